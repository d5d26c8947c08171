"""Holds any TAXII 2.1 server to 172 requirements: 135 MUST, 5 SHOULD, 32 of robustness.

The requirements with the sections of the OASIS standard are in `data/taxii_requirements.tsv`.
The server needs a collection that may be read and written (its content does not matter: the probe
asks for objects of its own); for the checks of rights also one that may only be read, one that
may only be written, and one that is hidden. They are found by their rights, or named.

    python benchmarks/taxii_conformance.py --url http://127.0.0.1:8350/taxii2/ --key KEY

Without `--url` it starts Kronika's own server on a store of its own.

What it does not show: speed, TLS, what a partner with a lower ceiling sees (the tests do).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _taxii_checks import Probe

TABLE = Path(__file__).parent / "data" / "taxii_requirements.tsv"
LEVELS = {"M": "MUST", "S": "SHOULD", "R": "robustness"}


def requirements() -> dict[str, tuple[str, str, str]]:
    """Level, section and words of each requirement, by id."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {id_: (level, section, words) for id_, level, section, words in rows}


@contextmanager
def own_server(target: str | None = None) -> Iterator[tuple[str, str, str]]:
    """The address, a key and a hidden collection of a server of our own, over a new store."""
    from _taxii_server import Server

    with Server(target=target) as server:
        yield server.url, server.key, server.hidden


def main() -> int:
    """Print what fails and the three figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--url", help="the discovery address, as https://host/taxii2/")
    parser.add_argument("--user", default="probe")
    parser.add_argument("--key", "--password", dest="key", default="")
    parser.add_argument("--hidden", help="id of a collection without any rights")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.url:
        probe = Probe(given.url, user=given.user, key=given.key, hidden=given.hidden)
        results = probe.run()
    else:
        with own_server() as (url, key, hidden):
            results = Probe(url, user="probe", key=key, hidden=hidden).run()
    table = requirements()
    for id_, (level, section, words) in table.items():
        ok, note = results.get(id_, (False, "not run"))
        if not ok:
            print(f"FAIL {id_} {LEVELS[level]} {section}: {words} {note}")
    figures = {}
    for level, name in LEVELS.items():
        ids = [i for i, row in table.items() if row[0] == level]
        figures[name] = (sum(results.get(i, (False, ""))[0] for i in ids), len(ids))
    print(" / ".join(f"{name} {got}/{of}" for name, (got, of) in figures.items()))
    if given.json:
        print(json.dumps(figures))
    return 0 if all(got == of for got, of in figures.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
