"""The same PostgreSQL server as the stores are tried on."""

from tests.store.conftest import fixture_database, fixture_postgres

__all__ = ["fixture_database", "fixture_postgres"]
