"""Faults to plant, each with what it is in a few words, how it is planted, and how gravely it is to be taken."""

import shutil
import socket
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import psycopg
from sqlalchemy import make_url

from bot.privacy.key import key_file
from tests.doctor.world import World

Plant = Callable[[World], object]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault. `check` is the one that tells of it."""

    name: str
    check: str
    plant: Plant
    grade: str = "error"


def refused(code: int, error: str = "invalid_client") -> Plant:
    """Entra ID refuses with the code."""

    def plant(world: World) -> None:
        said = {"error": error, "error_description": f"AADSTS{code}: The secret hush of app was refused. Trace: 1"}
        world.peers.token = (401, said)

    return plant


def setting(**changed: object) -> Plant:
    """A setting is another."""
    return lambda world: world.set(**changed)


def secret(name: str, value: str) -> Plant:
    """A secret is another; none of them opens anything."""
    return setting(**{name: value})


def slack_says(error: str) -> Plant:
    """Slack refuses the bot's token."""
    return lambda world: setattr(world.peers, "bot", {"ok": False, "error": error})


def nobody(**changed: str) -> Plant:
    """An address leads to where nobody is."""
    return setting(**{name: f"http://127.0.0.1:1{path}" for name, path in changed.items()})


def page(status: int, **headers: str) -> Plant:
    """At the public address somebody answers so."""
    return lambda world: setattr(world.peers, "page", (status, headers))


def environment(**changed: str) -> Plant:
    """The environment holds something."""
    return lambda world: world.surround(environ=changed)


def late(seconds: int) -> Plant:
    """Everybody else's clock is so much further."""
    return lambda world: setattr(world.peers, "late", timedelta(seconds=seconds))


def free(megabytes: int) -> Plant:
    """So much of the disk is free."""
    return lambda world: world.surround(free_bytes=lambda _: megabytes * 1024**2)


def broken_content(world: World) -> None:
    world.folder.write("faq/verktyg.yaml", "- id: [")


def content_with_a_warning(world: World) -> None:
    world.folder.change("faq/verktyg.yaml", "review_by: 2027-05-20", "review_by: 2026-11-24")


def no_content(world: World) -> None:
    shutil.rmtree(world.folder.path / "faq")


def no_database(world: World) -> None:
    world.database.write_bytes(b"this is no database " * 100)


def a_folder_for_a_database(world: World) -> None:
    world.database.unlink()
    world.database.mkdir()


def nowhere_to_make_it(world: World) -> None:
    (world.place / "a-file").write_text("", encoding="utf-8")
    world.set(database=world.place / "a-file" / "policybot.sqlite")


def a_large_log(world: World) -> None:
    file = world.database.with_name(f"{world.database.name}-wal")
    with file.open("wb") as log:
        log.truncate(300 * 1024**2)


def key_gone(world: World) -> None:
    key_file(world.database).unlink()


def key_emptied(world: World) -> None:
    key_file(world.database).write_text("", encoding="utf-8")


def key_open(world: World) -> None:
    key_file(world.database).chmod(0o644)


def never_swept(world: World) -> None:
    with sqlite3.connect(world.database) as database:
        database.execute(
            "INSERT INTO gaps (kind, language, text, nearest, asked_on) VALUES ('unclear', 'sv', 'x', '', '2026-01-01')"
        )
    database.close()


def of_a_newer_version(world: World) -> None:
    with sqlite3.connect(world.database) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()


def replies_left_behind(world: World) -> None:
    with sqlite3.connect(world.database) as database:
        database.execute(
            "INSERT INTO outbox (conversation, delivery, channel, address, replies, attempts, said_at, due_at) "
            "VALUES ('c', 'd', 'slack', '{}', '[]', 3, '2026-11-25 09:00:00', '2026-11-25 09:00:00')"
        )
    database.close()


