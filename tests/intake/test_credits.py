import pytest

from kronika.intake.credits import credit_line, trailing_credit

TAILS = [
    ("Troops on parade. [Xinhua]", "[Xinhua]", ["Xinhua"]),
    ("Troops on parade (Photo: AP)", "(Photo: AP)", ["AP"]),
    (
        "Troops on parade. (Ada Byron/AFP via Getty Images)",
        "(Ada Byron/AFP via Getty Images)",
        None,
    ),
    ("Troops on parade. © AFP 2016/ Ada Byron", "© AFP 2016/ Ada Byron", ["AFP", "Ada Byron"]),
    ("Troops on parade. Photo: Reuters", "Photo: Reuters", ["Reuters"]),
]
LINES = [
    ("Source: Harbour Daily", ["Harbour Daily"]),
    ("TBP and Agencies", ["TBP"]),
    ("(AFP, dpa)", ["AFP", "dpa"]),
    ("Reuters", ["Reuters"]),
    ("© AFP 2016/ Ada Byron", ["AFP", "Ada Byron"]),
    ("Reporting by Ada Byron; Editing by Grace Hopper", None),
    ("Additional reporting by Ada Byron in Lagos", None),
    ("With inputs from PTI", ["PTI"]),
]
NOT_LINES = [
    "The source said that agencies had met.",
    "Sources close to the ministry deny it.",
    "Reuters reported on Monday that ships had sailed.",
    "He was reporting to the admiral when it happened.",
    "Lagos",
    "",
]


@pytest.mark.parametrize(("caption", "credit", "names"), TAILS)
def test_a_credit_ends_a_caption(caption, credit, names):
    found = trailing_credit(caption, 0, len(caption))
    assert found is not None
    assert caption[found[0] :] == credit
    assert names is None or found[1] == names


@pytest.mark.parametrize("caption", ["Troops (about 400)", "He came (on Monday).", "Plain", ""])
def test_other_brackets_are_no_credit(caption):
    assert trailing_credit(caption, 0, len(caption)) is None


@pytest.mark.parametrize(("line", "names"), LINES)
def test_a_credit_line_names_whom_it_credits(line, names):
    found = credit_line(line)
    assert found is not None
    assert names is None or found == names


@pytest.mark.parametrize("line", NOT_LINES)
def test_a_sentence_about_sources_is_no_credit(line):
    assert credit_line(line) is None


def test_each_writer_and_editor_is_named_once():
    found = credit_line("(Reporting by Ada Byron in Lagos; Editing by Grace Hopper)")
    assert found == ["Ada Byron", "Grace Hopper"]
