"""Money that comes in: some members let the bank take their contributions, once a year in November, until they draw a pension; the
cash of the counter is counted every month."""

from __future__ import annotations

from pathlib import Path

from yanglao.commands.demo.desks import agree_to_all, do_one, hand_in
from yanglao.commands.demo.lists import Lists, Rows
from yanglao.kernel.money import FEN_PER_YUAN, yuan_text
from yanglao.kernel.months import day_text, month_of
from yanglao.payment.withholding_references import reference_of
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.cash_ups import Drawer, taken_at_counter
from yanglao.store.withholding import Line, lines_of

ONE_IN = 10
"""So many members let the bank take their contributions."""
CAMPAIGN = 11  # month of the year
FAILS, IS_SHORT, MISCOUNTED = 7, 11, 5  # one in so many
_AUTHORITIES = {
    "enrolment": ("authorise_withholding", "from"),
    "claim": ("end_withholding", "on"),
}
"""What goes with a list of the month: an authority from the day they enrol, and its end with the claim; where the day stands."""


def authorities(handed_in: Lists) -> Lists:
    """What members who let the bank take their contributions say to it, beside the lists of a month."""
    found: Lists = {}
    for layout, (act, day) in _AUTHORITIES.items():
        if layout in handed_in:
            rows = handed_in[layout]
            found[act] = _chosen({"number": rows["number"], day: rows["on"]})
    return found


def _chosen(rows: Rows) -> Rows:
    chosen = [place for place, number in enumerate(rows["number"]) if _lets_the_bank(number)]
    return {name: [values[place] for place in chosen] for name, values in rows.items()}


def _lets_the_bank(number: str) -> bool:
    serial = number[-4:-1]
    return serial.isdecimal() and int(serial) % ONE_IN == 0


def withhold(agency: Agency, folder: Path, on: int) -> None:
    """Lists that the bank has left unanswered are over; where it is time, the list of the year goes to the bank and comes back."""
    for late in sorted({one.list for one in lines_of(agency.connection, agency.area) if one.is_open}):
        do_one(agency, "end_withholding_list", {"list": late, "reason": "银行逾期未回盘"}, on)
        agree_to_all(agency, on)
    number = _lay_out(agency, on)
    if number is not None:
        agree_to_all(agency, on)
        _go_to_the_bank(agency, number, folder, on)


def _lay_out(agency: Agency, on: int) -> int | None:
    """The list of the year, where it is time for one and there is somebody to ask; its proposal."""
    if month_of(on) % 12 + 1 != CAMPAIGN:
        return None
    try:
        return int(do_one(agency, "withholding_list", {"year": month_of(on) // 12}, on)["proposal"])
    except ActRefused as refused:
        if refused.code != "nobody_to_ask":
            raise
        return None


def _go_to_the_bank(agency: Agency, number: int, folder: Path, on: int) -> None:
    """A list that was agreed to goes out, and the bank answers: mostly it takes what it was asked to. Of every other list the last line is lost."""
    to = str(folder / f"withholding-{number}.csv")
    do_one(agency, "withholding_file", {"list": number, "to": to}, on)
    lines = lines_of(agency.connection, agency.area, lists=[number])
    answered = lines[:-1] if month_of(on) // 12 % 2 else lines
    hand_in(agency, "withholding_answer", [_said(one, on) for one in answered], on)


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
        do_one(agency, "cash_up", values, on)
