"""How near the forecast's first year comes: 2016 foreseen by what a made-up city's lists had told at the end of 2015, against what they
told of 2016. Large items have a limit in per cent, small ones their 95 % band."""

from __future__ import annotations

from rich.progress import Progress

from benchmarks.figures import Figure
from benchmarks.told_city import told_city
from yanglao.forecast.band import half_widths_fen
from yanglao.forecast.experience import past_of
from yanglao.forecast.living import forecast
from yanglao.forecast.scenario import Scenario
from yanglao.forecast.totals import items_of, of_year
from yanglao.kernel.months import month
from yanglao.life.facts import Facts, People
from yanglao.life.fold import fold
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.synthetic import make_city

PEOPLE, SEED, LAST = 20_000, 2027, 2015
"""The seed was settled before any figure of its city was seen; nothing was tuned to it."""
LARGE = (
    "base_pensions",
    "account_pensions",
    "contributions",
    "province_subsidies",
    "city_subsidies",
    "interest",
)
SMALL = ("increments", "transfers_in", "one_off", "transfers_out", "to_pool", "from_pool")
LIMIT_PERCENT = 3.0


def first_year(_people: int, progress: Progress) -> list[Figure]:
    """A row an item; the city has so many residents (`PEOPLE`) however large the rest is measured."""
    return figures_of(SEED, progress)


def figures_of(seed: int, progress: Progress) -> list[Figure]:
    """The rows of the city of a seed."""
    task = progress.add_task("forecast of a year", total=3)
    told, laws = told_city(make_city(PEOPLE, seed)), Laws(load_plan("dongfang-2011"))
    progress.advance(task)
    last = month(LAST, 12)
    past = past_of(laws, told.people, told.known(last), year=LAST, death_told=told.death_told(last))
    (foreseen,) = forecast(past, Scenario(), years=1, pool_fen=0, yield_percent=0)
    bands = half_widths_fen(past, foreseen.items)
    progress.advance(task)
    happened = _happened(laws, told.people, told.known(month(LAST + 1, 12)))
    progress.advance(task)
    return [_figure(item, foreseen.items[item], happened[item], bands.get(item)) for item in (*LARGE, *SMALL)]


def _happened(laws: Laws, people: People, facts: Facts) -> dict[str, int]:
    amounts = fold(laws, people, facts, through=month(LAST + 1, 12)).amounts
    return items_of([of_year(amounts, LAST + 1)])


def _figure(item: str, foreseen: int, happened: int, half_width: int | None) -> Figure:
    percent = 100 * (foreseen / happened - 1) if happened else 0.0
    is_within = half_width is not None and abs(foreseen - happened) <= half_width
    band = "no band" if half_width is None else f"± {half_width / 100:,.0f} {'in' if is_within else 'out'}"
    is_large = item in LARGE
    met = abs(percent) <= LIMIT_PERCENT if is_large else None if half_width is None else is_within
    return Figure(
        f"{LAST + 1} {item.replace('_', ' ')}: foreseen {foreseen / 100:,.0f}, happened {happened / 100:,.0f} yuan; {band}",
        f"{percent:+.1f} %",
        "",
        f"± {LIMIT_PERCENT:.0f} %" if is_large else "in its band",
        met,
    )
