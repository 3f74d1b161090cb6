"""Everything an act wrote is as it wrote it, table by table, and no act is missing from the chain."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.audit.checks.check import Finding
from yanglao.store.acting import Agency
from yanglao.store.seals import SEALED, chained, digests_sql, seal

NAME = "sealed"
ZH = "每项业务所写的记录未被改动,业务链完整"
EN = "what every act wrote is unchanged, and the chain of acts is whole"


def find(agency: Agency) -> list[Finding]:
    """Tables of acts that no longer fit their seal, and acts at which the chain breaks."""
    kinds = {act: kind for act, kind, *_ in _outcomes(agency)}
    return [
        Finding(act, f"业务 {act}({kinds.get(act, '不存在')})所写的 {table} 与办理时不同", 0)
        for table, act in rewritten(agency)
    ] + [
        Finding(act, f"业务链在业务 {act}({kinds[act]})处中断:其答复被改动,或其前的业务被移除", 0)
        for act in broken_at(agency)
    ]


def rewritten(agency: Agency) -> list[tuple[str, int]]:
    """Table and act: rows that are not as the act wrote them."""
    outcomes = _outcomes(agency)
    sealed = {
        (table, act): value for act, _, _, _, seals, _ in outcomes for table, value in (seals or {}).items()
    }
    found = _written(agency, {act for act, *_ in outcomes})
    return [key for key in sorted(sealed.keys() | found.keys()) if sealed.get(key) != found.get(key)]


def broken_at(agency: Agency) -> list[int]:
    """The acts at which the chain breaks."""
    return list(_breaks(agency, _outcomes(agency)))


def _outcomes(agency: Agency) -> list[tuple]:  # type: ignore[type-arg]
    return agency.connection.execute(
        "SELECT a.id, a.kind, o.outcome::text, o.seals::text, o.seals, o.chain FROM act a"
        " LEFT JOIN act_outcome o ON o.act_id = a.id WHERE a.area_id = %s ORDER BY a.id",
        (agency.area.id,),
    ).fetchall()


def _written(agency: Agency, acts: set[int]) -> dict[tuple[str, int], str]:
    """(table, act) -> the seal that the rows now there would have."""
    found: dict[tuple[str, int], str] = {}
    for table in SEALED:
        rows = agency.connection.execute(digests_sql(table, one_act=False)).fetchall()
        found |= {
            (table, act): seal(agency.keys, table, act, digest) for _, act, digest in rows if act in acts
        }
    return found


def _breaks(agency: Agency, outcomes: list[tuple]) -> Iterator[int]:  # type: ignore[type-arg]
    before = b""
    for act, _, outcome, seals, _, chain in outcomes:
        if chain is None or chained(agency.keys, before, act, outcome, seals) != bytes(chain):
            yield act
        before = b"" if chain is None else bytes(chain)
