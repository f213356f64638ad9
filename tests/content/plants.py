"""Faults planted in the small content folder, at least one for every code, each with the line it is to be found on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.planting import Folder

V, O, S, T, R = (  # noqa: E741 - the files changed most
    "faq/verktyg.yaml",
    "policy_text/organisation.yaml",
    "policy_text/sources.yaml",
    "policy_text/tools.yaml",
    "policy_text/risk_check.yaml",
)
E, M = "faq/elsewhere.yaml", "policy_text/en/01-verktyg.md"

Planting = Callable[[Folder], None]


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault: how it gets into the folder, and the code, file and line (0: the whole file) it is to be found with."""

    fault: str
    plant: Planting
    code: str
    file: str
    line: int


Change = tuple[str, str, str, str, str, int]
"""A fault, a file, what is replaced there, by what, the code and the line."""

CHANGED: list[Change] = [
    ("wrong key", V, "topic: tools", "topc: tools", "P001", 2),
    ("key that nobody has", V, "topic: tools", "topic: tools\n  zebra: 1", "P001", 3),
    ("missing key", V, "  topic: tools\n", "", "P002", 1),
    ("empty value", V, "topic: tools", "topic: ''", "P002", 2),
    ("missing Swedish", V, "    sv: Be AI-samordnaren om det.\n", "", "P007", 22),
    ("empty English", V, "en: Ask the AI coordinator.", "en: ''", "P007", 24),
    ("dead citation", V, "cites: [verktyg-1, gdpr-28]", "cites: [verktyg-9, gdpr-28]", "P051", 11),
    ("no citation", V, "cites: [verktyg-1]", "cites: []", "P008", 25),
    ("citation that is no name", V, "cites: [verktyg-1]", "cites: [Verktyg ett]", "P006", 25),
    ("text where a list belongs", V, "cites: [verktyg-1]", "cites: verktyg-1", "P005", 25),
    ("list where a text belongs", V, "owner: ai_coordinator", "owner: [ai_coordinator]", "P005", 14),
    ("duplicate id", V, "id: new-tool", "id: private-account", "P050", 17),
    ("id in capitals", V, "id: new-tool", "id: New_Tool", "P006", 17),
    ("duplicate key", V, "topic: tools", "topic: tools\n  topic: tools", "P032", 3),
    ("dead related entry", V, "related: [new-tool]", "related: [old-tool]", "P052", 12),
    ("dead lead", V, '"tool:chat"', '"tool:chatt"', "P053", 13),
    ("unknown role", V, "owner: ai_coordinator", "owner: the_king", "P054", 14),
    ("wrong date", V, "reviewed: 2026-11-20", "reviewed: 20 November", "P004", 15),
    ("day that never was", V, "reviewed: 2026-11-20", "reviewed: 2026-02-30", "P004", 15),
    ("review before the last one", V, "review_by: 2027-05-20", "review_by: 2026-11-19", "P082", 16),
    ("end before the beginning", V, "to: 2027-12-31", "to: 2025-12-31", "P081", 29),
    ("one model question", V, "[Hur får jag ett verktyg godkänt?, Vem godkänner verktyg?]", "[Hur?]", "P102", 20),
    ("no model question", V, "[Får jag använda mitt privata konto?, Kan jag logga in privat?]", "[]", "P008", 4),
    ("link that leads nowhere", V, "(#verktyg-1)", "(#verktyg-7)", "P045", 7),
    ("link without https", V, "(#verktyg-1)", "(http://lillby.se)", "P045", 7),
    ("HTML", V, "Nej, använd jobbkontot.", "Nej, <b>använd</b> jobbkontot.", "P046", 7),
    ("long answer", V, "No, use your work account.", "No, use. " + "word " * 116, "P090", 9),
    ("longest answer", V, "No, use your work account.", "No, use. " + "word " * 131, "P091", 9),
    ("endless answer", V, "No, use your work account.", "x" * 5000, "P010", 9),
    ("answer hard to read", V, "Nej, använd jobbkontot.", "Tillhandahållarorganisationens " * 20, "P093", 7),
    ("same words for two matters", E, "jag har glömt mitt lösenord", "kan jag logga in PRIVAT", "P101", 4),
    ("kind that is none", E, "kind: far", "kind: distant", "P003", 2),
    ("group named as an entry", E, "id: password", "id: new-tool", "P050", 1),
    ("synonyms with another key", "faq/synonyms.yaml", "words:", "word:", "P001", 1),
    ("no Swedish name", O, "name: {sv: Lillby, en: Lillby}", "name: {en: Lillby}", "P007", 1),
    ("language that is none", O, "languages: [sv, en]", "languages: [sv, fi]", "P003", 2),
    ("no role to turn to", O, "turn_to: ai_coordinator\n", "", "P002", 1),
    ("turning to nobody", O, "turn_to: ai_coordinator", "turn_to: nobody", "P054", 12),
    (
        "role nobody names",
        O,
        "turn_to:",
        "  idle:\n    title: {sv: A, en: A}\n    contact: {sv: A, en: A}\nturn_to:",
        "P060",
        12,
    ),
    ("law without https", S, "link: https://eur-lex.europa.eu", "link: eur-lex.europa.eu", "P009", 4),
    ("status that is none", S, "status: unknown", "status: certain", "P003", 5),
    ("source nobody cites", S, "gdpr-28:", "gdpr-29:", "P059", 1),
    ("tool with a wrong class", T, "max_data_class: 1", "max_data_class: 7", "P003", 9),
    ("yes without quotes is a text", T, 'is_ai: "yes"', "is_ai: true", "P003", 8),
    ("long text of a tool", T, "Du får använda Chatt.", "Du får. " + "ord " * 81, "P092", 13),
    ("overdue tool", T, "review_by: 2027-05-20", "review_by: 2026-11-24", "P080", 17),
    ("option without unsure", R, "      - id: unsure\n", "      - id: perhaps\n", "P070", 28),
    (
        "condition outside the grammar",
        R,
        'asked_when: {is_ai: ["yes", unsure]}',
        "asked_when: is_ai == yes",
        "P011",
        43,
    ),
    ("condition on a later question", R, 'asked_when: {is_ai: ["yes"', 'asked_when: {data: ["yes"', "P071", 43),
    ("condition on no option", R, 'asked_when: {is_ai: ["yes"', 'asked_when: {is_ai: ["maybe"', "P072", 43),
    ("synonyms of two options", R, "sv: [japp]", "sv: [vet inte]", "P074", 34),
    ("stop without its kind", R, "limited: {outcome: stop, stop_kind: policy,", "limited: {outcome: stop,", "P075", 18),
    ("kind of stop without a stop", R, "effects: {level: limited}", "effects: {stop_kind: law}", "P075", 57),
    ("stop that names nobody", R, "stop_kind: law, contacts: [ai_coordinator]", "stop_kind: law", "P076", 20),
    ("condition that is not written", R, "conditions: [check_facts]", "conditions: [check_fact]", "P077", 32),
    ("condition nobody sets", R, "conditions: [check_facts]", "cites: [verktyg-1]", "P061", 59),
    (
        "unsure of no question",
        R,
        "unsure_may_lead_to_ok: {}",
        "unsure_may_lead_to_ok:\n  is_it: {sv: Strängare., en: Stricter.}",
        "P078",
        62,
    ),
    (
        "alone among single choices",
        R,
        "synonyms: {sv: [japp]",
        'alone: "yes"\n        synonyms: {sv: [japp]',
        "P079",
        31,
    ),
    ("never asked and never known", R, 'many: "no"', 'many: "no"\n    never_asked: "yes"', "P079", 28),
    (
        "level left out",
        R,
        "  limited: {outcome: stop, stop_kind: policy, contacts: [ai_coordinator]}\n",
        "",
        "P002",
        15,
    ),
    ("level that is none", R, "effects: {level: limited}", "effects: {level: medium}", "P003", 57),
    ("two questions of one id", R, "- id: data", "- id: is_ai", "P050", 37),
    ("anchor that differs", M, "{#verktyg-1}", "{#verktyg-2}", "P044", 9),
    ("clause left out", M, "## Godkända {#verktyg-1}\n\nText.\n", "", "P044", 5),
    ("heading without an anchor", M, " {#verktyg-1}", "", "P042", 9),
    ("clause without a text", M, "Text.\n", "", "P049", 9),
    ("no front matter", M, "---\ntitle: Verktyg\nreviewed: 2026-11-20\n---\n", "", "P040", 1),
    ("front matter with a wrong date", M, "2026-11-20", "soon", "P004", 3),
    ("heading of a third level", M, "## Godkända", "### Godkända", "P041", 9),
    ("titles that differ", M, "title: Verktyg", "title: Tools", "P048", 5),
    ("citation of a whole section", V, "cites: [verktyg-1]", "cites: [verktyg]", "P051", 25),
    ("link without #", V, "(#verktyg-1)", "(verktyg-1)", "P045", 7),
    ("script", V, "Nej, använd jobbkontot.", "Nej <script src=x", "P046", 7),
    ("HTML in a model question", V, "Kan jag logga in privat?", "<b>Kan jag?</b>", "P046", 4),
    ("link written further down", V, "Nej, använd", "[a]: javascript:x\n\n      Nej, använd", "P045", 7),
    ("placeholder in one language", V, "No, use your work account.", "No, use {tool}.", "P047", 9),
    ("text above the heading", M, "# Verktyg {#verktyg}", "Hej.\n\n# Verktyg {#verktyg}", "P041", 5),
    (
        "section without a heading",
        M,
        "# Verktyg {#verktyg}\n\nInledning.\n\n## Godkända {#verktyg-1}\n\nText.\n",
        "",
        "P041",
        4,
    ),
    ("question named as a word of conditions", R, "- id: data", "- id: any", "P006", 37),
    ("tab", V, "  topic: tools", "\ttopic: tools", "P031", 2),
    ("broken YAML", V, "cites: [verktyg-1, gdpr-28]", "cites: [verktyg-1, gdpr-28", "P030", 11),
    ("anchor of YAML", V, "topic: tools", "topic: &tools tools", "P033", 2),
    ("alias of YAML", V, "owner: ai_coordinator", "owner: *tools", "P033", 14),
    ("tag of YAML", V, "topic: tools", "topic: !!str tools", "P034", 2),
    ("second document", V, "- id: new-tool", "---\n- id: new-tool", "P035", 17),
    ("merge key", O, "languages: [sv, en]", "<<: {a: b}", "P033", 2),
    ("same words but for chat", E, "jag har glömt mitt lösenord", "Hej, kan jag logga in privat, tack", "P101", 4),
    ("nearly the same words", V, "Vem godkänner verktyg?", "Får jag använda mina privata konton?", "P120", 20),
    ("question of another entry", V, "Kan jag logga in privat?", "Godkänt verktyg?", "P121", 4),
    ("the same twice", V, "Kan jag logga in privat?", "Hej får jag använda mitt privata konto", "P122", 4),
    (
        "word in two groups of synonyms",
        "faq/synonyms.yaml",
        "login]}",
        "login]}\n- words: {sv: [Konto, profil]}",
        "P123",
        2,
    ),
    ("tool named as a command", T, "aliases: [chatten]", "aliases: [hjälp]", "P124", 3),
    ("tool with an endless name", T, "aliases: [chatten]", "aliases: [en två tre fyra fem sex]", "P124", 3),
    ("entry past its last day", V, "to: 2027-12-31", "to: 2026-11-24", "P125", 29),
    ("review of tomorrow", V, "reviewed: 2026-11-20", "reviewed: 2026-11-26", "P126", 15),
    ("source looked up next year", S, "verified: 2026-11-23", "verified: 2027-11-23", "P126", 6),
    ("section reviewed next month", M, "reviewed: 2026-11-20", "reviewed: 2026-12-20", "P126", 3),
    ("beginning after the next review", V, "from: 2026-01-01", "from: 2027-05-20", "P127", 29),
    ("beginning in a mistyped year", V, "from: 2026-01-01, to: 2027-12-31}", "from: 2062-01-01}", "P127", 29),
    ("English section older", M, "reviewed: 2026-11-20", "reviewed: 2026-11-19", "P128", 3),
    (
        "English answer older",
        V,
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20\n  translated: 2026-11-01",
        "P128",
        16,
    ),
    ("figure in one language", V, "your work account.", "your work account within 30 days.", "P129", 9),
    ("figure in one language of a clause", M, "Text.", "Text of 2026.", "P129", 9),
    ("link in one language", V, "[Read more](#verktyg-1)", "", "P130", 9),
    ("bureaucratic Swedish", V, "Nej, använd jobbkontot.", "Nej, du skall nyttja jobbkontot.", "P131", 8),
    ("bureaucratic English", V, "No, use", "No, pursuant to the policy use", "P131", 10),
    (
        "quotation that differs",
        V,
        "      No, use your work account.",
        "      No.\n\n      > Texts. {#verktyg-1}\n\n      No.",
        "P132",
        12,
    ),
    ("quotation of no clause", V, "      No, use", "      > Text. {#verktyg-9}\n\n      No, use", "P133", 10),
    ("quotation of nobody knows what", V, "      No, use", "      > Text.\n\n      No, use", "P134", 10),
    ("quotation in a text about a tool", T, "sv: Du får använda Chatt.", "sv: '> Text. {#verktyg-1}'", "P134", 13),
]


