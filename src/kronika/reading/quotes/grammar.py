"""Closed classes of words that the reader of quotations leans on."""

HAVE = frozenset("has have had having 's 've ’ve 'd ’d".split())
BE = frozenset("is are was were be been being am 're ’re".split())
DO = frozenset("do does did".split())
MODALS = frozenset(
    "will would shall should may might can could must cannot 'll ’ll wo ca ought".split()
)
NEGATIONS = frozenset(
    "not n't n’t never neither nor didn't didn’t don't don’t doesn't doesn’t".split()
)
REFUSALS = frozenset(
    "refused declined refuses declines failed fails unable refusing declining".split()
)
ADVERBS = frozenset(
    "also later then again earlier once now already further long still today yesterday tomorrow "
    "tonight therefore thus meanwhile however instead too both all even just only recently soon "
    "first finally separately explicitly jointly since ever have much very utterly strongly there "
    "here afterwards afterward rightly wrongly likewise moreover".split()
)
PREPOSITIONS = frozenset(
    "of in on at to for from by with about into over after before during under against between "
    "among within without near since until via upon through across per than along including "
    "despite amid around toward towards alongside outside inside following like regarding "
    "concerning".split()
)
LINKS = frozenset({"of", "for", "from", "in", "at", "to", "on", "with", "de", "and", "&"})
"""Prepositions and conjunctions that may stand inside a name or a post."""
CONJUNCTIONS = frozenset(
    "but and or while whereas as that because although though when if unless whether so nor yet "
    "who which whom whose where why how what after before since until once и но а что 而 但".split()
)
HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "если"})
DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your some many several most both "
    "another one two three four five six seven eight nine ten other any all each no".split()
)
ABBREVIATIONS = frozenset(
    "lt gen col maj capt cmdr sen rep gov mr mrs ms dr st adm brig sgt prof rev hon jr sr".split()
)
SINGULAR = frozenset({"he", "she", "он", "она", "他", "她"})
PLURAL = frozenset({"they", "они", "他们"})
NEUTER = frozenset({"it", "оно", "它"})
FIRST = frozenset({"i", "we"})
PRONOUNS = SINGULAR | PLURAL | NEUTER | FIRST
COMMAS = frozenset({",", "，", "、"})
DASHES = frozenset({"—", "–", "-"})
STOPS = frozenset(". ! ? ; : … 。 ！ ？ ； ： ...".split()) | DASHES
MARKS = frozenset("\"'“”‘’«»„‟「」『』‹›")
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec week month year morning afternoon evening night day weekend today yesterday last "
    "this next earlier late early gmt am pm a.m. p.m.".split()
)
_IRREGULAR = frozenset(
    "remains remain remained became becomes made makes took takes went goes came comes began "
    "begins gave gives got gets saw sees knew knows led leads needs need wants want wanted "
    "killed hit fired launched attacked held holds continues continue spoke met left found "
    "felt paid sent stood spent lost won built broke brought bought fought fell fled flew "
    "grew kept laid meant ran rose sank sold shot shut struck thought threw understood wrote "
    "lay drove diedseeks includes".split()
)
FINITE = HAVE | BE | DO | MODALS | _IRREGULAR | {"’s"}
VENUES = frozenset(
    "statement interview tweet briefing post conference letter speech message report article "
    "release address remarks television twitter facebook telegram email phone call meeting "
    "parliament comments editorial column readout communique video summit testimony hearing blog "
    "note".split()
)
