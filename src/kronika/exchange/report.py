"""An HTML report: one file that can be read, printed and sent, with the words behind each value.

No script, nothing fetched; a content security policy says so to the browser. What pages say is
escaped, isolated in its direction, and freed of characters that steer text. Values that cannot be
true together stand side by side; the sources are numbered, with the hash of the bytes received.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from kronika import __version__
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.sentences import around
from kronika.exchange.titles import summary, title, type_label
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, Said

MOST_WORDS = 12
"""Pages that are quoted for one value at most, each once; how often more it is said is counted."""
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_RULES = {
    "reviewer": "accepted by a reviewer", "witnesses": "more independent witnesses",
    "later": "published later", "confidence": "read with more confidence", "only": "",
}  # fmt: skip

Sources = dict[str, dict[str, Any]]


def write(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """One HTML file, event by event."""
    sources: Sources = {}
    count = 0

    def events() -> Iterator[dict[str, Any]]:
        nonlocal count
        for record in parcel.records():
            count += 1
            yield event(record, parcel, sources)

    made = _template().generate(
        heading=str(options.get("title") or "Kronika report"), version=__version__,
        codebook=parcel.codebook.version, stamp=parcel.stamp, events=events(), sources=sources,
    )  # fmt: skip
    for piece in made:
        file.write(piece.encode("utf-8", "xmlcharrefreplace"))
    return Written({"events": count, "sources": len(sources)})


def _template() -> Any:  # noqa: ANN401 (a template of jinja's)
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(__file__).parent / "data"
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["plain"] = plain
    return environment.get_template("report.html")


def plain(said: object) -> str:
    r"""Words without characters that steer text; each becomes one replacement character.

    Example:
        >>> plain("a\u202eb"), plain(None)
        ('a�b', '')
    """
    return "" if said is None else _STEERING.sub("�", str(said))


def event(record: EventRecord, parcel: Parcel, sources: Sources) -> dict[str, Any]:
    """An event as the template takes it; its pages become numbered sources."""
    return {
        "id": record.id, "title": title(record), "marking": record.marking,
        "summary": summary(record),
        "fields": [_field(one, parcel, sources) for one in record.merged.fields],
    }  # fmt: skip


def _field(field: FieldValues, parcel: Parcel, sources: Sources) -> dict[str, Any]:
    return {
        "label": field.field.replace("_", " "),
        "clash": bool(field.conflicting),
        "values": [_value(one, field, parcel, sources) for one in field.values],
    }


def _value(
    value: FieldValue, field: FieldValues, parcel: Parcel, sources: Sources
) -> dict[str, Any]:
    first: dict[str, Said] = {}
    for said in value.said:
        first.setdefault(said.document_id, said)
    words = [_words(one, parcel, sources) for one in list(first.values())[:MOST_WORDS]]
    places = len({(one.document_id, one.start, one.end) for one in value.said})
    shown = type_label(value.value) if field.field == "type" else value.value
    return {
        "value": shown, "relation": value.relation, "standing": standing(value, field),
        "words": words, "more": places - len(words),
    }  # fmt: skip


def standing(value: FieldValue, field: FieldValues) -> str:
    """How a value stands to the one that heads the field, and how many say it.

    Example:
        >>> one = FieldValue("7000", ())
        >>> standing(one, FieldValues("number troops", (one,)))
        'said by 0 pages, 0 independent'
    """
    pages = "page" if value.reports == 1 else "pages"
    counted = f"said by {value.reports} {pages}, {value.witnesses} independent"
    if value is field.headline:
        rule = _RULES[field.rule] if len(field.values) > 1 else ""
        return f"{counted}; {rule}" if rule else counted
    how = f"{value.relation}: {value.why}" if value.why else value.relation
    return f"{counted}; {how}"


def _words(said: Said, parcel: Parcel, sources: Sources) -> dict[str, Any]:
    source = _source(said, parcel, sources)
    page = parcel.document(said.document_id)
    before, quote, after = "", said.quote, ""
    if page is not None and page.text[said.start : said.end] == said.quote:
        before, quote, after = around(page.text, said.start, said.end)
    who = " < ".join(filter(None, (said.outlet, said.agency, said.speaker))) or "unnamed outlet"
    day = f", {said.published[:10]}" if said.published else ""
    planned = ", told beforehand" if said.planned else ""
    return {
        "before": before, "quote": quote, "after": after, "source": source["number"],
        "who": f"{who}{day}{planned}", "language": page.language if page else None,
    }  # fmt: skip


def _source(said: Said, parcel: Parcel, sources: Sources) -> dict[str, Any]:
    known = sources.get(said.document_id)
    if known is None:
        page = parcel.document(said.document_id)
        address = page.url if page else None
        known = sources[said.document_id] = {
            "number": len(sources) + 1, "id": said.document_id,
            "headline": (page.headline if page else None) or "Page without a headline",
            "outlet": said.outlet, "published": said.published,
            "sha256": ((page.capture_id if page else None) or "").removeprefix("c_"),
            "address": address if address and address.startswith(("http://", "https://")) else None,
        }  # fmt: skip
    return known


FORMAT = Format(
    "report",
    "one HTML file to read and print, every value with its sentence",
    to_file=write,
    options=(Option("title", "The heading of the report."),),
    name_as="kronika-report.html",
)
