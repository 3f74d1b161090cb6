"""两年 A city founded from nothing lives two years by commands and lists alone, all roles apart; in the end the book agrees with the naive
calculator, to the fen, and the audit is clean."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flows.bank import BookedBank
from flows.city import ACCOUNT, CITY, EVERYBODY, FIRST, LAST, MOVED
from flows.first_month import a_year, first_month, from_the_trial
from flows.office import OfficeByCommand
from flows.printed import line, made, told
from flows.tales import news
from flows.tales.bank import all_matched, read_booked, statements
from flows.ways import PREVIEW
from flows.workbooks import NOT_HERE, TOO_FEW_YEARS, asked, differences, has_formula, outsider, written
from installation import Installation
from naive.calculator import assess as assess_naively
from papers.reading import text_of

from yanglao.acts.describing import Description
from yanglao.acts.fund import checklist
from yanglao.acts.fund.checklist import LINES as LINES_OF_THE_CLOSE
from yanglao.acts.register import REGISTER
from yanglao.audit.export import BOOKED, CASES
from yanglao.kernel.months import day_text, first_day, last_day, month, month_text
from yanglao.lists.budget_layouts import LINES, field_of
from yanglao.papers.punctuation import printed
from yanglao.papers.register import PAPERS
from yanglao.policy.offices import offices_of
from yanglao.reports.making import make_report, may_read
from yanglao.reports.register import REPORTS
from yanglao.reports.telling import plain
from yanglao.store.acting import ActRefused, today

pytestmark = pytest.mark.long

STATEMENTS = ("2011-12",)
MONTHLY_FROM = month(2013, 7)
"""From then on the office closes no month before its checklist is done."""
DONE = [act for act in REGISTER.values() if act.does is not None or act.takes is not None]
WAYS = ("command", "file", "list", "sheet")
NOTHING_IS_MEANT = {
    "opening_balances": ("receipts_yuan", "pool_yuan"),
    "transfer_sheet": ("own_yuan", "province_yuan", "city_yuan"),
    "bank_statement": ("opening_yuan", "closing_yuan"),
    "deposit_withdrawn_early": ("principal_yuan", "interest_yuan"),
    "deposit_withdrawn_in_part": ("interest_yuan",),
    "fund_budget": tuple(map(field_of, LINES)),
    "withholding_answer": ("amount_yuan",),  # of a line that failed
}
"""Amounts of which nothing can be said."""
ABOUT_NOBODY = {
    "close_volume",
    "close_year",
    "final_account",
    "payroll",
    "opening_balances",
    "parameter",
    "reading",
    "cash_up",
    "withholding_list",
    "end_withholding_list",
    "appointment",
    "invitation",
    "reconcile",
    "undo_match",
    "assign_receipt",
    "return_receipt",
    "open_deposit",
    "deposit_withdrawn_early",
    "deposit_withdrawn_in_part",
    "treasury_voucher",
    "subsidy_call",
    "fund_application",
    "collective_grant",
    "fund_budget",
    "change_fund_budget",
    "office_budget",
    "fill_post",
    "office_wages",
    "office_payment",
    "commendation",
    "publish",
}
"""What others agree to that touches nobody's record."""


def _nothing(office: OfficeByCommand, on: str) -> None:
    pass


@pytest.fixture(scope="module")
def office(set_up: Callable[[str, Path], str], tmp_path_factory: pytest.TempPathFactory) -> OfficeByCommand:
    data = tmp_path_factory.mktemp("two_years")
    made = Installation(set_up("two_years", data), data)
    office = OfficeByCommand(made, CITY)
    with pytest.MonkeyPatch.context() as patch:
        _require_everything(patch)
        _live(office)
    return office


def _require_everything(patch: pytest.MonkeyPatch) -> None:
    """The lines that the plan requires later on are required in this city from its last summer on."""
    sooner = replace(offices_of("dongfang-2011"), close_requires_since=MONTHLY_FROM)
    assert set(sooner.close_requires) == set(LINES_OF_THE_CLOSE)
    patch.setattr(checklist, "offices_of", lambda plan: sooner)


