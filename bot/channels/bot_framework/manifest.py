"""The app package that Teams is given: a manifest, the words in both languages, and the icons."""

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from yarl import URL

from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Phrase

VERSION = "1.29"
"""Of the schema, the newest that is generally available (June 2026)."""

SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
WORDS_SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.Localization.schema.json"
NAME = "Policybot"
ACCENT = "#1F4E5F"
ICONS = Path(__file__).parent / "icons"
SCOPES = ("personal", "team", "groupChat")
LONGEST = {"developer": 32, "full_name": 100, "short": 80}
"""Characters that the schema allows."""

COMMANDS = (
    (Phrase.TEAMS_COMMAND_CHECK, Phrase.TEAMS_COMMAND_CHECK_HELP),
    (Phrase.TEAMS_COMMAND_TOOLS, Phrase.TEAMS_COMMAND_TOOLS_HELP),
    (Phrase.TEAMS_COMMAND_RECEIPTS, Phrase.TEAMS_COMMAND_RECEIPTS_HELP),
    (Phrase.TEAMS_COMMAND_HELP, Phrase.TEAMS_COMMAND_HELP_HELP),
)
TAGS = {Language.SV: "sv", Language.EN: "en"}
MADE = (2026, 1, 1, 0, 0, 0)
"""The time on every file, so that the same content makes the same package."""


@dataclass(frozen=True, slots=True)
class Registration:
    """What the package says of this installation: the bot's app id, its address, and the version of the program."""

    app_id: str
    public_url: str
    version: str


def package(library: Library, registration: Registration) -> bytes:
    """The zip file to upload."""
    others = library.organisation.languages[1:]
    files = {"manifest.json": _as_json(manifest(library, registration))}
    files |= {f"{TAGS[other]}.json": _as_json(words(library, other)) for other in others}
    files |= {name: (ICONS / name).read_bytes() for name in ("color.png", "outline.png")}
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, MADE), content, ZIP_DEFLATED)
    return held.getvalue()


def manifest(library: Library, registration: Registration) -> dict[str, Any]:
    """The manifest, in the organisation's first language."""
    first, *others = library.organisation.languages
    address = URL(registration.public_url)
    about = str(address / "about" / first)
    return {
        "$schema": SCHEMA,
        "manifestVersion": VERSION,
        "version": registration.version,
        "id": registration.app_id,
        "localizationInfo": {
            "defaultLanguageTag": TAGS[first],
            "additionalLanguages": [{"languageTag": TAGS[other], "file": f"{TAGS[other]}.json"} for other in others],
        },
        "developer": {
            "name": library.organisation.name.to(first)[: LONGEST["developer"]],
            "websiteUrl": about,
            "privacyUrl": f"{about}#kept",
            "termsOfUseUrl": f"{about}#terms",
        },
        "name": {"short": NAME, "full": _full_name(library, first)},
        "description": {"short": _short(library, first), "full": library.phrases.say(Phrase.TEAMS_DESCRIPTION, first)},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "bots": [
            {
                "botId": registration.app_id,
                "scopes": list(SCOPES),
                "isNotificationOnly": False,
                "supportsFiles": False,
                "commandLists": [{"scopes": [scope], "commands": _commands(library, first)} for scope in SCOPES],
            }
        ],
        "validDomains": [address.host],
    }


def words(library: Library, language: Language) -> dict[str, str]:
    """What the manifest says, in another language."""
    titles = {
        f"bots[0].commandLists[{scope}].commands[{place}].{name}": text
        for scope in range(len(SCOPES))
        for place, command in enumerate(_commands(library, language))
        for name, text in command.items()
    }
    return {
        "$schema": WORDS_SCHEMA,
        "name.short": NAME,
        "name.full": _full_name(library, language),
        "description.short": _short(library, language),
        "description.full": library.phrases.say(Phrase.TEAMS_DESCRIPTION, language),
        **titles,
    }


def _full_name(library: Library, language: Language) -> str:
    return f"{NAME}, {library.organisation.name.to(language)}"[: LONGEST["full_name"]]


def _short(library: Library, language: Language) -> str:
    return library.phrases.say(Phrase.APP_DESCRIPTION, language)[: LONGEST["short"]]


def _commands(library: Library, language: Language) -> list[dict[str, str]]:
    say = library.phrases.say
    return [{"title": say(title, language), "description": say(told, language)} for title, told in COMMANDS]


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()
