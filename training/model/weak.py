"""What the rule reader finds on the pages with gold, for `sources_own.goldpages`: triggers and
quotes with their places.

    python training/model/weak.py --data ../shared/data --out run/weak.json
"""

import argparse
import json
from pathlib import Path

from kronika.codebook.book import load_codebook
from kronika.intake.captures import captures
from kronika.intake.dispatch import documents
from kronika.reading.components import readings
from kronika.reading.rules import components
from kronika.settings import Limits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    fail = lambda stage, item, error: print(stage, item, error)  # noqa: E731
    limits = Limits()
    paths = sorted(str(p) for p in (args.data / "goldpages/pages").glob("*.txt"))
    caught = captures(paths, given=None, limits=limits, fetch=False, stdin=None, on_error=fail)
    pages = documents(caught, on_error=fail, limits=limits)
    found = {}
    for document, reading in readings(pages, components(load_codebook()), on_error=fail):
        quotes = []
        for q in reading.quotes:
            who = reading.mentions[q.speaker] if q.speaker is not None else None
            speaker = (who.start, who.end) if who else None
            quotes.append(((q.start, q.end), (q.cue_start, q.cue_end), speaker))
        frames = []
        for f in reading.frames:
            s = reading.sentences[f.sentence]
            frames.append((f.start, f.end, f.type, document.text[s.start : s.end]))
        name = Path(document.path or "").name
        found[name] = {"text": document.text, "frames": frames, "quotes": quotes}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(found))
    print(len(found), "pages")


if __name__ == "__main__":
    main()
