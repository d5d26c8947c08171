"""English verb and noun forms, so that the codebook lists each word once."""

import re
from functools import lru_cache

_IRREGULAR = {
    "meet": "meets met met meeting", "hold": "holds held held holding",
    "shoot": "shoots shot shot shooting", "blow": "blows blew blown blowing",
    "strike": "strikes struck struck striking", "hit": "hits hit hit hitting",
    "fight": "fights fought fought fighting", "send": "sends sent sent sending",
    "pull": "pulls pulled pulled pulling", "put": "puts put put putting",
    "take": "takes took taken taking", "retake": "retakes retook retaken retaking",
    "drive": "drives drove driven driving", "seize": "seizes seized seized seizing",
    "speak": "speaks spoke spoken speaking", "overrun": "overruns overran overrun overrunning",
    "withdraw": "withdraws withdrew withdrawn withdrawing", "give": "gives gave given giving",
    "begin": "begins began begun beginning", "go": "goes went gone going",
    "say": "says said said saying", "tell": "tells told told telling",
    "slay": "slays slew slain slaying", "found": "founds founded founded founding",
    "lay": "lays laid laid laying", "win": "wins won won winning",
    "make": "makes made made making", "drop": "drops dropped dropped dropping",
    "stab": "stabs stabbed stabbed stabbing", "ram": "rams rammed rammed ramming",
    "gun": "guns gunned gunned gunning", "kidnap": "kidnaps kidnapped kidnapped kidnapping",
    "step": "steps stepped stepped stepping", "wrest": "wrests wrested wrested wresting",
    "pay": "pays paid paid paying", "freeze": "freezes froze frozen freezing",
    "expel": "expels expelled expelled expelling", "repel": "repels repelled repelled repelling",
    "ban": "bans banned banned banning", "set": "sets set set setting",
    "sit": "sits sat sat sitting", "see": "sees saw seen seeing",
    "embargo": "embargoes embargoed embargoed embargoing", "kick": "kicks kicked kicked kicking",
    "bring": "brings brought brought bringing",
    "undergo": "undergoes underwent undergone undergoing", "sign": "signs signed signed signing",
    "lead": "leads led led leading", "break": "breaks broke broken breaking",
    "become": "becomes became become becoming", "be": "is was been being",
    "have": "has had had having", "do": "does did done doing", "come": "comes came come coming",
    "run": "runs ran run running", "fall": "falls fell fallen falling",
    "lose": "loses lost lost losing", "keep": "keeps kept kept keeping",
    "leave": "leaves left left leaving", "free": "frees freed freed freeing",
    "agree": "agrees agreed agreed agreeing", "travel": "travels traveled traveled traveling",
    "cancel": "cancels canceled canceled canceling", "stand": "stands stood stood standing",
    "wind": "winds wound wound winding", "wrap": "wraps wrapped wrapped wrapping",
    "call": "calls called called calling", "commit": "commits committed committed committing",
    "get": "gets got gotten getting", "plan": "plans planned planned planning",
    "find": "finds found found finding", "stop": "stops stopped stopped stopping",
    "die": "dies died died dying", "throw": "throws threw thrown throwing",
    "fly": "flies flew flown flying", "swear": "swears swore sworn swearing",
    "burst": "bursts burst burst bursting", "rise": "rises rose risen rising",
    "cut": "cuts cut cut cutting", "shut": "shuts shut shut shutting",
    "bar": "bars barred barred barring", "let": "lets let let letting",
    "split": "splits split split splitting", "hurl": "hurls hurled hurled hurling",
    "tear": "tears tore torn tearing", "build": "builds built built building",
    "overthrow": "overthrows overthrew overthrown overthrowing",
    "nab": "nabs nabbed nabbed nabbing", "ship": "ships shipped shipped shipping",
    "catch": "catches caught caught catching", "ring": "rings rang rung ringing",
    "write": "writes wrote written writing", "mow": "mows mowed mown mowing",
    "sink": "sinks sank sunk sinking", "shake": "shakes shook shaken shaking",
    "slit": "slits slit slit slitting", "hurt": "hurts hurt hurt hurting",
    "steal": "steals stole stolen stealing", "beat": "beats beat beaten beating",
    "transfer": "transfers transferred transferred transferring",
    "rain": "rains rained rained raining", "sever": "severs severed severed severing",
    "lend": "lends lent lent lending", "sell": "sells sold sold selling",
    "buy": "buys bought bought buying", "swap": "swaps swapped swapped swapping",
    "pen": "pens penned penned penning", "equip": "equips equipped equipped equipping",
    "strip": "strips stripped stripped stripping", "slap": "slaps slapped slapped slapping",
    "scrap": "scraps scrapped scrapped scrapping", "scrub": "scrubs scrubbed scrubbed scrubbing",
    "annul": "annuls annulled annulled annulling", "grab": "grabs grabbed grabbed grabbing",
    "choose": "chooses chose chosen choosing", "hear": "hears heard heard hearing",
    "withhold": "withholds withheld withheld withholding", "flee": "flees fled fled fleeing",
    "uphold": "upholds upheld upheld upholding", "tie": "ties tied tied tying",
    "overfly": "overflies overflew overflown overflying", "quit": "quits quit quit quitting",
    "submit": "submits submitted submitted submitting", "dig": "digs dug dug digging",
    "confer": "confers conferred conferred conferring", "chip": "chips chipped chipped chipping",
    "teach": "teaches taught taught teaching",
    "forgive": "forgives forgave forgiven forgiving",
    "forbid": "forbids forbade forbidden forbidding", "plead": "pleads pleaded pleaded pleading",
}  # fmt: skip
_MORE_FORMS = {
    "travel": ("travelled", "travelling"), "cancel": ("cancelled", "cancelling"),
    "channel": ("channelled", "channelling"), "be": ("are", "were"),
}  # fmt: skip
_VOWELS = "aeiou"
_SHORT = re.compile(r"[^aeiou]+[aeiou][bdgklmnprtvz]")
"""One syllable that ends in one vowel and one consonant: the consonant is doubled ("robbed")."""


