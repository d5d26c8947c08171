"""English."""

import re

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered("month", "january jan|february feb||april apr||june jun|july jul|august aug"),
    **numbered("month", "september sept sep|october oct|november nov|december dec", 9),
    **numbered("weekday", "monday|tuesday|wednesday|thursday|friday|saturday|sunday", 0),
    **numbered("number", "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"),
    **numbered(
        "number", "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty", 13
    ),
    **alike("number", "a an", 1),
    **alike("number", "thirty", 30),
    **alike("number", "forty", 40),
    **alike("number", "fifty", 50),
    **alike("number", "hundred", 100),
    **numbered("nth", "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"),
    **numbered(
        "nth", "twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth", 12
    ),
    **numbered("nth", "nineteenth|twentieth", 19),
    **valued(
        "unit",
        minute="minute minutes",
        hour="hour hours",
        day="day days",
        week="week weeks",
        month="month months",
        year="year years",
        decade="decade decades",
        century="century centuries",
    ),
    **alike("fortnight", "fortnight"),
    **alike("weekend", "weekend"),
    **alike("last", "last"),
    **alike("past", "past"),
    **alike("next", "next coming upcoming"),
    **alike("this", "this current"),
    **alike("same", "same that"),
    **alike("following", "following subsequent", 1),
    **alike("following", "previous preceding prior", -1),
    **alike("ago", "ago"),
    **alike("later", "later earlier afterwards"),
    **alike("of", "of"),
    **alike("the", "the"),
    **alike("prep", "in on at during"),
    **alike("from", "from"),
    **alike("to", "to through thru"),
    **alike("conj", "and"),
    **alike("between", "between"),
    **alike("since", "since"),
    **alike("until", "until till by"),
    **alike("before", "before"),
    **alike("after", "after"),
    **alike("about", "about around circa approximately roughly some nearly almost"),
    **alike("edge", "early", "early"),
    **alike("edge", "late", "late"),
    **alike("edge", "mid middle", "mid"),
    **alike("brink", "beginning start outset", "early"),
    **alike("brink", "end close", "late"),
    **valued(
        "season", spring="spring springtime", summer="summer", autumn="autumn fall", winter="winter"
    ),
    **alike("quarter", "quarter"),
    **alike("half", "half"),
    **alike("vague", "several few couple many some numerous"),
    **alike("recent", "recent"),
    **alike("deictic", "today tonight", 0),
    **alike("deictic", "yesterday", -1),
    **alike("deictic", "tomorrow", 1),
    **alike("part", "morning afternoon evening night noon midnight midday overnight"),
    **alike("zone", "gmt utc est edt bst cet msk"),
    **alike("tens", "twenties", 20),
    **alike("tens", "thirties", 30),
    **alike("tens", "forties", 40),
    **alike("tens", "fifties", 50),
    **alike("tens", "sixties", 60),
    **alike("tens", "seventies", 70),
    **alike("tens", "eighties", 80),
    **alike("tens", "nineties", 90),
}
EXACT = {
    **alike("month", "March Mar MARCH", 3),
    **alike("month", "May MAY", 5),
    **numbered("shortday", "Mon|Tue Tues|Wed Weds|Thu Thur Thurs|Fri|Sat|Sun", 0),
}
PHRASES = {
    **phrased("deictic", -2, "the day before yesterday"),
    **phrased("deictic", 2, "the day after tomorrow"),
    **phrased("deictic", -1, "last night"),
    **phrased("deictic", 0, "this morning|this afternoon|this evening"),
    **phrased("zone", None, "local time|moscow time|beijing time|eastern time"),
    **phrased("until", None, "no later than|up to|up until"),
    **phrased("since", None, "ever since|as of|starting from"),
    **phrased("vague", None, "a few|a couple of|a number of|a couple"),
    **phrased("half_one", None, "half a"),
    **phrased("named", "9/11", "september 11 attacks|sept. 11 attacks|september 11th attacks"),
}
_FUTURE = (
    r"will|shall|would|won['’]t|[’']ll|going\s+to|next|upcoming|forthcoming|scheduled|slated|due|"
    r"plans|planning|expected|expects|set\s+to|(?:is|are|was|were)\s+to|intends?|ahead\s+of|"
    r"ends|concludes|closes|runs|lasts|finishes|begins|starts|opens"
)
_PLAN = (
    r"to\s+(?:be|meet|hold|visit|host|begin|start|attend|take|conduct|run|open|sign|discuss|"
    r"return|vote|join|travel|arrive|launch|end|go|make|stage|send|deploy)|planned|plan"
)
_PAST = (
    r"was|were|had|did|began|took|held|met|said|came|went|killed|died|wounded|injured|left|gave|"
    r"signed|struck|attacked|launched|arrived|visited|announced|started|ended|opened|fired|shot|"
    r"exploded|detonated|arrested|detained|captured|seized|declared|agreed|conducted|took\s+place|"
    r"commenced|concluded|closed|finished|resumed|kicked\s+off|wrapped\s+up|landed|sailed|reached|"
    r"deployed|received|welcomed|called|stormed|bombed|shelled|spoke|telephoned|wrote|imposed|lifted"
)
_SAYING = (
    r"said|says|say|told|tells|announced|announces|reported|reports|stated|states|confirmed|"
    r"warned|added|declared|claimed|denied|wrote|noted|tweeted|quoted|published|issued"
)
_COUNTED = (
    "troops soldiers servicemen personnel people persons men women civilians fighters militants "
    "rebels police officers refugees members students children ships vessels aircraft planes tanks "
    "vehicles tons tonnes kilometers kilometres km miles meters metres feet km2 dollars euros yuan "
    "rubles roubles pounds percent times cases homes houses households families workers sailors "
    "marines paratroopers reservists prisoners hostages victims casualties deaths units pieces "
    "items rounds missiles rockets shells drones migrants protesters demonstrators employees guests"
)
LEXICON = Lexicon(
    "en",
    WORDS,
    PHRASES,
    EXACT,
    None,
    future=re.compile(rf"\b(?:{_FUTURE})\b", re.I),
    plan=re.compile(rf"\b(?:{_PLAN})\b", re.I),
    past=re.compile(rf"\b(?:{_PAST})\b", re.I),
    saying=re.compile(rf"\b(?:{_SAYING})\b", re.I),
    counted=frozenset(_COUNTED.split()),
)
