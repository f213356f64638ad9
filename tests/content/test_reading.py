import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.codes import Code
from bot.content.figures import figures
from bot.content.folder import NoContent, content_folder
from bot.content.kinds import kind_of
from bot.content.phrases import shipped_phrases
from bot.content.readability import lix, words_in
from bot.content.reading import read
from bot.content.schemas import json_schemas
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Command, Phrase
from tests.planting import TODAY, Folder

ROOT = Path(__file__).parents[2]


def test_the_shipped_content_has_no_error_and_no_warning() -> None:
    assert [str(problem) for problem in read(ROOT, TODAY).problems] == []


def test_the_library_holds_what_is_written(folder: Folder) -> None:
    library = folder.read().library

    assert library is not None
    assert library.organisation.name.sv == "Lillby"
    assert library.entries["private-account"].cites == ("verktyg-1", "gdpr-28")
    assert [c.number for c in library.policy.clauses(Language.SV)] == ["1.1"]
    assert library.policy.sections[Language.SV][0].preamble == "Inledning."
    assert library.tools["chat"].max_data_class == 1
    assert figures(library).entries == 2


def test_the_fingerprint_follows_the_content_and_not_how_lines_end(folder: Folder) -> None:
    first = folder.read().library
    windows = (folder.path / "faq/verktyg.yaml").read_bytes().replace(b"\n", b"\r\n")
    folder.write("faq/verktyg.yaml", windows)
    same = folder.read().library
    folder.change("faq/elsewhere.yaml", "Kontakta it-supporten.", "Ring it-supporten.")
    other = folder.read().library

    assert first is not None
    assert same is not None
    assert other is not None
    assert first.fingerprint == same.fingerprint != other.fingerprint
    assert first.rules_fingerprint == other.rules_fingerprint


def test_the_fingerprint_of_the_rules_follows_their_words_and_effects_and_no_comment(folder: Folder) -> None:
    def fingerprint() -> str:
        library = folder.read().library
        assert library is not None
        return library.rules_fingerprint

    first = fingerprint()
    folder.change("policy_text/risk_check.yaml", "levels:", "# comment\nlevels:")
    commented = fingerprint()
    folder.change("policy_text/risk_check.yaml", "effects: {level: limited}", "effects: {level: high}")
    stricter = fingerprint()

    assert first == commented != stricter


def test_the_order_of_entries_and_files_changes_no_index(folder: Folder, library: Library) -> None:
    written = yaml.load((folder.path / "faq/verktyg.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
    first = folder.read().library
    folder.write("faq/verktyg.yaml", json.dumps(list(reversed(written))))
    second = folder.read().library

    assert first is not None
    assert second is not None
    assert first.index.fingerprint == second.index.fingerprint != library.index.fingerprint


def test_the_schemas_are_valid_and_accept_what_is_shipped() -> None:
    schemas = json_schemas()
    for schema in schemas.values():
        jsonschema.Draft7Validator.check_schema(schema)

    for file in sorted(ROOT.glob("faq/**/*.yaml")) + sorted(ROOT.glob("policy_text/*.yaml")):
        kind = kind_of(file.relative_to(ROOT).as_posix())
        written = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - reads text only
        jsonschema.validate(written, schemas[str(kind)], cls=jsonschema.Draft7Validator)


def test_a_schema_refuses_what_the_check_refuses() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"id": "a", "topc": "b"}], json_schemas()["entries"])


def test_content_is_looked_for_here_and_then_in_the_package(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.path)
    assert content_folder(None) == folder.path

    monkeypatch.chdir(folder.path / "faq")
    assert (content_folder(None) / "policy_text").is_dir()


def test_a_folder_without_content_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoContent, match="--content"):
        content_folder(tmp_path)


def test_the_bots_own_words_fit_the_code_in_both_languages() -> None:
    phrases = shipped_phrases()

    assert all(text.sv and text.en for text in phrases.says.values())
    assert phrases.say(Phrase.PROGRESS, Language.SV, number=3, most=9) == "Fråga 3 av högst 9"


def test_every_phrase_and_command_is_used_somewhere() -> None:
    files = [
        file for room in ("bot", "dialogs") for file in (ROOT / room).rglob("*") if file.suffix in {".py", ".html"}
    ]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files if file.name != "phrase.py")
    by_name = set(re.findall(r"\b(?:Phrase|Command)\.[A-Z_]+\b", code))
    by_key = set(re.findall(r"['\"]([a-z_]+)['\"]", code))
    put_together = ("tool_status_", "about_", "policy_source_")

    unsaid = [phrase for phrase in Phrase if f"Phrase.{phrase.name}" not in by_name and phrase not in by_key]
    assert [phrase for phrase in unsaid if not phrase.startswith(put_together)] == []
    assert [command for command in Command if f"Command.{command.name}" not in by_name] == []


def test_every_code_has_its_own_number_and_a_meaning() -> None:
    assert len({str(code) for code in Code}) == len(list(Code))
    assert all(code.meaning.endswith(".") for code in Code)


@pytest.mark.parametrize(
    ("text", "index"),
    [("", 0), ("Hej du.", 2), ("Verksamhetsutveckling sker.", 2 + 50), ("Ja\n\nNej\n\n- Kanske", 1)],
)
def test_lix_is_words_to_a_sentence_and_the_share_of_long_words(text: str, index: float) -> None:
    assert lix(text) == pytest.approx(index)


@given(st.text())
def test_readability_is_defined_for_any_text(text: str) -> None:
    assert 0 <= lix(text) <= 100 + len(words_in(text))