@lru_cache(maxsize=4096)
def verb_forms(lemma: str) -> dict[str, str]:
    """The forms of a verb, each with its tag: base, s, past, participle, or ing.

    A form that is both past and participle has the tag `past`.

    Example:
        >>> sorted(verb_forms("carry"))
        ['carried', 'carries', 'carry', 'carrying']
        >>> verb_forms("strike")["struck"]
        'past'
    """
    s, past, participle, ing = _parts(lemma)
    forms = {participle: "participle", ing: "ing", s: "s", past: "past"}
    forms.setdefault(lemma, "base")
    for extra in _MORE_FORMS.get(lemma, ()):
        forms[extra] = "ing" if extra.endswith("ing") else "past"
    return forms


def _parts(lemma: str) -> tuple[str, str, str, str]:
    if lemma in _IRREGULAR:
        s, past, participle, ing = _IRREGULAR[lemma].split()
        return s, past, participle, ing
    past = _past(lemma)
    return plural(lemma), past, past, _stem(lemma, drop_e=True) + "ing"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _stem(lemma) + "ed"


def _stem(lemma: str, *, drop_e: bool = False) -> str:
    """The lemma before a suffix that opens with a vowel."""
    if drop_e and lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1]
    return lemma + lemma[-1] if _SHORT.fullmatch(lemma) else lemma


def plural(noun: str) -> str:
    """The plural of a noun, or the third person of a verb.

    Example:
        >>> plural("embassy"), plural("clash"), plural("convoy")
        ('embassies', 'clashes', 'convoys')
    """
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def noun_forms(noun: str) -> tuple[str, ...]:
    """A noun as listed and in the plural; a listed plural stays as it is.

    Example:
        >>> noun_forms("raid"), noun_forms("talks")
        (('raid', 'raids'), ('talks',))
    """
    if noun.endswith("s") and not noun.endswith("ss"):
        return (noun,)
    return (noun, plural(noun))
