import json
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.evaluation import FaultyQuestions, Outcome, Question, Share, as_data, drawn, figures, in_words, read_questions
from bot.evaluation.curve import points
from dialogs.faq import Hit, Reasons
from dialogs.language import Language

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "content" / "small"


def outcome(decision: str, ranked: str, expect: str = "", kind: str = "plain", confidence: float = 0.5) -> Outcome:
    hits = tuple(
        Hit(name, 0.5, is_elsewhere=False, why=partial(Reasons, nearest=f"as {name}")) for name in ranked.split()
    )
    return Outcome(
        Question(f"fråga {decision} {ranked}", Language.SV, tuple(expect.split()), kind), decision, hits, confidence
    )


FOUND = (
    outcome("answer", "a b", "a", confidence=0.9),
    outcome("answer", "b a", "a", confidence=0.8),
    outcome("suggest", "b c a", "a c"),
    outcome("none", "b", "a", confidence=0.1),
    outcome("none", "b", kind="far", confidence=0.2),
    outcome("answer", "b", kind="near", confidence=0.7),
)


def test_outcomes_are_counted() -> None:
    counted = figures(FOUND)

    assert counted.right_first == Share(1, 4)
    assert counted.right_in_three == Share(3, 4)
    assert counted.answered_right == Share(1, 4)
    assert counted.answered_wrong == Share(1, 4)
    assert counted.suggested_right == Share(1, 4)
    assert counted.far_refused == Share(1, 1)
    assert counted.near_refused == Share(0, 1)
    assert counted.declined == Share(1, 2)


def test_the_report_names_what_was_confused_and_what_changed() -> None:
    before = as_data(FOUND)
    before["questions"][0]["decision"] = "none"

    said = in_words(FOUND, before)

    assert "25.0 % (1 of 4)" in said
    assert "wanted a (“as a”)" in said
    assert "none a -> answer a" in said


def test_a_program_gets_every_question_with_its_ranking() -> None:
    data = as_data(FOUND)

    assert data["summary"]["right_first"] == {"count": 1, "of": 4, "share": 0.25}
    assert data["questions"][2]["ranked"][0] == {"id": "b", "score": 0.5, "reasons": {"nearest": "as b"}}


def test_the_curve_goes_from_the_surest_answer_to_all() -> None:
    curve = points(FOUND)

    assert curve[0] == (0.0, 0.25)
    assert curve[-1] == pytest.approx((5 / 6, 0.25))
    assert "<polyline" in drawn(FOUND)


def written(folder: Path, text: str) -> Path:
    file = folder / "questions.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- {text: a, lang: fi}", "questions.yaml:1 P003"),
        ("- {text: a, lang: sv, expct: []}", "questions.yaml:1 P001"),
        ("- {lang: sv}", "questions.yaml:1 P002"),
        ("a: [", "P030"),
        ("", "P037"),
    ],
)
def test_a_faulty_file_of_questions_is_named_with_its_line(text: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(FaultyQuestions, match=fault):
        read_questions(written(tmp_path, text))


def test_a_folder_with_questions_and_answers_alone_can_be_evaluated(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "faq").mkdir(parents=True)
    for name in ("verktyg.yaml", "elsewhere.yaml"):
        (content / "faq" / name).write_bytes((SMALL / "faq" / name).read_bytes())
    file = written(tmp_path, "- {text: Får jag använda mitt privata konto?, lang: sv, expect: [private-account]}")
    curve = tmp_path / "curve.svg"

    result = CliRunner().invoke(main, ["eval", str(file), "--content", str(content), "--json", "--curve", str(curve)])

    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["summary"]["right_first"]["share"] == 1.0
    assert told["questions"][0]["decision"] == "answer"
    assert curve.exists()


def test_a_file_that_is_not_there_is_named() -> None:
    result = CliRunner().invoke(main, ["eval", "gone.yaml", "--content", str(SMALL)])

    assert result.exit_code == 1
    assert "gone.yaml" in result.stderr
