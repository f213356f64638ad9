from dataclasses import dataclass, field
from html import escape

from bot.diagram.lettering import broken
from bot.diagram.picture import Group, Result, Step, crossings, steps
from dialogs.language import Language
from dialogs.risk_check import Outcome, Rules, StopKind

WIDTH, HEIGHT = 794, 1123
"""A4 in portrait, at 96 dots to the inch."""

MARGIN, TRACK, LINE, SIZE, PAD = 20, 10, 10.3, 8.3, 2.6
NAME_AT, NAME_WIDE, RESULT_AT, RESULT_WIDE = 58, 116, 180, 154
LABELS_AT = RESULT_AT + RESULT_WIDE + 6
LABELS_WIDE = WIDTH - MARGIN - LABELS_AT
FILLS = {Outcome.OK: "#e3f4e3", Outcome.CONDITIONS: "#fff3c4", Outcome.ASK: "#dfecfb", Outcome.STOP: "#fadcd9"}
LAW = "#e9b4b0"
STYLE = (
    f"text{{font:{SIZE}px Arial,Helvetica,'Liberation Sans',sans-serif;fill:#1a1a1a}}"
    ".name{font-weight:bold}.title{font-size:15px;font-weight:bold}"
    ".box{fill:#fff;stroke:#444;stroke-width:.8}.way{fill:none;stroke:#777;stroke-width:.8}"
)


def svg(rules: Rules, language: Language, title: str) -> str:
    """The risk check as a drawing on one page of A4; longer only where the rules are."""
    drawing = _Drawing(rules, language)
    drawing.draw(title)
    height = max(HEIGHT, int(drawing.y + MARGIN))
    return "\n".join((_opening(height, language, title), *drawing.parts, "</svg>", ""))


def _opening(height: int, language: Language, title: str) -> str:
    said = escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'lang="{language.value}" role="img" aria-label="{said}">\n<title>{said}</title>\n<style>{STYLE}</style>\n'
        '<defs><marker id="to" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="5" markerHeight="5" orient="auto">'
        '<path d="M0 0 6 3 0 6z" fill="#777"/></marker></defs>\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    )


@dataclass(slots=True)
class _Drawing:
    rules: Rules
    language: Language
    y: float = MARGIN
    parts: list[str] = field(default_factory=list)
    _middles: dict[str, float] = field(default_factory=dict)
    _bottoms: dict[str, float] = field(default_factory=dict)

    def draw(self, title: str) -> None:
        """Everything, from the top down."""
        self._text(MARGIN, self.y + 8, title, "title")
        self.y += 20
        shown = steps(self.rules, self.language)
        for step in shown:
            self._step(step)
        self._ways(shown)
        self.y += 6
        for one in crossings(self.rules, self.language):
            names = [self._name_of(question) for question in one.looks_at]
            self._row(" + ".join(names), [(one.result, one.because.split(" "))])

    def _name_of(self, question_id: str) -> str:
        question = self.rules.question(question_id)
        return question.short.to(self.language) if question else question_id

    def _step(self, step: Step) -> None:
        top = self.y
        self._row(step.name, [(group.result, _words(group)) for group in step.groups])
        self._middles[step.id] = top + 8
        self._bottoms[step.id] = self.y - PAD

    def _row(self, name: str, results: list[tuple[Result, list[str]]]) -> None:
        """A named box, and beside it each result with the words that lead to it."""
        top = self.y
        for result, words in results:
            self._result(result, words)
        lines = broken(name.split(" "), SIZE * 1.08, NAME_WIDE - 8)
        height = max(self.y - top, len(lines) * LINE + 4) - 1.5
        self._box(NAME_AT, top, NAME_WIDE, height, "#fff")
        for number, line in enumerate(lines):
            self._text(NAME_AT + 4, top + 9 + number * LINE, line, "name")
        self.y = top + height + PAD

    def _result(self, result: Result, words: list[str]) -> None:
        said = broken(result.words(self.rules, self.language).split(" "), SIZE, RESULT_WIDE - 8)
        lines = broken(words, SIZE, LABELS_WIDE)
        height = max(len(said), len(lines)) * LINE + 2.5
        fill = LAW if result.stop_kind is StopKind.LAW else FILLS[result.outcome]
        self._box(RESULT_AT, self.y, RESULT_WIDE, height - 1, fill)
        for x, shown in ((RESULT_AT + 4, said), (LABELS_AT, lines)):
            for number, line in enumerate(shown):
                self._text(x, self.y + 8.6 + number * LINE, line)
        self.y += height

    def _ways(self, shown: tuple[Step, ...]) -> None:
        """One line down the margin for each question that others depend on, with an arrow to each of them."""
        sources = dict.fromkeys(other for step in shown for other in step.depends_on)
        for track, source in enumerate(reversed(sources)):
            x = NAME_AT - 8 - track * TRACK
            targets = [self._middles[step.id] + 3 * track for step in shown if source in step.depends_on]
            begin = self._bottoms[source] - 3 - 3 * track
            self.parts.append(f'<path class="way" d="M{NAME_AT} {begin:.1f}H{x}V{targets[-1]:.1f}"/>')
            for y in targets:
                self.parts.append(f'<path class="way" marker-end="url(#to)" d="M{x} {y:.1f}H{NAME_AT}"/>')

    def _box(self, x: float, y: float, wide: float, high: float, fill: str) -> None:
        shape = f'x="{x}" y="{y:.1f}" width="{wide}" height="{high:.1f}" rx="2"'
        self.parts.append(f'<rect class="box" {shape} style="fill:{fill}"/>')

    def _text(self, x: float, y: float, text: str, kind: str = "") -> None:
        named = f' class="{kind}"' if kind else ""
        self.parts.append(f'<text{named} x="{x}" y="{y:.1f}">{escape(text)}</text>')


def _words(group: Group) -> list[str]:
    """The labels one after another, with a mark between them that stays with the label before it."""
    return " ".join(f"{label} ·" for label in group.labels).removesuffix(" ·").replace(" ·", "\u00a0·").split(" ")
