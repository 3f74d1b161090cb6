"""长期预测 Ten or thirty years of the fund under a scenario, from what was known at the end of a year: income and expenditure by item, the
accounts, and when the pool runs empty. The population lives on by the month step (`forecast/`)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yanglao.acts.roles import FINANCE
from yanglao.casefile.words import Pair
from yanglao.forecast.band import half_widths_fen
from yanglao.forecast.experience import NOT_TOLD, Past, past_of
from yanglao.forecast.living import RUNS, forecast
from yanglao.forecast.population import LARGEST
from yanglao.forecast.scenario import Scenario, read_scenario, shipped
from yanglao.forecast.svg import first_empty
from yanglao.forecast.totals import Year
from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import last_day, month, year_of
from yanglao.ledger.chart import BANK_INTEREST, MONEY, POOL
from yanglao.life.facts import Facts, People
from yanglao.lists.layouts import optional
from yanglao.policy.law import Laws
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About, Given
from yanglao.reports.report import Column, Report, Row
from yanglao.store.acting import ActRefused
from yanglao.store.closing import last_close
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of
from yanglao.store.read.deaths import after_deaths, deaths_told
from yanglao.store.read.fund import EVER, moved_on

WORDS: dict[str, Pair] = {
    "contributions": ("个人缴费", "contributions"),
    "transfers_in": ("转入", "transfers in"),
    "province_pensions": ("省补基础养老金", "province, pensions"),
    "province_subsidies": ("省补缴费", "province, subsidies"),
    "city_pensions": ("市补基础养老金", "city, pensions"),
    "city_subsidies": ("市补缴费", "city, subsidies"),
    "bank_interest": ("存款利息", "bank interest"),
    "city_pool": ("市补统筹缺口", "city covers the pool"),
    "base_pensions": ("基础养老金", "base pensions"),
    "increments": ("加发", "increments"),
    "account_pensions": ("个人账户养老金", "account pensions"),
    "one_off": ("一次性待遇", "one-off"),
    "transfers_out": ("转出", "transfers out"),
    "interest": ("个人账户结息", "interest credited"),
    "to_pool": ("转入统筹", "to the pool"),
    "from_pool": ("统筹支付", "from the pool"),
    "after_death": ("死亡后多发", "paid after deaths"),
    "after_death_back": ("多发收回", "recovered of it"),
}
PEOPLE: dict[str, Pair] = {
    "members": ("参保人数", "insured"),
    "pensioners": ("领取人数", "pensioners"),
    "payers": ("缴费人数", "payers"),
    "deaths": ("死亡人数", "deaths"),
}
NO_BAND = ("bank_interest", "city_pool")
"""Items that no person brings."""
COLUMNS = (
    Column("year", ("年度", "year"), "count"),
    *(Column(name, pair, "count") for name, pair in PEOPLE.items()),
    *(Column(f"{name}_fen", (f"{zh}(元)", en), "yuan") for name, (zh, en) in WORDS.items()),
    Column("accounts_fen", ("个人账户(元)", "individual accounts"), "yuan"),
    Column("pool_fen", ("社会统筹(元)", "pool"), "yuan"),
    *(
        Column(f"{name}_half_width_fen", (f"{zh}幅度±(元)", f"{en}, band ±"), "yuan")
        for name, (zh, en) in WORDS.items()
        if name not in NO_BAND
    ),
)
YEARS_BEHIND = 4


def _scenarios() -> dict[str, Pair]:
    found = {name: read_scenario(name) for name in shipped()}
    return {name: (one.title_zh, one.title_en) for name, one in found.items()}


FORECAST_REPORT = About(
    "forecast",
    "长期预测",
    ("五(二)2", "八"),
    (*OFFICE, FINANCE),
    zh="十年、三十年的基金收支和结余预测(--scenario 情景,--svg 图),统筹何年用完;首年各项附 95% 幅度。",
    en=(
        "the fund in the years to come (`--years`) under a scenario (`--scenario`, a name or a file): income and expenditure by item, accounts, "
        "and the year in which the pool runs empty; from what was known at the end of a year (`--after`), with a picture (`--svg`); "
        "for each item of the first year its 95 % band"
    ),
    makes=lambda reader, given: _told(reader, given),
    asks=(
        Ask(
            optional("years", "count", "多少年", english="how many years", least=1, most=60),
            meant=asks.constant(30),
        ),
        replace(asks.choice("scenario", "情景", "scenario", _scenarios()), meant=asks.constant("usual")),
        Ask(
            optional("after", "year", "以哪年年末所知为准", english="by what was known at the end of a year")
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast: the scenario, the years, and half the width of the 95 % band of each item of the first year, in fen."""

    scenario: Scenario
    years: list[Year]
    half_widths_fen: dict[str, int]

    @property
    def title(self) -> Pair:
        zh, en = self.scenario.title_zh, self.scenario.title_en
        span = f"{self.years[0].year}-{self.years[-1].year}"
        return f"基金长期预测 {span}:{zh}", f"forecast of the fund {span}: {en}"


def _told(reader: Reader, given: Given) -> Report:
    scenario = read_scenario(given["scenario"])
    return forecast_report(foresee(reader, scenario=scenario, years=given["years"], after=given["after"]))


