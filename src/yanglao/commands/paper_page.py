"""docs/papers.md: every paper, what it asks, who may have it made, made from the descriptions."""

from __future__ import annotations

from yanglao.commands.act_pages import MADE
from yanglao.papers.describing import Paper
from yanglao.papers.register import PAPERS

HEAD = """# 文书 Papers

{made}

`yanglao paper NAME … --to FILE.pdf`:登录后可以出具,权限同所依据的报表;为某单位任职的,只限本单位的人;`--large` 出大字版。
同一天、同样的内容,做出来的文件逐字节相同;页脚的数据指纹是所列内容的 SHA-256 的前 64 位。交给本人的文书号码完整,其他文书遮掩或不列号码。
字库里没有的字印作〓,并注明是哪一个字。

For whoever has signed in and may read the report that it rests on; who works for a unit has papers about its people only; `--large` is in
large print. On the same day the same content is the same file, byte for byte; the print at the foot is the first 64 bits of the SHA-256 of what
stands on the paper. Papers handed to the person carry the whole identity number, others mask it or name nobody. A character that the
typeface has not got stands as 〓, and the paper says which one it is.

| paper | 文书 | title | asks | for | to the person |
|---|---|---|---|---|---|
"""


def papers_page() -> str:
    """The page."""
    return HEAD.format(made=MADE) + "".join(map(_row, PAPERS.values()))


def _row(paper: Paper) -> str:
    asks = " ".join(
        f"[{field.option}]" if field.may_be_empty else field.option for field in paper.asks.fields
    )
    name = paper.key.replace("_", "-")
    to_person = "是 yes" if paper.to_person else ""
    cells = (f"`{name}`", *paper.title, f"`{asks}`", ", ".join(paper.readers), to_person)
    return "| " + " | ".join(cells) + " |\n"
