"""docs/evidence.md: which papers each act may ask for, made from the list of evidence and the register."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.acts.describing import Description
from yanglao.acts.evidence import EVIDENCE, GIVERS
from yanglao.acts.register import REGISTER
from yanglao.commands.act_pages import MADE

HEAD = """# 证明材料清单 Evidence

{made}

各项业务可以要求的材料、由谁提供、依据哪一条;没有列出的材料一律不得要求。没有列入本表的业务不要任何材料。

The papers that each act may ask for, who gives them, and under which clause. Nothing beyond them is asked of anybody; an act that is not
listed asks for no paper.

| act | 业务 | 材料 | paper | 由谁提供 | from | clause |
|---|---|---|---|---|---|---|
"""


def evidence_page() -> str:
    """The page."""
    rows = (row for act in REGISTER.values() for row in _rows(act))
    return HEAD.format(made=MADE) + "".join(rows)


def _rows(act: Description) -> Iterator[str]:
    for paper in EVIDENCE.get(act.key, ()):
        giver_zh, giver_en = GIVERS[paper.giver]
        cells = (f"`{act.key}`", act.title_zh, paper.zh, paper.en, giver_zh, giver_en, paper.clause)
        yield f"| {' | '.join(cells)} |\n"
