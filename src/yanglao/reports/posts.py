"""岗位 The posts that the office's budget pays: what each does, who is in it since when at which wage, or since when it is vacant."""

from __future__ import annotations

from collections.abc import Sequence

from yanglao.acts.office.area_posts import Post, posts_in
from yanglao.acts.roles import FINANCE, SYSTEM
from yanglao.kernel.months import month_of
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.store.posts import Hired, hired

POSTS_REPORT = About(
    "posts",
    "岗位和工资",
    ("十一",),
    (*OFFICE, FINANCE, SYSTEM),
    zh="聘用岗位(经办机构五个、各单位一个):职责、在岗人员、上岗月份、月工资;空缺的注明自何月起空缺。",
    en=(
        "the posts that the office's budget pays (five at the agency, one in each unit): duties, who is in each since when at which wage; "
        "and since when others are vacant"
    ),
    makes=lambda reader, _: posts(reader),
)


def posts(reader: Reader) -> Report:
    """A row a post."""
    known = hired(reader.connection, reader.area)
    found = posts_in(reader.connection, reader.area).values()
    rows = [_row(reader, post, [one for one in known if one.post == post.code]) for post in found]
    filled = [row for row in rows if row["login"]]
    return Report(
        POSTS_REPORT.name,
        ("岗位和工资", "posts and wages"),
        (
            Column("post", ("岗位代码", "post")),
            Column("unit", ("单位", "unit"), "said"),
            Column("title", ("岗位", "title"), "said"),
            Column("duties", ("职责", "duties"), "said"),
            Column("login", ("登录名", "login")),
            Column("name", ("姓名", "name")),
            Column("since", ("上岗月份", "since"), "month"),
            Column("wage_fen", ("月工资(元)", "monthly wage"), "yuan"),
            Column("vacant_since", ("空缺自", "vacant since"), "month"),
        ),
        rows,
        sums={
            "posts": (("岗位数", "posts"), "count", len(rows)),
            "filled": (("在岗", "filled"), "count", len(filled)),
            "wages_fen": (
                ("月工资合计(元)", "monthly wages"),
                "yuan",
                sum(row["wage_fen"] for row in filled),
            ),
        },
    )


def _row(reader: Reader, post: Post, known: Sequence[Hired]) -> Row:
    month, duty = month_of(reader.on), post.duty
    there = next((one for one in known if one.is_in(month)), None)
    left = [one.through + 1 for one in known if one.through < month]
    return {
        "post": post.code,
        "unit": (post.unit, post.unit) if post.unit else ("经办机构", "agency"),
        "title": (duty.title_zh, duty.title_en),
        "duties": (duty.duties_zh, duty.duties_en),
        "login": "" if there is None else there.login,
        "name": "" if there is None else there.name,
        "since": None if there is None else there.since,
        "wage_fen": 0 if there is None else there.wage_fen,
        "vacant_since": None if there is not None else max(left, default=reader.area.opens_in),
    }
