"""`yanglao report`: what was made public."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.parameters import number
from yanglao.commands.reporting import AsJson, Csv, Unit, described, tell
from yanglao.reports.notice_lists import NOTICE_LISTS_REPORT, notice_lists_report
from yanglao.reports.objections import OBJECTIONS_REPORT, objections_report
from yanglao.reports.publications import PUBLICATIONS_REPORT, publications_report
from yanglao.reports.statistics import STATISTICS_REPORT, statistics
from yanglao.reports.supervision_report import SUPERVISION_REPORT, supervision_report

app = typer.Typer()
Year = Annotated[int, typer.Argument(min=1900, max=2100, metavar="YEAR", help=said("年度", "year"))]


@described(app, PUBLICATIONS_REPORT)
def published(
    publication: Annotated[
        int | None,
        typer.Argument(parser=number, metavar="[PUBLICATION]", help=said("公布编号", "its number")),
    ] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: publications_report(who, number=publication),
        PUBLICATIONS_REPORT.readers,
        "",
        as_json,
        csv,
    )


@described(app, NOTICE_LISTS_REPORT)
def posted(
    one: Annotated[
        int | None, typer.Argument(parser=number, metavar="[LIST]", help=said("公示编号", "its number"))
    ] = None,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: notice_lists_report(who, number=one), NOTICE_LISTS_REPORT.readers, unit, as_json, csv)


@described(app, OBJECTIONS_REPORT)
def objected(
    whole_list: Annotated[
        bool, typer.Option("--all", help=said("包括已答复的", "those answered, too"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: objections_report(who, is_whole=whole_list),
        OBJECTIONS_REPORT.readers,
        unit,
        as_json,
        csv,
    )


@described(app, STATISTICS_REPORT)
def of_a_year(
    year: Year,
    public: Annotated[
        bool,
        typer.Option("--public", help=said("供公布,隐去人数过少的组", "without groups of too few persons")),
    ] = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: statistics(who, year=year, is_public=public),
        STATISTICS_REPORT.readers,
        "",
        as_json,
        csv,
    )


@described(app, SUPERVISION_REPORT)
def for_the_committee(year: Year, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: supervision_report(who, year=year), SUPERVISION_REPORT.readers, "", as_json, csv)
