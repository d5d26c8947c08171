"""Who, what, when and where of the main event of real articles.

    .venv/bin/python benchmarks/fivew1h.py [--reader rules|learned]
        [--data ../shared/data/fivew1h] [--json]

Data: 47 articles (November 2016) in which three people marked phrases that answer each question,
from the gold standard of Giveme5W1H; most tell of things that our codebook has no type for (a
chocolate bar, a Grand Prix, an election). An answer is right when the words it has in common with
any coder's phrase give an F1 of 0.5 or more, or, for `when`, when it is the same day. Shares are
of the articles for which the coders gave an answer. Escaped characters in phrases are read.

Ways to answer: `event`, the first event told among the records, with its first participant and
place, and nothing where there is no such event; `page`, the same, and where it is silent the
first named actor, the first place and the first dated time of the story, the headline's words
after that actor, and the day of publication; `plain`, without any reading, the headline for what
and the day of publication for when, the floor to beat. Giveme5W1H's published answers score .19
(when), .32 (where) and .36 (who) on this data by this rule; they are printed beside.

It does not show: events of our own kind, of which there are hardly any here, nor whether a page's
other events are right. 47 articles on six stories: a difference of ten points is noise.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from _answers import Answers, of_event, of_page
from _readers import dated, open_reader, options, page, run
from _scores import wilson, word_f1
from kronika.model.documents import Document

PUBLISHED = {"when": 0.19, "where": 0.32, "who": 0.36}
QUESTIONS = ("who", "what", "when", "where")
Row = dict[str, Any]


def article(row: Row) -> Document:
    """An article as a page."""
    body = row["text"] or ""
    lines = [line for line in re.split(r"\n+", body) if line.strip()]
    parts = [("headline", row["title"] or ""), ("standfirst", row["description"] or "")]
    day = (row["published"] or "")[:10] or None
    return page([*parts, *(("body", line) for line in lines)], name=row["id"], **dated(day))


def phrases(row: Row, question: str) -> list[str]:
    """The coders' phrases."""
    found = (gold.get("text") for gold in row["gold"].get(question) or [])
    return [unescaped(phrase) for phrase in found if phrase and phrase.strip()]


def unescaped(phrase: str) -> str:
    r"""A phrase with its JSON escapes read.

    Example:
        >>> unescaped(r"Mondel\u0113z")
        'Mondelēz'
    """
    read = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), phrase)
    return read.replace('\\"', '"')


def days(row: Row) -> set[str]:
    """The days that the coders resolved."""
    return {gold["parsed"][:10] for gold in row["gold"].get("when") or [] if gold.get("parsed")}


def asked(row: Row, question: str) -> bool:
    """Whether the coders gave an answer."""
    return bool(phrases(row, question) or (question == "when" and days(row)))


def right(row: Row, question: str, answers: Answers) -> bool:
    """Whether the answer shares half its words with a phrase, or is the same day."""
    said = getattr(answers, question)
    if said and any(word_f1(said, phrase) >= 0.5 for phrase in phrases(row, question)):
        return True
    return question == "when" and answers.day is not None and answers.day in days(row)


def plain(document: Document) -> Answers:
    """Answers without reading: the headline for what, the day of publication for when."""
    return Answers(what=document.headline, day=(document.published or "")[:10] or None)


def answered(question: str, answers: Answers) -> bool:
    """Whether there is an answer."""
    return bool(getattr(answers, question) or (question == "when" and answers.day))


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Answers every article and prints the shares."""
    reader = open_reader(args.reader, model=args.model)
    lines = (args.data / "articles.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    counts: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    events = 0
    for row in rows:
        document = article(row)
        reading = reader.read(document)
        records = reader.records(document, reading)
        events += bool(records.events)
        ways = {
            "event": of_event(document, records),
            "page": of_page(document, reading, records),
            "plain": plain(document),
        }
        for way, answers in ways.items():
            for question in (q for q in QUESTIONS if asked(row, q)):
                counts[way, question].append(
                    (right(row, question, answers), answered(question, answers))
                )
    print(f"{len(rows)} articles, {events} with an event of the codebook")
    return {"articles": len(rows), "with_event": events, **shown(counts)}


def shown(counts: dict[tuple[str, str], list[tuple[bool, bool]]]) -> dict[str, Any]:
    """Prints the shares and gives them for JSON."""
    figures: dict[str, Any] = {"giveme5w1h_published": PUBLISHED}
    for (way, question), cases in sorted(counts.items()):
        if not any(said for _, said in cases):
            continue
        good, said, of = sum(r for r, _ in cases), sum(a for _, a in cases), len(cases)
        low, high = wilson(good, of)
        beside = f"  Giveme5W1H {PUBLISHED[question]:.2f}" if question in PUBLISHED else ""
        print(
            f"{way:6} {question:6} right {good:2}/{of}  {good / of:.2f}  [{low:.2f}, {high:.2f}]"
            f"  answered {said}{beside}"
        )
        figures[f"{way}_{question}"] = {
            "right": good, "of": of, "answered": said, "share": round(good / of, 4),
            "wilson_95": [round(low, 4), round(high, 4)],
        }  # fmt: skip
    return figures


if __name__ == "__main__":
    raise SystemExit(run(options(__doc__, data=Path("../shared/data/fivew1h")), measure))
