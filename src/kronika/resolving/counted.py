"""What numbers count: words for one kind of thing, the whole kind or a part of it."""

from functools import lru_cache

from kronika.codebook.states import States

_KINDS: dict[str, tuple[str, str]] = {
    "troops": (
        "troops soldiers servicemen servicemembers personnel participants people members men "
        "servicewomen forces strong военнослужащих военных человек солдат 人员 官兵 军人 名官兵 人",
        "officers marines paratroopers sailors police policemen gendarmes reservists pilots "
        "commandos rangers sappers airmen advisers trainers",
    ),
    "killed": (
        "killed dead deaths fatalities died slain погибших убитых 死亡", "civilians children"
    ),
    "wounded": ("wounded injured hurt раненых пострадавших 受伤", ""),
    "ships": (
        "ships vessels warships craft кораблей судов 舰艇 艘",
        "corvettes destroyers frigates submarines boats cruisers minesweepers tankers carriers",
    ),
    "aircraft": (
        "aircraft planes warplanes airplanes самолётов самолетов 飞机 架",
        "helicopters fighters bombers jets gunships вертолётов вертолетов 直升机",
    ),
    "vehicles": ("vehicles", "tanks trucks armoured armored howitzers танков 坦克"),
    "weapons": (
        "weapons munitions", "drones missiles rockets shells bombs uavs беспилотников ракет"
    ),
    "nations": ("nations countries states стран государств 国 国家", "allies partners observers"),
    "detained": ("detained arrested captured задержанных 被捕", "suspects militants prisoners"),
}  # fmt: skip
_WHOLE = {word: kind for kind, (whole, _) in _KINDS.items() for word in whole.split()}
_PART = {word: kind for kind, (_, part) in _KINDS.items() for word in part.split()}
_FATES = ("killed", "wounded", "detained")


@lru_cache(maxsize=4096)
def kind_of(what: str) -> tuple[str, str]:
    """The kind that a counted noun belongs to, and the part of it (empty for the whole kind).

    Example:
        >>> kind_of("warships"), kind_of("Chinese soldiers"), kind_of("corvettes"), kind_of("laws")
        (('ships', ''), ('troops', ''), ('ships', 'corvettes'), ('laws', ''))
    """
    words = what.casefold().replace("-", " ").split()
    for fate in _FATES:
        if any(_WHOLE.get(w) == fate for w in words):
            return fate, next((w for w in words if w in _PART), "")
    for word in reversed(words):
        for form in (word, f"{word}s"):
            if form in _PART:
                return _PART[form], "" if _joins_parts(words) else form
            if form in _WHOLE:
                return _WHOLE[form], ""
    return (" ".join(words) or "count"), ""


def _joins_parts(words: list[str]) -> bool:
    """Whether several parts are counted together: drones and missiles."""
    return sum(w in _PART for w in words) > 1


@lru_cache(maxsize=4096)
def whose(words: str) -> str | None:
    """The ISO code of the one state whose people or things are counted, None for nobody's.

    Example:
        >>> whose("about 1,600 Chinese soldiers"), whose("6,000 US personnel"), whose("80 aircraft")
        ('CN', 'US', None)
        >>> whose("300 of them from the United States")
        'US'
    """
    states, plain = States.load(), [w.strip(".«»\"'") for w in words.replace(",", " , ").split()]
    runs = {" ".join(plain[i : i + n]) for n in (1, 2, 3) for i in range(len(plain))}
    found = {
        named.iso for run in runs if run[:1].isupper() and (named := states.by_name(run))
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None
