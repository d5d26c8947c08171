"""Text that documents share is found with its words, and nothing else is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.intake.passages import SURE_WORDS, PassageIndex, shared_passages
from kronika.model.documents import Block, Document

NAMES = st.integers(0, 10**6)


def text_of(numbers, prefix="w"):
    return " ".join(f"{prefix}{number}" for number in numbers)


def document(name, *parts):
    """A document of parts, each words or (kind, words), a line each."""
    text, blocks = "", []
    for part in parts:
        kind, words = part if isinstance(part, tuple) else ("body", part)
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return Document(name, text, tuple(blocks))


def pairs(*documents):
    return list(shared_passages(documents))


def words(text):
    return text.casefold().replace(",", "").replace("\n", " ").split()


STORY = text_of(range(100))


@settings(max_examples=50)
@given(st.lists(NAMES, min_size=5, max_size=200))
def test_a_copy_is_found_whatever_its_length(numbers):
    [found] = pairs(document("a", text_of(numbers)), document("b", text_of(numbers)))
    assert (found.grade, found.left_containment, found.right_containment) == ("same_text", 1.0, 1.0)


@settings(max_examples=50)
@given(st.data(), st.lists(NAMES, min_size=60, max_size=200, unique=True))
def test_a_cut_text_is_wholly_contained(data, numbers):
    start = data.draw(st.integers(0, len(numbers) - SURE_WORDS))
    end = data.draw(st.integers(start + SURE_WORDS, len(numbers)))
    [found] = pairs(document("a", text_of(numbers)), document("b", text_of(numbers[start:end])))
    assert found.right_containment == 1.0
    assert found.grade in {"cut_version", "same_text"}


@settings(max_examples=50)
@given(st.lists(NAMES, max_size=200), st.lists(NAMES, max_size=200))
def test_unrelated_texts_share_nothing(left, right):
    assert pairs(document("a", text_of(left)), document("b", text_of(right, "v"))) == []


@settings(max_examples=50)
@given(
    st.lists(NAMES, max_size=60),
    st.lists(NAMES, min_size=SURE_WORDS, max_size=60, unique=True),
    st.lists(NAMES, max_size=60),
)
def test_a_passage_of_twenty_words_is_always_found_and_its_spans_read_alike(before, shared, after):
    left = document("a", text_of(before, "x"), text_of(shared), text_of(after, "y"))
    right = document("b", text_of(after, "z"), text_of(shared))
    [found] = pairs(left, right)
    assert max(span.words for span in found.spans) >= len(shared)
    for span in found.spans:
        ours = left.text[span.left_start : span.left_end]
        theirs = right.text[span.right_start : span.right_end]
        assert words(ours) == words(theirs)
        assert len(words(ours)) == span.words


def test_case_and_punctuation_make_no_difference():
    [found] = pairs(document("a", STORY), document("b", STORY.upper().replace(" ", ", ")))
    assert found.grade == "same_text"


def test_other_paragraphs_make_no_difference():
    half = text_of(range(50)), text_of(range(50, 100))
    [found] = pairs(document("a", STORY), document("b", *half))
    assert (found.grade, len(found.spans)) == ("same_text", 1)


def test_only_body_text_counts():
    furniture = ("comment_rules", STORY)
    assert pairs(document("a", furniture), document("b", furniture)) == []
    assert pairs(document("a", STORY), document("b", furniture)) == []


def test_a_span_does_not_run_over_an_inset():
    right = document("b", text_of(range(50)), ("caption", "A ship."), text_of(range(50, 100)))
    [found] = pairs(document("a", STORY), right)
    assert [span.words for span in found.spans] == [50, 50]
    assert all("ship" not in right.text[s.right_start : s.right_end] for s in found.spans)


def test_a_set_phrase_is_no_shared_passage():
    phrase = text_of(range(12))
    left = document("a", text_of(range(100, 200)), phrase)
    right = document("b", phrase, text_of(range(300, 400)))
    assert pairs(left, right) == []


def test_the_grade_says_how_much_is_shared():
    longer = document("b", STORY, text_of(range(200, 400)))
    reused = document("c", text_of(range(30)), text_of(range(500, 600)))
    found = {
        (one.left, one.right): one.grade for one in pairs(document("a", STORY), longer, reused)
    }
    assert found[("a", "b")] == "cut_version"
    assert found[("a", "c")] == "shares_passages"


def test_a_document_that_is_there_changes_nothing():
    index = PassageIndex()
    assert index.add(document("a", STORY)) == ()
    assert index.add(document("a", STORY)) == ()
    assert [one.left for one in index.add(document("b", STORY))] == ["a"]


def test_text_without_spaces_is_compared_by_its_signs():
    story = "两国海军周一在港口附近开始为期五天的联合演习参加演习的有八艘军舰和两千名士兵"
    [found] = pairs(document("a", story), document("b", story + "部长出席了开幕式并发表讲话"))
    assert found.left_containment == 1.0


def test_one_word_over_and_over_is_no_trap():
    [found] = pairs(document("a", "ship " * 3000), document("b", "ship " * 3000))
    assert found.grade == "same_text"


def test_text_in_very_many_documents_stays_tied_to_the_first():
    index = PassageIndex()
    found = [index.add(document(f"d{i}", STORY)) for i in range(100)]
    assert all(any(one.left == "d0" for one in shared) for shared in found[1:])
    assert max(map(len, found)) == 64


def test_documents_without_body_are_no_trap():
    assert pairs(document("a"), document("b", ""), document("c", "one two")) == []
