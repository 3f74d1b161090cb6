"""Money that comes in: some members let the bank take their contributions, once a year in November; the cash of the counter is counted
every month."""

from __future__ import annotations

from pathlib import Path

from yanglao.acts.doing import do
from yanglao.kernel.money import FEN_PER_YUAN, yuan_text
from yanglao.kernel.months import day_text, month_of
from yanglao.payment.withholding_references import reference_of
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.cash_ups import Drawer, taken_at_counter
from yanglao.store.withholding import Line, lines_of

Rows = dict[str, list[str]]
ONE_IN = 10
"""So many members let the bank take their contributions."""
CAMPAIGN = 11  # month of the year
FAILS, IS_SHORT, MISCOUNTED = 7, 11, 5  # one in so many


def authorities(enrolments: Rows) -> Rows:
    """Of a list of enrolments those members who let the bank take their contributions, from the day they enrol."""
    chosen = [place for place, number in enumerate(enrolments["number"]) if _lets_the_bank(number)]
    columns = {"number": enrolments["number"], "from": enrolments["on"]}
    return {name: [values[place] for place in chosen] for name, values in columns.items()}


def _lets_the_bank(number: str) -> bool:
    serial = number[-4:-1]
    return serial.isdecimal() and int(serial) % ONE_IN == 0


def lay_out(agency: Agency, on: int) -> int | None:
    """The list of the year, where it is time for one and there is somebody to ask; its proposal."""
    if month_of(on) % 12 + 1 != CAMPAIGN:
        return None
    year = month_of(on) // 12
    try:
        made = do(agency, "withholding_list", [{"year": year}], by=By("clerk", on, f"withholding {year}"))
    except ActRefused as refused:
        if refused.code != "nobody_to_ask":
            raise
        return None
    return int(made["proposal"])


def go_to_the_bank(agency: Agency, number: int, folder: Path, on: int) -> None:
    """A list that was agreed to goes out, and the bank answers: mostly it takes what it was asked to."""
    sent = [{"list": number, "to": str(folder / f"withholding-{number}.csv")}]
    do(agency, "withholding_file", sent, by=By("accountant", on, f"withholding file {number}"))
    said = [_said(one, on) for one in lines_of(agency.connection, agency.area, lists=[number])]
    do(agency, "withholding_answer", said, by=By("accountant", on, f"withholding answer {number}"))


def _said(one: Line, on: int) -> dict[str, str]:
    told = {"reference": reference_of(one.list, one.number), "on": day_text(on)}
    if not one.asked.person % FAILS:
        return {**told, "outcome": "失败", "reason": "余额不足"}
    yuan = one.asked.fen // FEN_PER_YUAN - (not one.asked.person % IS_SHORT)
    return {**told, "outcome": "成功", "amount_yuan": str(yuan)}


def cash_up(agency: Agency, on: int) -> None:
    """Count what the clerk has taken in; now and then a yuan is missing."""
    drawer = Drawer(on, "clerk")
    taken = taken_at_counter(agency.connection, agency.area, drawer).get(drawer, [])
    fen = sum(one.fen for one in taken)
    short = FEN_PER_YUAN if month_of(on) % MISCOUNTED == 0 else 0
    if fen > short:
        values = {
            "day": day_text(on),
            "collector": drawer.collector,
            "counted_yuan": yuan_text(fen - short),
            "reason": "找零差错" if short else "",
        }
        do(agency, "cash_up", [values], by=By("clerk", on, f"cash {on}"))
