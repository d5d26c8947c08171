"""News and picture agencies, as datelines and credit lines name them.

Names only, written as the agencies sign their copy; no claim about any of them.
"""

import re
from collections.abc import Iterable

__all__ = ["agencies_among", "credited_names", "is_agency"]

_NAMES = """
Reuters|Thomson Reuters|Thomson Reuters Foundation|AP|The Associated Press
Associated Press|AFP|Agence France-Presse|Agence France Presse|dpa|DPA|dpa-AFX|EFE
Agencia EFE|ANSA|Adnkronos|AGI|Askanews|LaPresse|Xinhua|Xinhua News Agency
China News Service|CNS|CCTV|CGTN|TASS|ITAR-TASS|Interfax|Interfax-Ukraine|RIA
RIA Novosti|RIA News|Sputnik|Rossiya Segodnya|REGNUM|Kyodo|Kyodo News|Jiji
Jiji Press|Yonhap|Yonhap News|Yonhap News Agency|Newsis|News1|KCNA|PTI
Press Trust of India|ANI|IANS|APP|NNI|INP|UNB|BSS|BDNews24|Bernama|Antara|VNA|PNA
TNA|CNA|Focus Taiwan|AKP|KPL|MNA|NNN|Khaama|Khaama Press|Pajhwok|Tolo News|TOLOnews
IRNA|Tasnim|Fars|Mehr|ISNA|Press TV|SANA|NNA|INA|NINA|Shafaq|WAM|KUNA|QNA|SPA|BNA
ONA|Saba|Petra|WAFA|MENA|MAP|TAP|APS|LANA|SUNA|AMI|NAN|GNA|KNA|ENA|Angop|ANGOP
APANews|PANA|SAnews|ABP|Anadolu|Anadolu Agency|Anadolu Ajansı|AA|DHA|IHA|İHA|ANKA
Belga|ANP|APA|ATS|Keystone|Keystone-SDA|Keystone-ATS|SDA|AFX|KNA|epd|SID|Ritzau|NTB
TT|STT|Lehtikuva|LETA|BNS|ELTA|Tanjug|FoNet|HINA|Hina|SRNA|FENA|Fena|MINA|MIA|ATA
BTA|Agerpres|Mediafax|MTI|ČTK|CTK|TASR|SITA|PAP|UNIAN|Ukrinform|UNN|BelTA|BELTA
Kazinform|Kabar|AKIpress|UzA|Khovar|TDH|AZERTAC|Azertac|Turan|Armenpress|ARMENPRESS
Interpressnews|UPI|Bloomberg|Bloomberg News|CNN|BBC|VOA|RFE/RL|DW|RFI|Al Jazeera
Europa Press|EUROPA PRESS|Servimedia|Lusa|LUSA|Agência Brasil|Agencia Brasil|Télam
Telam|Notimex|Prensa Latina|ACN|ABI|Andina|AVN|EFE-EPA|CMC|PA|PA Media|PA Wire
Press Association|AAP|NZPA|RNZ|CP|The Canadian Press|Canadian Press
La Presse Canadienne|IPS|Inter Press Service|TNS|Tribune News Service|McClatchy
States News Service|MEE|TNH|IRIN|UN News|AFPTV|AP Photo|EPA|EPA-EFE|epa|Getty
Getty Images|AFP via Getty Images|Zuma|ZUMA Press|Shutterstock|Alamy|imago|IMAGO
Imago Images|picture alliance|Picture-Alliance|SIPA|Sipa USA|Sipa Press|Abaca
NurPhoto|Handout|Magnum|VCG|UKRAFOTO|Eyevine|EyePress|MAXAR|Planet Labs
Maxar Technologies|Wikimedia Commons|ТАСС|ИТАР-ТАСС|РИА Новости|РИА|Интерфакс
Спутник|РБК|УНИАН|Укринформ|БелТА|БЕЛТА|КазТАГ|新华社|新华网|中新社|中新网|共同社|共同|時事|연합뉴스|뉴시스
뉴스1|رويترز|أ ف ب|فرانس برس|وام|واس|سانا
"""
_AGENCIES = frozenset(
    name.casefold() for line in _NAMES.split("\n") for name in line.split("|") if name
)
_SPLIT = re.compile(r"\s*(?:/|,|;|\||&|\+|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b)\s*")


def is_agency(name: str) -> bool:
    """Whether a name is one that an agency signs its copy or its pictures with.

    Example:
        >>> is_agency("Xinhua"), is_agency("Grace Hopper")
        (True, False)
    """
    return name.strip(" .").casefold() in _AGENCIES


def credited_names(words: str) -> list[str]:
    """The names in a credit, in order, each once: "AP/Ada Byron" names two.

    Example:
        >>> credited_names("Reuters, AFP and dpa")
        ['Reuters', 'AFP', 'dpa']
    """
    if is_agency(words):
        return [words.strip(" .")]
    names = (part.strip(" .-–—") for part in _SPLIT.split(words))
    return list(dict.fromkeys(name for name in names if name))


_HOUSE = re.compile(
    r"\b(?:news|newswire|wires?|agenc(?:y|ies)|agence|agencia|agenzia|agência|agentur|ajans\w*"
    r"|press|presse|prensa|nachrichten\w*|tv|television|broadcast\w*|media|photos?)\b"
    r"|агентств\w*|новости|通讯社|新闻|通信社|وكالة",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:our|own|the)\b|\b(?:desk|staff|stringers?|pool|handout|reporters?|editors?"
    r"|correspondents?|bureau|newsroom|contributors?|services)\b",
    re.IGNORECASE,
)


def agencies_among(names: Iterable[str]) -> list[str]:
    """The names that are those of an agency or a newsroom: persons and desks are left out.

    Example:
        >>> agencies_among(["Reuters", "Ada Byron", "our desk", "Bay News Agency", "TBP"])
        ['Reuters', 'Bay News Agency', 'TBP']
    """
    return [name for name in names if is_agency(name) or _is_house(name)]


def _is_house(name: str) -> bool:
    if _NOBODY.search(name):
        return False
    acronym = name.isupper() and name.isascii() and name.isalpha() and 2 <= len(name) <= 6
    return acronym or _HOUSE.search(name) is not None
