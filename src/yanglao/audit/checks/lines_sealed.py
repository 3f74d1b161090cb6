"""Every line is as it was laid down: all its columns, and no line more or less, act by act."""

from __future__ import annotations

from yanglao.audit.checks.check import Finding
from yanglao.ledger.lines import LINE_KINDS
from yanglao.store.acting import Agency
from yanglao.store.lines import line_digest

NAME = "lines_sealed"
ZH = "明细账各行与记账时相同"
EN = "every line is as it was laid down"
_SEALS = """
SELECT s.act_id, s.line, s.lines, s.digest FROM line_seal s
WHERE s.area_id = %(area)s AND NOT EXISTS
      (SELECT FROM batch b WHERE b.act_id = s.act_id
       AND NOT EXISTS (SELECT FROM proposal_step p WHERE p.proposal_id = b.id AND p.step = 'booked'))
ORDER BY s.act_id, s.line
"""


def find(agency: Agency) -> list[Finding]:
    """Acts whose lines no longer fit their seal, and acts with lines but no seal."""
    seals = agency.connection.execute(_SEALS, {"area": agency.area.id}).fetchall()
    sealed = {(act, line) for act, line, *_ in seals}
    counts = _counts(agency)
    found = [
        Finding(
            act, f"业务 {act} 的 {line} 明细与记账时不同(应 {lines} 行,现 {counts.get((act, line), 0)} 行)", 0
        )
        for act, line, lines, digest in seals
        if counts.get((act, line), 0) != lines
        or line_digest(agency.connection, LINE_KINDS[line], act) != bytes(digest)
    ]
    return found + [
        Finding(act, f"业务 {act} 的 {line} 明细没有封签", 0) for act, line in sorted(counts.keys() - sealed)
    ]


def _counts(agency: Agency) -> dict[tuple[int, str], int]:
    query = " UNION ALL ".join(
        f"SELECT act_id, '{kind.name}', count(*) FROM {kind.table} WHERE area_id = %(area)s GROUP BY 1"
        for kind in LINE_KINDS.values()
    )
    rows = agency.connection.execute(query, {"area": agency.area.id}).fetchall()
    return {(act, line): count for act, line, count in rows}
