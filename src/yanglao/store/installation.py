"""What a database is: whose keys open it, and whether a made-up city lives in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import psycopg

from yanglao.site.refusal import InstallationRefused
from yanglao.store.acting import ActRefused
from yanglao.store.secrets import Keys, load_keys, make_keys


@dataclass(frozen=True, slots=True)
class MadeUpCity:
    """The city of the demonstration: how many residents, and the seed that it is made from."""

    residents: int
    seed: int


def check_keys(connection: psycopg.Connection, keys: Keys) -> None:
    """Refuse keys other than those the database was founded with: everybody would be registered again."""
    if _noted(connection, "keys") != keys.fingerprint:
        raise InstallationRefused(
            "keys_differ",
            "密钥与数据库不符:数据库是用另一套密钥建立的。请检查 YANGLAO_DATA,并从备份放回原来的密钥文件。",
            "These are not the keys of this database. Check YANGLAO_DATA, and put its own keys file back from the backup.",
        )


def settle_keys(owner: psycopg.Connection, path: Path) -> Keys:
    """The keys of a database that is being set up: made and noted only where nobody is registered and none are noted."""
    if _noted(owner, "keys") is None and not _has_people(owner):
        make_keys(path)
        keys = load_keys(path)
        owner.execute("INSERT INTO installation (name, value) VALUES ('keys', %s)", (keys.fingerprint,))
    keys = load_keys(path)
    check_keys(owner, keys)
    return keys


def made_up_city(connection: psycopg.Connection) -> MadeUpCity | None:
    """The made-up city that lives in this database, if one does."""
    residents, seed = _noted(connection, "demo_residents"), _noted(connection, "demo_seed")
    return None if residents is None or seed is None else MadeUpCity(int(residents), int(seed))


def refuse_neighbours(connection: psycopg.Connection, city: MadeUpCity) -> None:
    """A made-up city lives alone: refuse a database with a real area (not_a_demo) or with another city (other_city)."""
    there = made_up_city(connection)
    if there is None and _has_areas(connection):
        raise ActRefused(
            "not_a_demo",
            "数据库里已有统筹区,不是演示库。演示只在空库里进行,请另给一个空库。",
            "The database holds a pooling area that no demonstration made; give the demonstration an empty database.",
        )
    if there not in (None, city):
        raise ActRefused(
            "other_city",
            f"数据库里已有另一座演示城市(--residents {there.residents} --seed {there.seed})。请用同样的参数继续,或另给一个空库。",
            f"Another made-up city lives in the database (--residents {there.residents} --seed {there.seed}); go on with the"
            " same, or give an empty database.",
        )


def note_city(connection: psycopg.Connection, city: MadeUpCity) -> None:
    """Note that the database belongs to a made-up city; nothing where that is noted already."""
    if made_up_city(connection) is None:
        for name, value in (("demo_residents", city.residents), ("demo_seed", city.seed)):
            connection.execute("INSERT INTO installation (name, value) VALUES (%s, %s)", (name, str(value)))


def _noted(connection: psycopg.Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM installation WHERE name = %s", (name,)).fetchone()
    return None if row is None else str(row[0])


def _has_areas(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT EXISTS (SELECT FROM area)").fetchone()
    return bool(row and row[0])


def _has_people(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT EXISTS (SELECT FROM person)").fetchone()
    return bool(row and row[0])
