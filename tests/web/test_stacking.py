"""A table whose columns have no room is put one row below the other: every cell carries the heading of its column."""

from __future__ import annotations

import re

from yanglao.web.stacking import stacked

FIGURE = ' class="num"'
HEAD = '<thead><tr><th scope="col">月份</th><th scope="col" class="num"><a href="?a=1&amp;b=2">合计 ↑</a></th><th scope="col">涉及金额(元)</th></tr></thead>'


def table(rows: str, head: str = HEAD) -> str:
    return f"<table>{head}<tbody>{rows}</tbody></table>"


def titles(told: str) -> list[str]:
    return re.findall(r'<t[dh][^>]* data-title="([^"]*)"', told)


def test_every_cell_knows_its_heading() -> None:
    told = stacked(
        table(
            '<tr><th scope="row">2016-12</th><td class="num">1</td><td>2</td></tr><tr><td>x</td><td>y</td><td>z</td></tr>'
        )
    )
    assert titles(told) == ["合计", "涉及金额(元)", "月份", "合计", "涉及金额(元)"], (
        "what heads a row is no figure of it"
    )
    assert told.startswith(f"<table>{HEAD}"), "headings stay as they are"


def test_short_figures_beside_each_other_stand_two_in_a_line() -> None:
    """What heads the row, what is left over and what is called at length have a line of their own; so has what is no figure."""
    names = ("年度", "存入", "利息", "支取", "年末余额(元)", "个人", "省级", "说明")
    head = "".join(f'<th scope="col"{FIGURE if name != "说明" else ""}>{name}</th>' for name in names)
    cells = "".join(f'<td class="num">{place}</td>' for place in range(len(names)))
    told = stacked(table(f"<tr>{cells}</tr>", f"<thead><tr>{head}</tr></thead>"))
    halves = re.findall(r'data-title="([^"]*)">', told)
    assert halves == ["存入", "利息", "个人", "省级"]


def test_a_cell_over_several_columns_moves_the_others_on() -> None:
    told = stacked(table('<tr><td colspan="2">both</td><td>2</td></tr>'))
    assert titles(told) == ["涉及金额(元)"]


def test_a_cell_of_spaces_is_empty_and_is_told_once() -> None:
    told = stacked(table('<tr><td data-title="mine">1</td><td> \n</td><td lang="zh-Hans"></td></tr>'))
    assert re.findall(r"<td[^>]*></td>", told) == [
        '<td data-title="合计" data-long></td>',
        '<td lang="zh-Hans" data-title="涉及金额(元)" data-long></td>',
    ]
    assert titles(told) == ["mine", "合计", "涉及金额(元)"]


def test_what_a_heading_says_stays_escaped() -> None:
    told = stacked(table("<tr><td>1</td></tr>", "<thead><tr><th>a &lt;b&gt; &quot;c&quot;</th></tr></thead>"))
    assert titles(told) == ["a &lt;b&gt; &quot;c&quot;"]


def test_headings_over_several_columns_stay_a_table() -> None:
    for head in (
        '<thead><tr><th colspan="2">a</th></tr></thead>',
        "<thead><tr><th>a</th></tr><tr><th>b</th></tr></thead>",
        "",
    ):
        assert stacked(table("<tr><td>1</td></tr>", head)) == table("<tr><td>1</td></tr>", head)
