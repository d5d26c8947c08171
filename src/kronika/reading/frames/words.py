"""Closed word classes of English that the frame rules stand on."""

from kronika.codebook.verbs import verb_forms


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _verbs(lemmas: str) -> frozenset[str]:
    """Every form of the listed verbs."""
    return frozenset(form for lemma in lemmas.split() for form in verb_forms(lemma))


DETERMINERS = _words(
    "the a an this that these those its his her their our my your some any no each every another "
    "both all several many few two three four five six seven eight nine ten dozens"
)
PREPOSITIONS = _words(
    "in on at of by with from to against between among amongst near around into onto upon over "
    "across inside outside within off along through under during after before since until "
    "towards toward involving including despite amid behind beyond via per about following for"
)
LOCATIVE = _words(
    "in at near around inside outside within off across along over through into throughout beyond"
)
BOUNDARY_WORDS = _words(
    "who which that after when while because although though if unless whereas whose where before "
    "since but so until whether as than once"
)
BOUNDARY_MARKS = frozenset([";", ":", "–", "—", '"', "“", "”", "(", ")", "«", "»"])
CONJUNCTIONS = frozenset([",", "and", "&", "or", "и", "和", "、"])
BE = _words("is are was were be been being am")
HAVE = _words("has have had having")
MODALS = _words("will would can could may might shall should must")
NEGATIONS = _words("not never n't no without nor neither")
AUXILIARIES = BE | HAVE | MODALS | NEGATIONS | _words("do does did to also already just")

LIGHT_VERBS = _verbs(
    "carry conduct launch hold stage begin start kick open make pay reach perform take participate "
    "join attend announce conclude complete finish end wrap continue resume plan commit mount "
    "execute host impose lift express extend offer send convey sign broker mediate deliver provide "
    "organise organize lead undertake order do run come convene"
)
MAIN_VERBS = _verbs(
    "say tell announce condemn welcome claim confirm deny report accuse urge warn state note add "
    "stress express reiterate support include continue become make take give show find see call"
) - {"call", "calls", "report", "reports", "claim", "claims", "state", "states", "support", "note"}
FUTURE = _verbs("plan schedule expect slate prepare intend") | _words(
    "upcoming due set future forthcoming next will shall going proposed to-be"
)
UNREAL = _words("could should must might may would can cannot if unless whether") | _verbs(
    "urge demand seek want need hope propose request ask consider suggest advocate encourage "
    "threaten risk fear prevent avoid deter stop refuse reject oppose enable allow call"
)
UNREAL_NOUNS = _words(
    "possible possibility potential threat threats risk danger fear fears fight combat combating "
    "countering against charges charge suspicion prospect proposal calls call need any no "
    "preventing prevent plans support"
)
ENDING = _verbs("end conclude complete wrap finish")
BEGINNING = _verbs("begin start kick open launch continue resume") | _words(
    "underway ongoing current under-way"
)
CANCELLING = _verbs("cancel postpone scrap abandon")
FOILING = _verbs("foil thwart disrupt avert")
DENYING = _verbs("deny refute")
ATTEMPTING = _verbs("attempt try fail")
NOUNS_TOO = _words(
    "visit visits host hosts target targets shell shells bomb bombs wound wounds phone phones call "
    "calls telephone telephones jail jails chair chairs question questions fire fires land lands "
    "ring rings search searches catch catches poison storm storms ram rams stone stones martyr "
    "martyrs loot hack hacks free list patrol guard order man truck second swap trade fund"
)
"""Forms of verbs that are more often nouns."""
ANAPHORIC = _words("the this these that those such both")
PLACE_NOUNS = _words(
    "city town village port province region district area capital suburb suburbs outskirts resort "
    "island state governorate prefecture county neighborhood neighbourhood north south east west "
    "northeast northwest southeast southwest centre center coast airport base hamlet valley cities "
    "towns villages provinces regions districts areas islands"
)
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "May june july august september october november december yesterday today overnight"
)
