"""`yanglao report`: the office's own money and posts, which are no part of the fund."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.office_budget import OFFICE_BUDGET_REPORT, office_budget
from yanglao.reports.posts import POSTS_REPORT, posts

app = typer.Typer()


@described(app, OFFICE_BUDGET_REPORT)
def budget(
    year: Annotated[
        int | None, typer.Argument(metavar="YEAR", min=2000, max=2100, help=said("年度", "year"))
    ] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: office_budget(who, year=year), OFFICE_BUDGET_REPORT.readers, "", as_json, csv)


@described(app, POSTS_REPORT)
def who_is_in_which_post(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(posts, POSTS_REPORT.readers, "", as_json, csv)