def _changing(name: str, old: str, new: str) -> Planting:
    return lambda folder: folder.change(name, old, new)


def _writing(name: str, text: str | bytes) -> Planting:
    return lambda folder: folder.write(name, text)


def _replaced_by_a_folder(folder: Folder) -> None:
    (folder.path / O).unlink()
    (folder.path / O).mkdir()


def _linked_outside(folder: Folder) -> None:
    (folder.path / O).unlink()
    (folder.path / O).symlink_to(Path("/etc/hostname"))


def _missing(folder: Folder) -> None:
    (folder.path / T).unlink()


def _endless_files(folder: Folder) -> None:
    for number in range(1001):
        folder.write(f"faq/utterances/u{number}.yaml", "a: {}")


def _tool_twice(folder: Folder) -> None:
    written = (folder.path / T).read_text(encoding="utf-8")
    folder.write(T, written + written.replace("id: chat", "id: other"))


def _uncited_section(folder: Folder) -> None:
    for language in ("sv", "en"):
        text = "---\ntitle: B\nreviewed: 2026-11-20\n---\n# B {#b}\n\n## C {#b-1}\n\nText.\n"
        folder.write(f"policy_text/{language}/02-b.md", text)


SECTION = "policy_text/sv/02-b.md"

FILES = [
    Plant("folder in place of a file", _replaced_by_a_folder, "P020", O, 0),
    Plant("file of 5 MB", _writing(V, b"# " + b"x" * 5_000_000), "P021", V, 0),
    Plant("character that is no text", _writing(V, b"- id: a\n  topic: b\x00\n"), "P022", V, 2),
    Plant("file in another encoding", _writing(V, "- id: a\n  topic: å\n".encode("latin-1")), "P022", V, 2),
    Plant("link that leads outside", _linked_outside, "P023", O, 0),
    Plant("register of tools left out", _missing, "P024", T, 0),
    Plant("file with another ending", _writing("faq/verktyg.yml", "- id: a"), "P025", "faq/verktyg.yml", 0),
    Plant("more files than content has", _endless_files, "P026", ".", 0),
    Plant("file of nothing but faults", _writing(O, "".join(f"k{n}: v\n" for n in range(60))), "P027", O, 0),
    Plant("nested deep", _writing(V, "- id: a\n  topic: " + "[" * 30), "P036", V, 2),
    Plant("only a comment", _writing(V, "# nothing\n"), "P037", V, 1),
    Plant(
        "section without a number",
        _writing("policy_text/sv/b.md", "---\n---\n# A {#a}\n"),
        "P043",
        "policy_text/sv/b.md",
        0,
    ),
    Plant("two tools of one name", _tool_twice, "P056", T, 20),
    Plant(
        "utterances of nobody",
        _writing("faq/utterances/verktyg.yaml", "gone:\n  sv: [hej]\n"),
        "P057",
        "faq/utterances/verktyg.yaml",
        1,
    ),
    Plant("section that nothing cites", _uncited_section, "P058", SECTION, 5),
    Plant(
        "few utterances",
        _writing("faq/utterances/verktyg.yaml", "new-tool:\n  sv: [hej]\n"),
        "P100",
        "faq/utterances/verktyg.yaml",
        1,
    ),
]

