"""A database opens with its own keys alone, and gets new ones only while nobody is registered in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands.databases import do, refusal, rows

from yanglao.commands.office import keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.site.refusal import InstallationRefused
from yanglao.store.migrating import migrate


def test_without_its_keys_a_database_stays_shut_and_gets_no_new_ones(ready: tuple[str, Path]) -> None:
    url, data = ready
    keys_path(data).unlink()
    assert refusal(url, data) == "keys_missing"
    with pytest.raises(InstallationRefused) as refused:
        migrate(url, keys_path(data))
    assert refused.value.code == "keys_missing"
    assert not keys_path(data).exists()


def test_other_keys_are_refused(ready: tuple[str, Path]) -> None:
    url, data = ready
    right = keys_path(data).read_bytes()
    for other in (bytes(64), right[:32] + bytes(32), bytes(32) + right[32:]):
        keys_path(data).write_bytes(other)
        assert refusal(url, data) == "keys_differ"
        with pytest.raises(InstallationRefused) as refused:
            migrate(url, keys_path(data))
        assert refused.value.code == "keys_differ"
    keys_path(data).write_bytes(right)
    with office_at(with_user(url, APPLICATION_ROLE), data):
        pass


def test_half_a_key_and_an_open_one_are_refused(ready: tuple[str, Path]) -> None:
    url, data = ready
    right = keys_path(data).read_bytes()
    keys_path(data).write_bytes(right[:40])
    assert refusal(url, data) == "keys_spoiled"
    keys_path(data).write_bytes(right)
    keys_path(data).chmod(0o640)
    assert refusal(url, data) == "keys_open"


def test_the_database_does_not_know_the_keys(ready: tuple[str, Path]) -> None:
    url, data = ready
    ((noted,),) = rows(url, "SELECT value FROM installation WHERE name = 'keys'")
    assert bytes.fromhex(noted) not in keys_path(data).read_bytes()
    assert len(noted) == 64


def test_keys_are_not_made_for_a_database_with_people(ready: tuple[str, Path], tmp_path: Path) -> None:
    """A database that came without a note of its keys, but has people: no keys are right for it but its own."""
    url, _ = ready
    do(
        url,
        "ALTER TABLE installation DISABLE TRIGGER USER; DELETE FROM installation; INSERT INTO area VALUES (1, '1', 'p', 'n', 24000);"
        "SET session_replication_role = replica; INSERT INTO person (area_id, act_id) VALUES (1, 1)",
    )
    empty = tmp_path / "elsewhere" / "keys"
    with pytest.raises(InstallationRefused) as refused:
        migrate(url, empty)
    assert refused.value.code == "keys_missing"
    assert not empty.exists()
