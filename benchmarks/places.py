"""Places: how often a name in a news text is put where it is.

Data: `DIR/geo/GeoVirus.xml.gz` (238 WikiNews articles) and `GeoWebNews.xml.gz` (200 pages; literal
toponyms with coordinates), Gritta et al. 2019; used for evaluation only. Each toponym is given as a
string, with the ISO countries that the same article names (by our state names) and the other
toponyms of the article as `near`. No span has to be found: this is resolution, not recognition.

Figures for each set: `right` within 161 km, `open` (ambiguous, unconfirmed, unknown, or a region
without a position), `wrong`; `right_of_answered`. `alone` is the same with no context at all.
It does not show how places do whose gold is a country's middle: two honest middles of a large
country lie further apart than 161 km, so figures without countries are given (`no_countries`).
"""

import argparse
import gzip
import json
import math
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kronika.codebook.gazetteer import PlaceFinder, open_gazetteer
from kronika.codebook.states import States

LIMIT_KM = 161.0
WORD = re.compile(r"[A-Z][\w.'’-]*(?: (?:of |and |the )*[A-Z][\w.'’-]*){0,3}")
Gold = tuple[str, float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", action="store_true", help="last line: one JSON object")
    parser.add_argument("--wrong", action="store_true", help="list the wrong answers")
    options = parser.parse_args()
    folder = options.data / "geo" if (options.data / "geo").is_dir() else options.data
    finder, states = open_gazetteer(), States.load()
    figures = {}
    for name in ("GeoVirus", "GeoWebNews"):
        articles = list(read(folder / f"{name}.xml.gz"))
        figures[name] = {
            "document": score(articles, finder, states, context=True, wrong=options.wrong),
            "alone": score(articles, finder, states, context=False),
            "no_countries": score(articles, finder, states, context=True, countries=False),
        }
        for kind, row in figures[name].items():
            print(f"{name:11s} {kind:13s}", "  ".join(f"{k} {v}" for k, v in row.items()))
    if options.json:
        print(json.dumps(figures))


def read(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Each article's text with its toponyms that have coordinates."""
    with gzip.open(path, "rb") as file:
        for article in ET.parse(file).getroot():
            text = article.findtext("text") or ""
            found = []
            for top in article.iter():
                lat, lon = (
                    top.findtext("lat") or top.findtext("latitude"),
                    top.findtext("lon") or top.findtext("longitude"),
                )
                name = top.findtext("name") or top.findtext("extractedName")
                if name and lat and lon and usable(top):
                    found.append((name, float(lat), float(lon)))
            yield text, found


def usable(top: ET.Element) -> bool:
    kind = (top.findtext("type") or "literal").lower()
    return "literal" in kind or "mixed" in kind or "metonym" in kind


def score(
    articles: list, finder: PlaceFinder, states: States, *,
    context: bool, countries: bool = True, wrong: bool = False,
) -> dict[str, float]:  # fmt: skip
    counts: Counter[str] = Counter()
    for text, golds in articles:
        named = mentioned(text, states) if context else set()
        names = list(dict.fromkeys(gold[0] for gold in golds)) if context else []
        for name, lat, lon in golds:
            if not countries and (states.by_name(name) or name in {"America"}):
                continue
            place = finder.locate(name, countries=named, near=[n for n in names if n != name])
            verdict = "open"
            if place.lat is not None and place.lon is not None:
                verdict = "right" if km(lat, lon, place.lat, place.lon) <= LIMIT_KM else "wrong"
            counts[verdict] += 1
            if wrong and verdict != "right":
                print(
                    verdict,
                    name,
                    place.precision,
                    place.country,
                    place.admin1,
                    (lat, lon),
                    (place.lat, place.lon),
                )
    total = counts.total() or 1
    shares = {key: round(counts[key] / total, 3) for key in ("right", "open", "wrong")}
    answered = counts["right"] + counts["wrong"]
    return {"n": total, **shares, "right_of_answered": round(counts["right"] / (answered or 1), 3)}


def mentioned(text: str, states: States) -> set[str]:
    """ISO codes of the countries that the text names in words or adjectives."""
    found = set()
    for phrase in WORD.findall(text):
        words = phrase.split(" ")
        for size in range(len(words), 0, -1):
            for start in range(len(words) - size + 1):
                entry = states.by_name(" ".join(words[start : start + size]).rstrip(".,"))
                if entry and entry.form != "metonym" and not entry.ambiguous:
                    found.add(entry.iso)
    return found


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b, step = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    cos = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(step)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cos)))


if __name__ == "__main__":
    main()
