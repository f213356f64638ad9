import os

from dialogs.library import Library
from tests.verdict_tables import FILE, kept, tables, written


def test_the_check_says_what_the_tables_of_verdicts_say(library: Library) -> None:
    if os.environ.get("WRITE_DOCS"):
        FILE.write_text(written(library.rules), encoding="utf-8")

    assert dict(tables(library.rules)) == kept(), "read what differs, then write it anew as the file's head says"
