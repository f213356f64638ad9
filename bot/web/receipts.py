"""The receipt of a finished check as a page to print, and as a file to be verified."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass

from aiohttp import web

from bot.web.rendering import Pages
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Phrase
from dialogs.risk_check import Level, Outcome, Receipt, Rules

NOT_KEPT = "private, no-store"
"""A receipt is for whoever has its link, and for no cache on the way."""

Kept = Callable[[str], Awaitable[Receipt | None]]
RulesOf = Callable[[str], Awaitable[Rules | None]]


@dataclass(frozen=True, slots=True)
class ReceiptPages:
    """The pages below `/receipt`. `rules_of` gives the rules of a fingerprint as they were at the time."""

    pages: Pages
    kept: Kept
    rules_of: RulesOf

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """The page and the file."""
        return [web.get("/receipt/{id}.json", self._file), web.get("/receipt/{id}", self._page)]

    async def _file(self, request: web.Request) -> web.StreamResponse:
        found = await self._found(request)
        name = f"receipt-{found.made}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": NOT_KEPT}
        return web.json_response(found.to_json(), headers=headers)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        found = await self._found(request)
        library = self.pages.library()
        language = _language(library, request.query.get("lang", ""))
        then = await self.rules_of(found.fingerprints.rules)
        words = _Words(library, then or library.rules, language)
        page = self.pages.page(
            "receipt.html", language, library, receipt=found, words=words, knows_rules=then is not None, id=found.id
        )
        page.headers["Cache-Control"] = NOT_KEPT
        return page

    async def _found(self, request: web.Request) -> Receipt:
        found = await self.kept(request.match_info["id"])
        if found is None:
            raise web.HTTPNotFound
        return found


def _language(library: Library, asked: str) -> Language:
    known = {str(language): language for language in library.organisation.languages}
    return known.get(asked, library.organisation.default_language)


@dataclass(frozen=True, slots=True)
class _Words:
    """The receipt's ids in the words of the rules they came from."""

    library: Library
    rules: Rules
    language: Language

    def outcome(self, kept: Receipt) -> str:
        return self.rules.outcomes[Outcome[kept.outcome.upper()]].name.to(self.language)

    def level(self, kept: Receipt) -> str:
        level, may = (self.rules.levels[Level[name.upper()]].name.to(self.language) for name in (kept.level, kept.may))
        phrase = Phrase.VERDICT_LEVEL if level == may else Phrase.VERDICT_LEVEL_MAY
        return self.library.phrases.say(phrase, self.language, level=level, may=may)

    def tool(self, kept: Receipt) -> str:
        tool = self.library.tool(kept.tool)
        return tool.name if tool else kept.tool

    def answers(self, kept: Receipt) -> Iterator[tuple[str, str, bool]]:
        for question_id, options in kept.answers.items():
            labels = (self.rules.label(question_id, option, self.language) for option in options)
            yield self._short(question_id), ", ".join(labels), question_id in kept.from_register

    def deciding(self, kept: Receipt) -> Iterator[str]:
        reasons = {rule.id: rule.because.to(self.language) for rule in self.rules.rules}
        for name in dict.fromkeys(kept.deciding):
            yield reasons.get(name) or self._short(name)

    def conditions(self, kept: Receipt) -> Iterator[str]:
        """What to keep to; nothing where it is not to be done at all."""
        for name in kept.conditions if Outcome[kept.outcome.upper()] < Outcome.STOP else ():
            text = self.rules.conditions.get(name)
            yield text.to(self.language) if text else name

    def contacts(self, kept: Receipt) -> Iterator[str]:
        for name in kept.contacts:
            role = self.library.organisation.roles.get(name)
            yield f"{role.title.to(self.language)}, {role.contact.to(self.language)}" if role else name

    def clauses(self, kept: Receipt) -> Iterator[tuple[str, str]]:
        for citation in self.library.cited(self._known_clauses(kept), self.language):
            yield citation.label, citation.link

    def _known_clauses(self, kept: Receipt) -> Iterator[str]:
        anchors = {clause.anchor for clause in self.library.policy.clauses(self.language)}
        return (clause for clause in kept.clauses if clause in anchors or clause in self.library.sources)

    def _short(self, question_id: str) -> str:
        question = self.rules.question(question_id)
        return question.short.to(self.language) if question else question_id
