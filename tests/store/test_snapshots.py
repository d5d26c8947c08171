"""The list in memory: grown by what changed it is the same as read at once."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_pages import drill, told_of_drill

from kronika.codebook.book import load_codebook
from kronika.errors import StoreError
from kronika.model.judgements import Judgement
from kronika.pipeline import settle
from kronika.store import SqlStore, open_store
from kronika.store.columns import Columns
from kronika.store.snapshots import snapshot

BOOK = load_codebook()
NAMES = st.sampled_from(("d_a", "d_b", "d_c"))
ACTS = st.one_of(
    st.tuples(st.just("put"), NAMES, NAMES), st.tuples(st.just("forget"), NAMES, NAMES),
    st.tuples(st.just("same"), NAMES, NAMES), st.tuples(st.just("different"), NAMES, NAMES),
    st.tuples(st.just("unlist"), NAMES, NAMES), st.tuples(st.just("keep"), NAMES, NAMES),
)  # fmt: skip


def act(store: SqlStore, at: int, what: str, one: str, other: str) -> None:
    if what == "put":
        store.put(drill(one), told_of_drill(drill(one))[: 1 if one == other else None],
                  ran=("rules.test@1",))  # fmt: skip
    elif what == "forget":
        store.forget(one)
    elif what == "unlist":
        store.unlist()
    elif what != "keep" and one != other:
        when = f"2026-01-01T00:00:{at:02}Z"
        store.judge(Judgement(f"ev_{one}", f"ev_{other}", what, "Ada", when))  # type: ignore[arg-type]


def looked(store: SqlStore, old: Columns | None) -> Columns:
    with store._transaction() as connection:
        return snapshot(connection, old, most_lost=2)


def told(columns: Columns) -> list[object]:
    """All that a snapshot says, by the numbers of records and the texts of values."""
    there, texts = (
        columns.there,
        {
            name: [columns.values.text(int(n)) for n in columns.values.numbers(name)]
            for name in columns.pairs
        },
    )
    found: list[object] = [
        sorted(
            (int(columns.number[row]), name, texts[name][at])
            for name, one in columns.pairs.items()
            for row, at in zip(one.rows.tolist(), one.values.tolist(), strict=True)
            if there[row]
        )
    ]
    pages = zip(columns.pages.rows.tolist(), columns.pages.values.tolist(), strict=True)
    found.append(sorted((int(columns.number[row]), page) for row, page in pages if there[row]))
    days = (columns.first, columns.last, columns.changes)
    found += [sorted(zip(columns.number[there], one[there], strict=True)) for one in days]
    for keys, rows in (columns.by_day, columns.by_change):
        assert keys.tolist() == sorted(keys.tolist())
        found.append(columns.number[rows[there[rows]]].tolist())
    counts = ((texts[name][at], int(count)) for name, one in columns.counts.items()
              for at, count in enumerate(one))  # fmt: skip
    found.append(sorted(one for one in counts if one[1]))
    found.append([n for n, row in enumerate(columns.row_of.tolist()) if row >= 0 and there[row]])
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ACTS, max_size=12))
def test_what_grew_with_each_change_is_what_is_read_at_once(acts):
    with open_store(":memory:") as store:
        grown = looked(store, None)
        for at, one in enumerate(acts):
            try:
                act(store, at, *one)
            except StoreError:
                continue
            settle(store, BOOK, limit=2)
            before, said = grown, told(grown)
            grown = looked(store, grown)
            assert told(before) == said
        assert told(grown) == told(looked(store, None))


def test_many_changes_leave_no_more_lost_rows_than_may_stand(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        grown = looked(store, None)
        for turn in range(6):
            for name in ("d_a", "d_b", "d_c", "d_d"):
                store.put(drill(name), told_of_drill(drill(name))[: 1 + turn % 2 * 9],
                          ran=("rules.test@1",))  # fmt: skip
            settle(store, BOOK)
            grown = looked(store, grown)
            assert len(grown.there) <= 4 + 2 + 4
        assert told(grown) == told(looked(store, None))
