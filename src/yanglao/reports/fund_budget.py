"""基金预算执行 The fund's budget of a year against the books: what each account was to bring or cost, what it was changed to, what it came to
so far; or the draft of a year. Reads only."""

from __future__ import annotations

from yanglao.acts.budget.drafting import actual_of, draft_of
from yanglao.casefile.words import Pair
from yanglao.kernel.months import year_of_day
from yanglao.ledger.chart import CHART, Class
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import ACCOUNT, READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report, Row, Sums
from yanglao.store.fund_budget import Allowed, budget_of

PERMILLE = 1000
BUDGET_REPORT = About(
    "budget",
    "基金预算执行",
    ("八", "十"),
    READERS_OF_THE_FUND,
    zh="基金预算各科目:同意数、调整后、按账实际、执行率、余额,超出的注明;--draft 列出草案(上年实际)。默认本年度。",
    en=(
        "the fund's budget of a year by account: agreed to, after changes, actual by the books, how much of it, what is left, flagged where it is "
        "exceeded; `--draft`: the draft, which is the year before; this year unless another is named"
    ),
    makes=lambda reader, given: (budget_draft if given["draft"] else fund_budget)(reader, year=given["year"]),
    asks=(
        asks.MAYBE_YEAR,
        asks.flag("draft", "草案:上年实际", "the draft: the year before"),
    ),
)
_NO_BUDGET: Pair = ("本年度没有已同意的基金预算。", "The fund has no budget for this year.")
_DRAFTED: Pair = (
    "草案各科目均为上年按账实际(至今)。",
    "Every line of the draft is what the books say of the year before, so far.",
)


def fund_budget(reader: Reader, *, year: int | None = None) -> Report:
    """A row for each line of the budget."""
    of = year_of_day(reader.on) if year is None else year
    budget = budget_of(reader.connection, reader.area, of)
    actual = actual_of(reader.agency, of)
    return Report(
        BUDGET_REPORT.name,
        (f"基金预算执行 {of}", f"budget of the fund {of}"),
        (
            *ACCOUNT,
            Column("approved_fen", ("同意预算(元)", "agreed to"), "yuan"),
            Column("changes", ("调整次数", "changes"), "count"),
            Column("budget_fen", ("调整后预算(元)", "after changes"), "yuan"),
            Column("actual_fen", ("本年实际(元)", "actual so far"), "yuan"),
            Column("done", ("执行率", "of the budget"), "percent"),
            Column("left_fen", ("余额(元)", "left"), "yuan"),
            Column("is_over", ("超预算", "over"), "flag"),
        ),
        [_row(account, allowed, actual[account]) for account, allowed in budget.items()],
        sums=_sums({account: one.fen for account, one in budget.items()}, actual),
        remarks=() if budget else (_NO_BUDGET,),
    )


def _row(account: int, allowed: Allowed, actual_fen: int) -> Row:
    return {
        **_named(account),
        "approved_fen": allowed.approved_fen,
        "changes": allowed.changes,
        "budget_fen": allowed.fen,
        "actual_fen": actual_fen,
        "done": actual_fen * PERMILLE // allowed.fen if allowed.fen else None,
        "left_fen": allowed.fen - actual_fen,
        "is_over": actual_fen > allowed.fen,
    }


def budget_draft(reader: Reader, *, year: int | None = None) -> Report:
    """基金预算草案 A row for each line that a budget of the year would have."""
    of = year_of_day(reader.on) if year is None else year
    draft = draft_of(reader.agency, of)
    return Report(
        "budget-draft",
        (f"基金预算草案 {of}", f"draft budget of the fund {of}"),
        (*ACCOUNT, Column("draft_fen", ("草案(元)", "draft"), "yuan")),
        [{**_named(account), "draft_fen": fen} for account, fen in draft.items()],
        remarks=(_DRAFTED,),
    )


def _named(account: int) -> Row:
    return {"code": account, "name": (CHART[account].name, CHART[account].name_en)}


def _sums(budget: dict[int, int], actual: dict[int, int]) -> Sums:
    return {
        "budget_income_fen": (("预算收入(元)", "income, budget"), "yuan", _total(Class.income, budget)),
        "actual_income_fen": (("实际收入(元)", "income, actual"), "yuan", _total(Class.income, actual)),
        "budget_expenditure_fen": (
            ("预算支出(元)", "expenditure, budget"),
            "yuan",
            _total(Class.expenditure, budget),
        ),
        "actual_expenditure_fen": (
            ("实际支出(元)", "expenditure, actual"),
            "yuan",
            _total(Class.expenditure, actual),
        ),
    }


def _total(kind: Class, fen: dict[int, int]) -> int:
    return sum(one for account, one in fen.items() if CHART[account].kind == kind)