def foresee(reader: Reader, *, scenario: Scenario, years: int, after: int | None = None) -> Foreseen:
    """The years after `after` (None: the last year closed), by what was known at its end. Refused: too_few_years."""
    last = last_closed_year(reader)
    year = last if after is None else after
    if not year_of(reader.area.opens_in) + YEARS_BEHIND <= year + 1 <= last + 1:
        raise ActRefused(
            "too_few_years",
            f"预测须有 {YEARS_BEHIND} 个年度的经验,且末年已月结。",
            f"A forecast rests on {YEARS_BEHIND} years of the city's own, of which the last is closed.",
        )
    past = known_past(reader, year)
    found = forecast(
        past,
        scenario,
        years=years,
        pool_fen=-moved_in_books(reader, POOL, EVER, year),
        yield_percent=_yield(reader, year),
        comes_back=_comes_back(reader, year),
    )
    return Foreseen(scenario, found, half_widths_fen(past, found[0].items))


def last_closed_year(reader: Reader) -> int:
    """The last year of which every month is closed; 0: none."""
    close = last_close(reader.connection, reader.area)
    return 0 if close is None else year_of(close.month + 1) - 1


def known_past(reader: Reader, year: int) -> Past:
    """What was known at the end of a year, with the Month in which each death had been told."""
    laws, people, facts, ids = known_at_end(reader, year)
    told = deaths_told(reader.connection, reader.area, by=last_day(month(year, 12)))
    death_told = ints([told.get(one, NOT_TOLD) for one in ids.tolist()])
    return past_of(laws, people, facts, year=year, death_told=death_told)


def known_at_end(reader: Reader, year: int) -> tuple[Laws, People, Facts, Ints]:
    """The law, the people, their facts and their ids, as known at the end of a year."""
    known = last_day(month(year, 12))
    found = known_facts(reader.connection, reader.area, known=known)
    return laws_of(reader.connection, reader.area, known=known), found.people, found.facts, found.ids


def moved_in_books(reader: Reader, account: int, first: int, year: int) -> int:
    """What moved on an account from a Month (`EVER`: the first) to the end of a year, in fen; debit above zero."""
    moved = moved_on(
        reader.connection, reader.area, first=first, before=month(year + 1, 1), with_year_closes=False
    )
    return moved.get(account, 0)


def _comes_back(reader: Reader, year: int) -> float:
    """Of what was found in the last years to have been paid after deaths, the share that came back in them."""
    years = range(year - YEARS_BEHIND + 2, year + 1)
    found, back = (
        sum(column)
        for column in zip(*(after_deaths(reader.connection, reader.area, one) for one in years), strict=True)
    )
    return min(back / found, 1.0) if found else 1.0


def _yield(reader: Reader, year: int) -> float:
    """What the fund earned in the year, in per cent of the mean of what it had at its beginning and at its end."""
    held = sum(moved_in_books(reader, account, EVER, end) for account in MONEY for end in (year - 1, year))
    earned = -moved_in_books(reader, BANK_INTEREST, month(year, 1), year)
    return 200 * earned / held if held > 0 else 0.0


def forecast_report(found: Foreseen) -> Report:
    """A row a year."""
    empty = first_empty(found.years)
    return Report(
        FORECAST_REPORT.name,
        found.title,
        COLUMNS,
        [_row(found, one) for one in found.years],
        remarks=[
            (
                "各比率取自本统筹区近两三年的记录,死亡按假定的生命表并以本地死亡校准;"
                f"为 {RUNS} 次推演的平均,参保超过 {LARGEST:,} 人的按样本放大。",
                "Rates are those of the city's last two or three years; deaths follow an assumed life table scaled by the city's own; "
                f"means of {RUNS} runs, on a sample scaled up where more than {LARGEST:,} are insured.",
            ),
            (
                "首年各项附 95% 幅度:按预计笔数和近三年每人每年金额的平方均值(复合泊松)计,只含偶然,不含比率变动;近年没有的项目不附。",
                "Each item of the first year has its 95 % band: by the number of events expected and the mean square of what persons brought in a "
                "year (compound Poisson, three years); chance alone, not that rates change. An item unknown in these years has none.",
            ),
            (
                "死亡后多发为告知前已发的各月待遇,按近年死亡告知的迟延推演,计入告知之月;收回按近三年收回比例。两项是往来,不入收支。",
                "Paid after deaths is what went out for the months until a death is told, as late as deaths were told of late, counted when told; what "
                "comes back follows the share of the last three years. Both are no income and no expenditure.",
            ),
            ("期内统筹未用完。", "The pool does not run empty in these years.")
            if empty is None
            else (f"统筹于 {empty} 年用完。", f"The pool runs empty in {empty}."),
        ],
    )


def _row(found: Foreseen, one: Year) -> Row:
    bands = found.half_widths_fen if one is found.years[0] else {}
    return {
        "year": one.year,
        **one.people,
        **{f"{name}_fen": fen for name, fen in one.items.items()},
        "accounts_fen": one.accounts_fen,
        "pool_fen": one.pool_fen,
        **{f"{name}_half_width_fen": bands.get(name) for name in WORDS if name not in NO_BAND},
    }
