"""28 The log is cut or back-dated: the chain of acts breaks, or an act was recorded before the one that it follows."""

from __future__ import annotations

from yanglao.audit.checks import sealed
from yanglao.audit.controls.control import HIGH, Hit, Reading
from yanglao.policy.controls import Limits

NUMBER = 28
NAME = ("日志删改、倒填", "log erased or back-dated")
SCHEME = (
    "删除或倒填办理记录,掩盖谁在何时做了什么。",
    "Records of acts are removed or dated back, so that nobody sees who did what and when.",
)
CLAUSES = ("九(一)",)
RISK = HIGH
RESPONSIBLE = "logs"
WHYS = {
    "chain": ("业务链中断", "the chain of acts breaks"),
    "back_dated": ("记录时间早于前一业务", "recorded before the act that it follows"),
}
EVIDENCE = {"act": ("业务编号", "act"), "minutes": ("早多少分钟", "minutes earlier")}
LIMITS = ("clock_minutes",)
_BACK = """
SELECT 'back_dated' AS why, id::text AS about, ARRAY[id] AS acts,
  jsonb_build_object('act', id, 'minutes', (extract(epoch FROM latest - recorded_at) / 60)::int) AS evidence
FROM (SELECT id, recorded_at, max(recorded_at) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest
      FROM act WHERE area_id = %(area)s) told
WHERE recorded_at < latest - make_interval(mins => %(clock_minutes)s) ORDER BY id
"""


def find(reading: Reading, limits: Limits) -> list[Hit]:
    at = [act for act in sealed.broken_at(reading.agency) if act != reading.under_way]
    broken = [Hit("chain", str(act), {"act": act}) for act in at]
    return [*broken, *reading.hits(_BACK, **limits)]
