"""出表 A report by its name, for somebody, from what they gave: what a page, a command or a program asks for goes through here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from yanglao.acts.checking import checked
from yanglao.lists import Given
from yanglao.reports.asking import reader
from yanglao.reports.describing import About
from yanglao.reports.register import REPORTS
from yanglao.reports.report import Report
from yanglao.store.acting import ActRefused, Agency, units_of_reader


def make_report(
    agency: Agency,
    login: str,
    name: str,
    given: Given,
    *,
    on: int,
    files: Mapping[str, Path] | None = None,
) -> Report:
    """The report `name` on a Day that stands for today, from what was given as text ("" or left out: nothing). files: where the files
    lie that it asks for, as whoever runs the program has put them there; a path in `given` is not looked at.

    Refused: no_such_report, not_your_task, unknown_field, the codes of the fields, unknown_unit, not_your_unit, and those of the report.
    """
    about = report_called(name)
    units_of_reader(agency, login, about.readers, on)
    found = {**checked(about.form, _with_files(about, given, files or {}))}
    for ask in about.asks:
        if ask.meant is not None and found[ask.name] is None:
            found[ask.name] = ask.meant.value(agency, on)
    unit = str(found.get("unit") or "")
    return about.makes(reader(agency, login, about.readers, on=on, unit=unit), found)


def report_called(name: str) -> About:
    """The description of a report. Refused: no_such_report."""
    if name not in REPORTS:
        raise ActRefused(
            "no_such_report",
            f"没有这种报表:{name}。yanglao report --help 列出全部报表。",
            f"There is no report {name}; `yanglao report --help` lists all of them.",
        )
    return REPORTS[name]


class ForReaders(Protocol):
    """A report, or a paper that rests on one: whatever is for some roles only."""

    @property
    def readers(self) -> tuple[str, ...]: ...


def may_read(agency: Agency, login: str, about: ForReaders, on: int) -> bool:
    """Whether somebody may read a report on a Day, or have a paper made, at least of some unit."""
    try:
        units_of_reader(agency, login, about.readers, on)
    except ActRefused:
        return False
    return True


def _with_files(about: About, given: Given, files: Mapping[str, Path]) -> Given:
    asked = {one.name for one in about.asks if one.field.kind == "file"}
    texts = {name: value for name, value in given.items() if name not in asked}
    return texts | {name: str(path) for name, path in files.items() if name in asked}