BOTH = 'when: {all: [{is_ai: ["yes"]}, {not: {data: [none]}}]}'
HIGH = "high: {outcome: stop, stop_kind: policy, contacts: [ai_coordinator]}"

RULES = [
    Plant(
        "part of a condition that changes nothing",
        _changing(R, BOTH, BOTH.replace("]}}]}", ']}}, {is_ai: ["yes", unsure]}]}')),
        "P111",
        R,
        54,
    ),
    Plant("riskier answer that is milder", _changing(R, BOTH, 'when: {is_ai: ["no"]}'), "P112", R, 36),
    Plant(
        "unsure that gives a yes",
        _changing(
            R, "effects: {level: minimal, outcome: ask, contacts: [ai_coordinator]}", "effects: {level: minimal}"
        ),
        "P113",
        R,
        33,
    ),
    Plant(
        "unsure that closes a level", _changing(R, "{may: prohibited, outcome", "{may: high, outcome"), "P114", R, 52
    ),
    Plant(
        "table milder to the worse",
        _changing(R, HIGH, "high: {outcome: ask, contacts: [ai_coordinator]}"),
        "P115",
        R,
        19,
    ),
    Plant("stop by way of a level that names nobody", _changing(R, HIGH, "high: {}"), "P116", R, 51),
]

PLANTED = [Plant(fault, _changing(file, old, new), code, file, line) for fault, file, old, new, code, line in CHANGED]
PLANTED += [*FILES, *RULES]
