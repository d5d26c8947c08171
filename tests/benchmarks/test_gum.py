"""GUM documents: print, names and attributions are where the marks say."""

import gzip

import pytest

from _gum import attributions, names, papers

ROWS = [
    "# newdoc id = GUM_news_harbour",
    "# meta::dateCreated = 2020-05-03",
    "# newpar",
    "# text = Minister Jane Otieno's aide said",
    "1\tMinister\t_\tPROPN\t_\t_\t5\tx\t_\tDiscourse=attribution-positive:1->2:0:sem-atsrc-1-5-_+lex-indwd-6-_|Entity=(1-person-new(2-person-new",
    "2\tJane\t_\tPROPN\t_\t_\t1\tflat\t_\t_",
    "3-4\tOtieno's\t_\t_\t_\t_\t_\t_\t_\t_",
    "3\tOtieno\t_\tPROPN\t_\t_\t1\tflat\t_\t_",
    "4\t's\t_\tPART\t_\t_\t1\tcase\t_\tEntity=2)",
    "5\taide\t_\tNOUN\t_\t_\t6\tnsubj\t_\tEntity=1)",
    "6\tsaid\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
    "7\t,\t_\tPUNCT\t_\t_\t6\tpunct\t_\t_",
    "8\tMombasa\t_\tPROPN\t_\t_\t9\tnsubj\t_\tDiscourse=ROOT:2:0|Entity=(3-place-new)",
    "9\treopened\t_\tVERB\t_\t_\t6\tccomp\t_\tSpaceAfter=No",
    "10\t.\t_\tPUNCT\t_\t_\t6\tpunct\t_\t_",
    "",
    "# newpar",
    "1\tShe\t_\tPRON\t_\t_\t2\tx\t_\tDiscourse=attribution-positive:3->4:0:sem-atsrc-11-_+lex-indwd-12-_",
    "2\tadded\t_\tVERB\t_\t_\t0\troot\t_\t_",
    "3\tships\t_\tNOUN\t_\t_\t4\tnsubj\t_\tDiscourse=joint-list:4->2:0:_",
    "4\tsail\t_\tVERB\t_\t_\t2\tccomp\t_\t_",
    "",
]


@pytest.fixture
def paper(tmp_path):
    with gzip.open(tmp_path / "dev.conllu.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(ROWS) + "\n")
    (one,) = papers(tmp_path, "dev")
    return one


def test_words_of_one_part_are_glued_and_paragraphs_parted(paper):
    assert (
        paper.text.rstrip()
        == "Minister Jane Otieno's aide said, Mombasa reopened.\n\nShe added ships sail"
    )
    assert (paper.genre, paper.created) == ("news", "2020-05-03")
    assert [paper.text[w.start : w.end] for w in paper.words] == [w.form for w in paper.words]


def test_names_are_runs_of_proper_nouns_without_titles(paper):
    found = [(paper.text[s:e], label) for s, e, label in names(paper)]
    assert found == [("Jane Otieno", "PER"), ("Mombasa", "LOC")]


def test_an_attribution_has_cue_source_and_what_is_said(paper):
    first, second = attributions(paper)
    words = lambda spans: [paper.text[s:e] for s, e in spans]  # noqa: E731
    assert words(first.cue) == ["said"]
    assert words(first.source) == ["Minister Jane Otieno's aide"]
    assert words([first.content]) == ["Mombasa reopened."]
    assert (first.pronoun, second.pronoun) == (False, True)
