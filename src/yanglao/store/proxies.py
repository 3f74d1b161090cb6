"""监护与代办 Those who may act for a person, until when and for what; and what they came for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import FOREVER, date_of, date_or_ever, day_of
from yanglao.store.acting import Act, Area
from yanglao.store.secrets import Keys

GUARDIAN, AGENT = "guardian", "agent"


@dataclass(frozen=True, slots=True)
class Proxy:
    """Somebody who may act for a person: keyed hash of the number, the spell, the acts that are covered (none: all) and the
    largest amount in fen (0: no limit)."""

    id: int
    person: int
    kind: str
    name: str
    number_hash: bytes
    document: str
    since: int
    until: int
    covers: tuple[str, ...]
    most_fen: int

    def holds_on(self, day: int, *, died_on: int = 0) -> bool:
        """Whether it holds on a Day; one given before the person's death (`died_on`: 0, none) ends with it."""
        return self.since <= day < self.until and not self.since < died_on

    def allows(self, act: str, fen: int) -> bool:
        """Whether an act about so much money is covered."""
        return (not self.covers or act in self.covers) and (not self.most_fen or fen <= self.most_fen)


def proxies_of(connection: psycopg.Connection, area: Area, persons: Sequence[int]) -> list[Proxy]:
    """All who may or might act for some persons, the latest first; one that was ended ends on that day."""
    rows = connection.execute(
        "SELECT p.id, p.person_id, p.kind, p.name, p.number_hash, p.document, p.since,"
        " nullif(least(p.until, e.on_day), 'infinity'), p.covers, p.most_fen"
        " FROM proxy p LEFT JOIN proxy_end e ON e.proxy_id = p.id WHERE p.area_id = %s AND p.person_id = ANY(%s) ORDER BY p.id DESC",
        (area.id, list(persons)),
    )
    return [
        Proxy(
            number,
            person,
            kind,
            name,
            bytes(hashed),
            document,
            day_of(since),
            FOREVER if until is None else day_of(until),
            tuple(covers.split(",")) if covers else (),
            most_fen,
        )
        for number, person, kind, name, hashed, document, since, until, covers, most_fen in rows.fetchall()
    ]


def proxy_numbers(connection: psycopg.Connection, keys: Keys, proxies: Sequence[int]) -> dict[int, str]:
    """Number of a proxy in the table -> identity number of whoever that is."""
    rows = connection.execute("SELECT id, number_sealed FROM proxy WHERE id = ANY(%s)", (list(proxies),))
    return {one: keys.opened(bytes(sealed)) for one, sealed in rows.fetchall()}


class Application(NamedTuple):
    """代办记录 Somebody came for a person: on which Day, for which act (its kind), under which number of a proxy."""

    on: int
    kind: str
    proxy: int


def applications_of(connection: psycopg.Connection, area: Area, person: int) -> list[Application]:
    """What was asked for in a person's name, the latest first."""
    rows = connection.execute(
        "SELECT a.on_day, a.kind, p.proxy_id FROM application p JOIN act a ON a.id = p.act_id"
        " WHERE p.area_id = %s AND p.person_id = %s ORDER BY a.id DESC",
        (area.id, person),
    )
    return [Application(day_of(on), kind, proxy) for on, kind, proxy in rows.fetchall()]


def add_proxy(act: Act, one: Proxy, *, number_sealed: bytes, proposal: int) -> None:
    """Note somebody who may act for a person; the number that it has is the table's."""
    act.connection.execute(
        "INSERT INTO proxy (area_id, person_id, kind, name, number_hash, number_sealed, document, since, until, covers, most_fen,"
        " proposal_id, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            act.area.id,
            one.person,
            one.kind,
            one.name,
            one.number_hash,
            number_sealed,
            one.document,
            date_of(one.since),
            date_or_ever(one.until),
            ",".join(one.covers),
            one.most_fen,
            proposal,
            act.id,
        ),
    )


def add_end(act: Act, proxy: int, reason: str) -> None:
    """It ends on the act's business day."""
    act.connection.execute(
        "INSERT INTO proxy_end (proxy_id, area_id, reason, on_day, act_id) VALUES (%s, %s, %s, %s, %s)",
        (proxy, act.area.id, reason, date_of(act.by.on), act.id),
    )


def add_applications(act: Act, came: Iterable[tuple[int, int]]) -> None:
    """Note for whom (person) by which right (proxy) somebody came."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO application (act_id, person_id, proxy_id, area_id) VALUES (%s, %s, %s, %s)",
            [(act.id, person, proxy, act.area.id) for person, proxy in dict.fromkeys(came)],
        )


def is_staff(connection: psycopg.Connection, area: Area, number_hash: bytes) -> bool:
    """Whether an identity number is that of somebody of the office."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM staff WHERE area_id = %s AND own_hash = %s)", (area.id, number_hash)
    ).fetchone()
    assert row is not None
    return bool(row[0])
