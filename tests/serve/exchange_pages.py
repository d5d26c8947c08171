"""Pages of the examples, read into a store by the rules."""

from pathlib import Path

from kronika.codebook.book import load_codebook
from kronika.pipeline import Source, read, settle
from kronika.plugins import load_reader
from kronika.store import open_store

PAGES = Path(__file__).parents[2] / "examples" / "pages"
NAMES = (
    "meridian-wire-2007-08-07-six-armies-to-train.txt",
    "harbour-post-2007-08-10-six-armies-one-exercise.html",
    "velmar-24-2007-08-10-peace-mission-field-phase.txt",
)  # fmt: skip


def read_pages(file, names):
    """A store with pages read by the rules, merged."""
    codebook = load_codebook()
    with open_store(file) as store:
        source = Source([str(PAGES / name) for name in names])
        reader = load_reader("rules")(codebook)
        near = store.neighbourhood()
        list(read(source, codebook=codebook, reader=reader, store=store, neighbourhood=near))
        settle(store, codebook)
    return file
