"""What the settings say, as the parts that the bot and its commands are made of: content, store, names, retention."""

import logging
from datetime import date

from bot.content.folder import content_folder
from bot.content.reading import rules_in
from bot.content.ready import ready
from bot.privacy import Pseudonyms, key_beside
from bot.settings import Settings
from bot.store import Store
from bot.store.opening import open_store
from bot.store.retention import Retention
from bot.store.sql import SqlStore
from dialogs.library import Library
from dialogs.risk_check import Rules

log = logging.getLogger(__name__)


def library_of(settings: Settings) -> Library:
    """The content, checked.

    Raises:
        NoContent: there is no content in sight.
        BrokenContent: the content has errors.
    """
    today = date.today()  # noqa: DTZ011 - reviews are due by local dates
    found = ready(
        content_folder(settings.content),
        today,
        lambda: log.info("learning the phrasings, once for each change of faq/"),
    )
    if found.warnings:
        log.warning("The content has %d warnings; policybot check names them", found.warnings)
    return found.library


async def rules_as_kept(store: Store, fingerprint: str) -> Rules | None:
    """The rules of the fingerprint as they were when receipts were made from them; None where they are not kept."""
    text = await store.rules_text(fingerprint)
    return rules_in(text) if text else None


async def store_of(settings: Settings) -> SqlStore:
    """The database, ready to be used.

    Raises:
        Unusable: it cannot be opened or written, or is of a newer version.
    """
    return await open_store(
        settings.database, settings.database_url.get_secret_value() if settings.database_url else ""
    )


def is_begun(settings: Settings) -> bool:
    """Whether there may be a database already: a server is always there, a file is made when the bot first starts."""
    return bool(settings.database_url) or settings.database.exists()


def pseudonyms_of(settings: Settings) -> Pseudonyms:
    """What people and conversations are called in the store.

    Raises:
        Unsafe: the key cannot be made or read.
    """
    if settings.privacy_key:
        return Pseudonyms(settings.privacy_key.get_secret_value().encode())
    return Pseudonyms(key_beside(settings.database))


def retention_of(settings: Settings) -> Retention:
    """How long things are kept."""
    return Retention(
        conversations=settings.keep_conversations_days,
        deliveries=settings.keep_deliveries_days,
        feedback=settings.keep_feedback_days,
        receipts=settings.keep_receipts_days,
        gaps=settings.keep_gaps_days,
        tallies=settings.keep_tallies_months,
        hand_overs=settings.keep_hand_overs_days,
    )