def on_a_server(url: str) -> Plant:
    """The database is on a PostgreSQL server."""
    return setting(database_url=url, privacy_key="k" * 32)


def may_not_write(world: World) -> None:
    """The bot's role on the server may look, and no more."""
    url = make_url(world.postgres())
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS policybot_looks")
        connection.execute("CREATE ROLE policybot_looks LOGIN")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    looks = url.set(username="policybot_looks")
    world.set(database_url=looks.render_as_string(hide_password=False), privacy_key="k" * 32)


def port_taken(world: World) -> None:
    listening = socket.create_server(("127.0.0.1", world.given["port"]))
    world.held.append(listening)


def chat_without_script(world: World) -> None:
    world.set(web_chat=True)
    world.assets(None)


def chat_with_another_script(world: World) -> None:
    world.set(web_chat=True)
    world.assets(b"alert(1)")


def no_cache(world: World) -> None:
    (world.place / "a-file").write_text("", encoding="utf-8")
    world.cache(world.place / "a-file" / "cache")


def a_role_without_a_place(world: World) -> None:
    """A role can be asked, but not the one that answers what the bot cannot."""
    file = "policy_text/organisation.yaml"
    clerk = "roles:\n  clerk:\n    title: {sv: Registratorn, en: the clerk}\n    contact: {sv: a@b.se, en: a@b.se}"
    world.folder.change(file, "roles:", clerk)
    world.folder.change("faq/verktyg.yaml", "owner: ai_coordinator", "owner: clerk")
    world.set(hand_over={"clerk": "slack:C0123ABCD"})


