"""档案 The papers that are kept, by class and year, with the SHA-256 of what each says; and the volumes that are closed.

A paper is a row that an act wrote and that nobody changes any more. Its class says what it is a paper of; its year is that of the day on which it was
recorded, of the books for a voucher. `PAPERS` is what stands now: the check of the book asks the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.policy.archive import CLASSES
from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of


def _paper(
    name: str, piece: str, says: str, rows: str, *, person: str = "NULL::bigint", year: str = ""
) -> str:
    """The papers of a kind: class, year, number, person, hash. `rows` joins the act as `a`."""
    of = year or "extract(year FROM a.on_day)::int"
    return (
        f"SELECT '{name}' AS class, {of} AS year, {piece} AS piece, {person} AS person_id,"
        f" encode(sha256(convert_to(json_build_array({says})::text, 'UTF8')), 'hex') AS sha256"
        f" FROM {rows} WHERE a.area_id = %(area)s"
    )


PAPERS = " UNION ALL ".join(
    (
        _paper(
            "registration",
            "'document ' || p.fact_id",
            "p.fact_id, f.person_id, f.kind, f.day, f.recorded_on, p.paper, p.act_id",
            "fact_paper p JOIN fact f ON f.id = p.fact_id JOIN act a ON a.id = p.act_id",
            person="f.person_id",
        ),
        _paper(
            "contributions",
            "'receipt ' || r.number",
            "r.number, r.person_id, r.kind, r.year, r.years, r.tier_fen, r.paid_on, r.received_fen, r.act_id",
            "receipt r JOIN act a ON a.id = r.act_id",
            person="r.person_id",
        ),
        _paper(
            "benefits",
            "'notice ' || n.id",
            "n.id, n.person_id, n.about, n.document, n.on_day, n.act_id",
            "notice n JOIN act a ON a.id = n.act_id",
            person="n.person_id",
        ),
        _paper(
            "benefits",
            "'answer ' || e.contest_id",
            "e.contest_id, c.person_id, e.outcome, e.reason, e.document, e.digest, e.act_id",
            "contest_end e JOIN contest c ON c.id = e.contest_id JOIN act a ON a.id = e.act_id",
            person="c.person_id",
        ),
        _paper(
            "approvals",
            "'proposal ' || p.id",
            "p.id, p.kind, p.chain, p.content, a.actor, p.act_id",
            "proposal p JOIN act a ON a.id = p.act_id",
        ),
        _paper(
            "payments",
            "'batch ' || b.id",
            "b.id, b.payments_digest, b.act_id",
            "batch b JOIN act a ON a.id = b.act_id",
        ),
        _paper(
            "payments",
            "'bank file ' || k.proposal_id",
            "k.proposal_id, k.sha256, k.act_id",
            "bank_file k JOIN act a ON a.id = k.act_id",
        ),
        _paper(
            "accounting",
            "'voucher ' || e.id",
            "e.id, e.on_day, e.period, e.clause, e.memo, e.act_id, (SELECT json_agg(json_build_array(o.account, o.debit_fen, o.credit_fen)"
            " ORDER BY o.account) FROM posting o WHERE o.entry_id = e.id)",
            "entry e JOIN act a ON a.id = e.act_id",
            year="e.period / 12",
        ),
        _paper(
            "bank",
            "'statement ' || s.id",
            "s.id, s.account, s.through, s.opening_fen, s.closing_fen, s.act_id",
            "bank_statement s JOIN act a ON a.id = s.act_id",
        ),
    )
)
"""Every paper of an area as it stands."""


class Paper(NamedTuple):
    """A paper: its number and the SHA-256 of what it says."""

    piece: str
    sha256: str


class Volume(NamedTuple):
    """案卷 A class and a year: how many papers there are, how many of them a closed volume lists, its hash and the Day of its closing ("" and 0
    while it is open)."""

    name: str
    year: int
    pieces: int
    listed: int
    sha256: str
    closed_on: int


def papers_of(connection: psycopg.Connection, area: Area, *, name: str, year: int) -> list[Paper]:
    """The papers of a class and a year, by number."""
    rows = connection.execute(
        f'SELECT piece, sha256 FROM ({PAPERS}) p WHERE class = %(class)s AND year = %(year)s ORDER BY piece COLLATE "C"',
        {"area": area.id, "class": name, "year": year},
    )
    return [Paper(*row) for row in rows.fetchall()]


def volumes(connection: psycopg.Connection, area: Area, *, person: int | None = None) -> list[Volume]:
    """Every class and year of which there are papers; with `person` those alone that are about somebody."""
    rows = connection.execute(
        "SELECT p.class, p.year, count(*), count(l.piece), coalesce(v.sha256, ''), a.on_day"
        f" FROM ({PAPERS}) p LEFT JOIN archive_volume v ON v.area_id = %(area)s AND v.class = p.class AND v.year = p.year"
        " LEFT JOIN archive_piece l ON l.volume_id = v.id AND l.piece = p.piece LEFT JOIN act a ON a.id = v.act_id"
        " WHERE %(person)s::bigint IS NULL OR p.person_id = %(person)s GROUP BY p.class, p.year, v.sha256, a.on_day",
        {"area": area.id, "person": person},
    )
    found = [
        Volume(name, year, pieces, listed, sha256, 0 if on is None else day_of(on))
        for name, year, pieces, listed, sha256, on in rows.fetchall()
    ]
    return sorted(found, key=lambda one: (CLASSES.index(one.name), one.year))


def is_closed(connection: psycopg.Connection, area: Area, *, name: str, year: int) -> bool:
    """Whether the volume of a class and a year is closed."""
    row = connection.execute(
        "SELECT 1 FROM archive_volume WHERE area_id = %s AND class = %s AND year = %s", (area.id, name, year)
    ).fetchone()
    return row is not None


def hash_of(papers: Sequence[Paper]) -> str:
    """The SHA-256 of a volume: over its list, a paper a line."""
    lines = "".join(f"{paper.piece} {paper.sha256}\n" for paper in papers)
    return digest_of(lines)


def add_volume(act: Act, *, name: str, year: int, papers: Sequence[Paper]) -> int:
    """Note a volume as closed, with its list; its number."""
    row = act.connection.execute(
        "INSERT INTO archive_volume (area_id, class, year, pieces, sha256, act_id) VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, name, year, len(papers), hash_of(papers), act.id),
    ).fetchone()
    assert row is not None
    with (
        act.connection.cursor() as cursor,
        cursor.copy("COPY archive_piece (volume_id, area_id, piece, sha256, act_id) FROM STDIN") as copy,
    ):
        for paper in papers:
            copy.write_row((row[0], act.area.id, paper.piece, paper.sha256, act.id))
    return int(row[0])
