"""Which address each of the three takes: the owner, the application, and whoever only reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from yanglao.site.addresses import APPLICATION_ROLE, READER_ROLE, VARIABLES, owner_url, role_url
from yanglao.site.django_database import database_settings
from yanglao.site.postgres import with_user
from yanglao.site.refusal import InstallationRefused

OWNERS = "postgresql://fund:secret@db.example:5433/pensions?sslmode=verify-full"


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", *VARIABLES.values()):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("YANGLAO_DATA", str(tmp_path / "data"))


@pytest.mark.parametrize("role", VARIABLES)
def test_the_owners_password_goes_to_nobody_else(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", OWNERS)
    assert owner_url() == OWNERS
    parts = conninfo_to_dict(role_url(role))
    assert parts == {
        "host": "db.example",
        "port": "5433",
        "dbname": "pensions",
        "user": role,
        "sslmode": "verify-full",
    }


@pytest.mark.parametrize("role", VARIABLES)
def test_an_address_of_their_own_goes_first(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", OWNERS)
    monkeypatch.setenv(VARIABLES[role], "postgresql://x:y@elsewhere/z")
    assert role_url(role) == "postgresql://x:y@elsewhere/z"
    other = APPLICATION_ROLE if role == READER_ROLE else READER_ROLE
    assert conninfo_to_dict(role_url(other))["host"] == "db.example"


def test_where_nothing_is_set_up_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(InstallationRefused) as refused:
        role_url(APPLICATION_ROLE)
    assert refused.value.code == "not_migrated"
    assert not (tmp_path / "data").exists()


def test_without_a_database_named_it_is_the_owners_own() -> None:
    assert conninfo_to_dict(with_user("postgresql://fund@db.example", "r"))["dbname"] == "fund"


def test_djangos_settings_lose_nothing_of_an_address() -> None:
    found = database_settings(OWNERS, read_only=True)
    assert [found[name] for name in ("HOST", "PORT", "NAME", "USER", "PASSWORD")] == [
        "db.example",
        "5433",
        "pensions",
        "fund",
        "secret",
    ]
    assert found["OPTIONS"]["sslmode"] == "verify-full"
    assert found["OPTIONS"]["options"] == "-c default_transaction_read_only=on"