FAULTS: tuple[Fault, ...] = (
    Fault("an old Python", "python", lambda world: world.surround(python=(3, 10, 4))),
    Fault("an app id without its secret", "settings", setting(app_password=None)),
    Fault("a secret without its app id", "settings", setting(app_id=None)),
    Fault("a way in from Slack without a token to answer with", "settings", setting(slack_bot_token=None)),
    Fault("a Slack token without a way in", "settings", setting(slack_signing_secret=None, slack_app_token=None)),
    Fault(
        "open to the world without credentials",
        "settings",
        setting(
            host="192.0.2.1",
            port=0,
            app_id=None,
            app_password=None,
            slack_bot_token=None,
            slack_signing_secret=None,
            slack_app_token=None,
        ),
    ),
    Fault("a setting that does not exist", "settings", environment(POLICYBOT_APPID="x"), "warning"),
    Fault(
        "the id of the secret instead of its value",
        "settings",
        secret("app_password", "8a4e0c1e-5f0b-4b77-9a55-0d6c1f2e3a4b"),
    ),
    Fault(
        "questions for a person sent nowhere", "settings", setting(hand_over={"ai_coordinator": "mail:ai@example.org"})
    ),
    Fault("questions for a role that is none", "hand-over", setting(hand_over={"ai_wizard": "slack:C0123ABCD"})),
    Fault("questions that nobody can hand over", "hand-over", a_role_without_a_place, "warning"),
    Fault("a secret copied with a space", "settings", secret("app_password", "hush-the-secret-of-the-app ")),
    Fault("another Slack token than the bot's", "settings", secret("slack_bot_token", "xoxp-hush-token")),
    Fault("an app id that is none", "settings", setting(app_id="policybot")),
    Fault("a tenant's name instead of its id", "settings", setting(tenant_id="kommunen")),
    Fault(
        "one's own tenant not allowed",
        "settings",
        setting(allowed_tenants={"22222222-2222-2222-2222-222222222222"}),
        "warning",
    ),
    Fault("replies allowed to any host", "settings", setting(service_hosts=("*.com",))),
    Fault("a public address that is none", "settings", setting(public_url="bot.example.org")),
    Fault("a secret that expired", "secret", setting(app_password_expires=date(2026, 11, 20))),
    Fault("a secret that expires within a week", "secret", setting(app_password_expires=date(2026, 11, 28))),
    Fault(
        "a secret that expires within a month", "secret", setting(app_password_expires=date(2026, 12, 20)), "warning"
    ),
    Fault("a wrong secret", "login", refused(7000215)),
    Fault("an expired secret that nobody dated", "login", refused(7000222)),
    Fault("an app of another tenant", "login", refused(700016, "unauthorized_client")),
    Fault("a tenant that does not exist", "login", refused(90002, "invalid_request")),
    Fault("conditional access in the way", "login", refused(53003, "access_denied")),
    Fault("a refusal of a kind nobody foresaw", "login", refused(50000, "server_error")),
    Fault("no way out to Entra ID", "login", nobody(login_url="")),
    Fault("no way out to the keys", "signing keys", nobody(openid_metadata_url="/metadata")),
    Fault(
        "an address of keys that is another's",
        "signing keys",
        lambda world: setattr(world.peers, "metadata", (404, {})),
    ),
    Fault("no keys where they should be", "signing keys", lambda world: setattr(world.peers, "keys", (500, {}))),
    Fault("a wrong Slack token", "slack", slack_says("invalid_auth")),
    Fault("a Slack token taken back", "slack", slack_says("token_revoked")),
    Fault("the app removed from the workspace", "slack", slack_says("account_inactive")),
    Fault(
        "a Slack app with too few scopes", "slack", lambda world: setattr(world.peers, "scopes", "chat:write, commands")
    ),
    Fault(
        "no app-level token for the socket",
        "slack socket",
        lambda world: setattr(world.peers, "socket", {"ok": False, "error": "not_allowed_token_type"}),
    ),
    Fault("a public address where nobody is", "public address", nobody(public_url=""), "warning"),
    Fault("a proxy that does not reach the bot", "public address", page(502, Server="nginx"), "warning"),
    Fault("a proxy that changes the name", "public address", page(421, Server="Policybot")),
    Fault("another site at the public address", "public address", page(200, Server="nginx")),
    Fault("a clock a little behind", "clock", late(90), "warning"),
    Fault("a clock far behind", "clock", late(900)),
    Fault("a clock far ahead", "clock", late(-900)),
    Fault("a port that is taken", "port", port_taken),
    Fault("an address of another machine", "port", setting(host="192.0.2.1")),
    Fault("no content", "content", no_content),
    Fault("broken content", "content", broken_content),
    Fault("an overdue review", "content", content_with_a_warning, "warning"),
    Fault("a chat page without its script", "chat page", chat_without_script, "warning"),
    Fault("another script than the pinned one", "chat page", chat_with_another_script),
    Fault("a database that is none", "store", no_database),
    Fault("a folder for a database", "store", a_folder_for_a_database),
    Fault("nowhere to make the database", "store", nowhere_to_make_it),
    Fault("a database of a newer version", "store", of_a_newer_version),
    Fault("a server of databases that is away", "store", on_a_server("postgresql://bot:hush@127.0.0.1:1/bot")),
    Fault("the address of a database that is none", "store", on_a_server("server/bot")),
    Fault("a role that may not write", "store", may_not_write),
    Fault(
        "a database for many without a key for all", "settings", lambda world: world.set(database_url=world.postgres())
    ),
    Fault("replies that nobody delivers", "outbox", replies_left_behind, "warning"),
    Fault("a disk nearly full", "disk", free(500), "warning"),
    Fault("a disk full", "disk", free(20)),
    Fault("a write-ahead log that is never emptied", "disk", a_large_log, "warning"),
    Fault("the key of the pseudonyms lost", "privacy key", key_gone, "warning"),
    Fault("the key of the pseudonyms emptied", "privacy key", key_emptied),
    Fault("the key of the pseudonyms open to others", "privacy key", key_open),
    Fault("records that are never swept away", "retention", never_swept, "warning"),
    Fault("nowhere to keep what was learnt", "cache", no_cache, "warning"),
)
