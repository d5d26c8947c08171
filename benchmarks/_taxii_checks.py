"""The checks behind `taxii_conformance.py`: all sections of the standard, in their order."""

from collections.abc import Callable

from _taxii_pages import Pages
from _taxii_posts import Posts
from _taxii_rights import Rights
from _taxii_rows import Rows
from _taxii_servers import Servers


class Probe(Servers, Posts, Pages, Rows, Rights):
    """Asks everything of one server; `run` gives for each id whether it holds, and a note."""

    def run(self) -> dict[str, tuple[bool, str]]:
        """All sections; one that breaks leaves its checks as failed."""
        sections: tuple[Callable[[], None], ...] = (
            self.discovery, self.api_root, self.collections, self.posting, self.kinds_of_objects,
            self.bad_bodies, self.reading, self.versions_filter, self.other_filters,
            self.fidelity, self.manifest, self.one_object, self.versions, self.strangers,
            self.rights_of_collections, self.deleting, self.bad_objects, self.methods, self.all_of,
        )  # fmt: skip
        for section in sections:
            try:
                section()
            except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
                print(f"{section.__name__} broke off: {type(error).__name__}: {error}")
        return self.results