def _live(office: OfficeByCommand) -> None:
    chapters, bank = news(), BookedBank(lambda query, *values: read_booked(office.made.url, query, values))
    for one in range(FIRST, LAST + 1):
        on = day_text(last_day(one))
        if one == FIRST:
            first_month(office)
            from_the_trial(office, on)
        if month_text(one).endswith("-03"):
            a_year(office, one // 12, on)
        for happens in chapters:
            happens.get(one, _nothing)(office, on)
        office.payroll(month_text(one), on, returned=[ACCOUNT[MOVED]] if one == month(2011, 12) else ())
        if one >= MONTHLY_FROM:
            _make_ready(office, bank, one)
        office.close(month_text(one), on)
        if month_text(one) in STATEMENTS:
            statements(office, bank, on, day_text(first_day(one + 1)))


def _make_ready(office: OfficeByCommand, bank: BookedBank, one: int) -> None:
    """What has to be in order before a month is closed: without it, the first of them is not."""
    on = day_text(last_day(one))
    if one == MONTHLY_FROM:
        office.refused(
            "accountant", "not_ready", "act", "do", "close-month", "--month", on[:7], "--dated", on
        )
    statements(office, bank, on, on)
    all_matched(office, on[:7], on)


def test_the_book_agrees_with_the_naive_calculator(office: OfficeByCommand, tmp_path: Path) -> None:
    office.shown("auditor", "audit", "export", str(tmp_path))
    cases, booked = (
        [json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
        for name in (CASES, BOOKED)
    )
    wrong = []
    for case, row in zip(cases, booked, strict=True):
        name = case.pop("id")
        answer = assess_naively(case)
        assert row["seen"], name
        wrong += [(name, part) for part in ("accounts", "pension", "settlement") if answer[part] != row[part]]
    assert wrong == []
    assert len(cases) == len(EVERYBODY) + 3  # with those of the trial, and the record that was merged


def test_the_audit_is_clean(office: OfficeByCommand) -> None:
    assert "不符" not in office.shown("auditor", "audit", "--english").replace("不符", "")
    assert office.made.run("audit").returncode == 0


def test_every_act_was_done(office: OfficeByCommand) -> None:
    done = {
        words.split()[-1].replace("-", "_")
        for words in office.counts
        if words.startswith(("act do", "list "))
    }
    wanted = {act.key for act in REGISTER.values() if act.does is not None or act.takes is not None}
    assert wanted - done == set()


@pytest.mark.parametrize("act", DONE, ids=lambda act: act.key)
def test_every_act_does_the_same_by_command_by_file_by_list_and_on_a_sheet(
    office: OfficeByCommand, act: Description
) -> None:
    """As the office did it for the first time, tried in every way before; a preview leaves nothing behind."""
    found = dict(office.ways[act.key])
    preview, command = found.pop(PREVIEW), found["command"]
    assert "act" in command.rows and len(command.rows["act"]) == 2  # one more, and how many there are
    assert preview.is_accepted and len(preview.rows["act"]) == 1
    assert {way: (one.answer, one.rows) for way, one in found.items()} == dict.fromkeys(
        WAYS if act.takes is not None else WAYS[:2], (command.answer, command.rows)
    )


@pytest.mark.parametrize("act", DONE, ids=lambda act: act.key)
def test_nothing_is_no_amount(office: OfficeByCommand, act: Description) -> None:
    taken = {name for name, codes in office.nothing[act.key].items() if not codes}
    assert taken == {
        name
        for name in office.nothing[act.key]
        if act.asks.field(name).when_empty == 0 or name in NOTHING_IS_MEANT.get(act.key, ())
    }


def test_nobody_agrees_to_what_is_about_themselves(office: OfficeByCommand) -> None:
    assert set(office.oneself) <= REGISTER.keys()
    assert {name for name, codes in office.oneself.items() if codes != {"own_record"}} == ABOUT_NOBODY


@pytest.mark.parametrize("name", sorted(REPORTS.keys() - NOT_HERE))
def test_every_report_is_a_workbook_too_and_says_the_same(
    office: OfficeByCommand, name: str, tmp_path: Path
) -> None:
    report, told = written(office, name, tmp_path / "a.xlsx")
    assert differences(report, told, tmp_path / "a.xlsx") == []
    assert not has_formula(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_report_is_made_from_what_a_form_gives(office: OfficeByCommand, name: str) -> None:
    given, files = asked(office, name)
    agency, who = office.city.agency, REPORTS[name].readers[0]
    assert may_read(agency, who, REPORTS[name], today())
    if name in TOO_FEW_YEARS:
        with pytest.raises(ActRefused) as refused:
            make_report(agency, who, name, given, on=today(), files=files)
        assert refused.value.code == "too_few_years"
        return
    report = make_report(agency, who, name, given, on=today(), files=files)
    assert report.columns and plain(report, english=True)["rows"] is not None


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_no_report_is_made_for_somebody_it_is_not_for(office: OfficeByCommand, name: str) -> None:
    given, files = asked(office, name)
    agency, who = office.city.agency, outsider(office, name)
    assert not may_read(agency, who, REPORTS[name], today())
    with pytest.raises(ActRefused) as refused:
        make_report(agency, who, name, given, on=today(), files=files)
    assert refused.value.code == "not_your_task"


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_says_what_its_report_says(office: OfficeByCommand, name: str, tmp_path: Path) -> None:
    paper = PAPERS[name]
    text = text_of(made(office, paper, tmp_path / "a.pdf"))
    assert [one for one in told(office, paper) if "".join(printed(one).split()) not in text] == []
    assert paper.to_person or not any(one in text for one in EVERYBODY)


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_the_same_twice_and_as_whole_in_large_print(
    office: OfficeByCommand, name: str, tmp_path: Path
) -> None:
    paper = PAPERS[name]
    assert made(office, paper, tmp_path / "a.pdf") == made(office, paper, tmp_path / "b.pdf")
    text = text_of(made(office, paper, tmp_path / "c.pdf", "--large"))
    assert [one for one in told(office, paper) if "".join(printed(one).split()) not in text] == []


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_is_made_for_whoever_may_not_read_its_report(
    office: OfficeByCommand, name: str, tmp_path: Path
) -> None:
    to = tmp_path / "a.pdf"
    office.refused("certifier", "not_your_task", *line(office, PAPERS[name]), "--to", str(to))
    assert not to.exists()
