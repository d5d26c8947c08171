"""Time expressions to intervals: how many are right, and how many of those answered.

Data: GUM (../shared/data/gum), whose `<date>` marks carry TEI values, or any file of JSON lines
`{"text", "anchor", "lang", "sentence"?, "start", "end"}` with half-open `[start, end)`. From
GUM, news and interviews are the development set; the other genres that may be used (bio,
academic, voyage, speech, textbook, court) are printed apart, and so is talk (conversation,
vlog). Anchor is the document's `meta::dateCreated`. Marks with one open side or without a year
are left out, since they name no interval. Beside us in the same run: dateparser, given the
expression alone, "prefer past".

Right means both ends equal; an answer to a case whose ends are null is wrong. What this does
not show: whether expressions are found in running text, the zone, and the hour.
"""

import argparse
import gzip
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from kronika.reading.times import resolve

DEVELOPMENT = ("news", "interview")
UNSEEN = ("bio", "academic", "voyage", "speech", "textbook", "court")
SPOKEN = ("conversation", "vlog")


def sentences(folder: Path) -> Iterator[tuple[str, str | None, str, list[tuple[str, str]]]]:
    """Genre, anchor, text and (form, MISC) of each sentence."""
    genre, anchor, text, rows = "", None, "", []
    for path in sorted(folder.glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                line = line.rstrip("\n")
                if line.startswith("# newdoc id"):
                    genre, anchor = line.split("_")[1], None
                elif line.startswith("# meta::dateCreated"):
                    anchor = line.split(" = ")[1]
                elif line.startswith("# text = "):
                    text, rows = line[9:], []
                elif not line and rows:
                    yield genre, anchor, text, rows
                    rows = []
                elif line[:1].isdigit() and re.match(r"\d+\t", line):
                    columns = line.split("\t")
                    rows.append((columns[1], columns[9]))


def bound(value: str) -> tuple[date, date] | None:
    """The half-open interval of a partial ISO date; None for one without a year."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value)
    if not found:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    if month is None:
        return date(year, 1, 1), date(year + 1, 1, 1)
    if day is None:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, day), date(year, month, day) + timedelta(days=1)


def interval(attributes: str) -> tuple[date, date] | None:
    """The interval that a `<date>` mark names."""
    values = dict(re.findall(r'(\w+):::"([^"]*)"', attributes))
    if "when" in values:
        return bound(values["when"])
    left = values.get("from") or values.get("notBefore")
    right = values.get("to") or values.get("notAfter")
    ends = (bound(left or ""), bound(right or ""))
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None


def marks(text: str, rows: list[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Start, end and attributes of each `<date>` mark of a sentence."""
    position, opened = 0, []
    for form, misc in rows:
        start = max(text.find(form, position), position)
        position = start + len(form) if text.startswith(form, start) else position
        tags = next((m for m in misc.split("|") if m.startswith("XML=")), "")
        for closing, attributes in re.findall(r"<(/?)date\b([^>]*)>", tags):
            if not closing:
                opened.append((start, attributes))
            elif opened:
                begun, values = opened.pop()
                yield begun, position, values


def from_gum(folder: Path) -> Iterator[tuple[str, dict]]:
    """Genre and case of every `<date>` that names an interval."""
    for genre, anchor, text, rows in sentences(folder):
        for start, end, attributes in marks(text, rows):
            ends = interval(attributes)
            if ends and end > start:
                yield genre, {
                    "text": text[start:end], "anchor": anchor, "lang": "en", "sentence": text,
                    "start": ends[0].isoformat(), "end": ends[1].isoformat(),
                }  # fmt: skip


Ends = tuple[str | None, str | None]


def ours(case: dict) -> Ends:
    """The interval of the expression that covers most of the text, if it covers half."""
    text, anchor, language = case["text"], case.get("anchor"), case.get("lang")
    found = resolve(text, anchor=anchor, language=language, sentence=case.get("sentence"))
    best = max(found, key=lambda t: t.end - t.start, default=None)
    if best is None or 2 * (best.end - best.start) < len(case["text"].strip()):
        return None, None
    return best.first, best.last


def theirs(case: dict) -> Ends:
    """What dateparser makes of the expression alone."""
    from dateparser.date import DateDataParser

    anchor = case.get("anchor")
    settings = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": False}
    if anchor:
        settings["RELATIVE_BASE"] = datetime.fromisoformat((anchor + "-01-01")[:10])
    try:
        parser = DateDataParser(
            languages=[case["lang"]] if case.get("lang") else None, settings=settings
        )
        found = parser.get_date_data(case["text"])
    except (ValueError, OverflowError):
        return None, None
    if not found or not found.date_obj:
        return None, None
    on, period = found.date_obj.date(), found.period
    iso = {"year": f"{on:%Y}", "month": f"{on:%Y-%m}"}.get(period, f"{on:%Y-%m-%d}")
    if period == "week":
        on -= timedelta(days=on.weekday())
        return on.isoformat(), (on + timedelta(days=7)).isoformat()
    first, last = bound(iso) or (on, on)
    return first.isoformat(), last.isoformat()


def score(
    cases: list[dict], reader: Callable[[dict], Ends]
) -> tuple[dict, list[tuple[dict, Ends]]]:
    """Right, answered, and the cases missed."""
    right = answered = 0
    missed = []
    begun = time.perf_counter()
    for case in cases:
        ends = reader(case)
        gold = (case.get("start"), case.get("end"))
        right += ends == gold
        answered += ends != (None, None)
        if ends != gold:
            missed.append((case, ends))
    empty = sum(
        1
        for c in cases
        if not c.get("start") and not c.get("end") and c not in [m[0] for m in missed]
    )
    seconds = time.perf_counter() - begun
    share = right / len(cases) if cases else 0.0
    of_answered = (right - empty) / answered if answered else 0.0
    figures = {
        "cases": len(cases), "right": right, "answered": answered, "share_right": round(share, 4),
        "right_of_answered": round(of_answered, 4),
        "ms_per_case": round(1000 * seconds / max(1, len(cases)), 3),
    }  # fmt: skip
    return figures, missed


def groups(path: Path) -> dict[str, list[dict]]:
    """The cases under the names they are printed with."""
    if path.is_file():
        lines = path.read_text(encoding="utf-8").splitlines()
        cases = [json.loads(line) for line in lines if line.strip()]
        found = {"all": cases}
        for case in cases:
            found.setdefault(f"lang {case.get('lang')}", []).append(case)
        return found
    found = {"news and interviews": [], "other genres": [], "talk": []}
    for genre, case in from_gum(path):
        if genre in DEVELOPMENT:
            found["news and interviews"].append(case)
        elif genre in UNSEEN:
            found["other genres"].append(case)
            found.setdefault(f"  {genre}", []).append(case)
        elif genre in SPOKEN:
            found["talk"].append(case)
    return found


def main() -> None:
    """Print the figures of both readers on each group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/gum"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--missed", action="store_true", help="print our misses of the first group")
    options = parser.parse_args()
    if not options.data.exists():
        sys.exit(f"no data at {options.data}")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    figures: dict[str, dict] = {}
    for number, (name, cases) in enumerate(groups(options.data).items()):
        for reader, call in (("kronika", ours), ("dateparser", theirs)):
            result, missed = score(cases, call)
            figures.setdefault(name.strip(), {})[reader] = result
            print(
                f"{name:22} {reader:11} right {result['right']:4}/{result['cases']:<4} "
                f"{result['share_right']:.3f}  of answered {result['answered']:4} "
                f"{result['right_of_answered']:.3f}  {result['ms_per_case']} ms"
            )
            if options.missed and reader == "kronika" and number == 0:
                for case, ends in missed:
                    gold = (case.get("start"), case.get("end"))
                    print(f"    {case.get('anchor')} {case['text']!r}: {ends} not {gold}")
    if options.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
