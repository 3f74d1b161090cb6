"""The balance goes into deposits and a bond, and comes back: in part, at its end, early, and not whole."""

from __future__ import annotations

import json
from typing import Any

from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month

OFFERED = {"bank": "工行", "product": "定期存款", "months": 3, "rate": "2.85", "document": "存字1号"}


def _refused(office: OfficeByCommand, code: str, act: str, day: str, /, **values: object) -> None:
    words = [word for name, one in values.items() for word in (f"--{name}", str(one))]
    office.refused("accountant", code, "act", "do", act, *words, "--dated", day)


def _read(office: OfficeByCommand, name: str, *more: str) -> Any:
    return json.loads(office.shown("supervisor", "report", name, *more, "--json"))


def put_in(office: OfficeByCommand, on: str) -> None:
    for code, wrong in (
        ("product_not_allowed", {"product": "其他"}),
        ("term_not_allowed", {"months": 5}),
        ("bad_rate", {"rate": "1.755"}),
        ("too_little_left", {"amount": 99_999_999}),
    ):
        _refused(office, code, "open-deposit", on, **{"amount": 100} | OFFERED | wrong)
    office.act("accountant", "open_deposit", on, amount=300, **OFFERED)
    bond = {"product": "国债", "months": 36, "rate": "5.18", "document": "存字2号"}
    office.act("accountant", "open_deposit", on, amount=100, **OFFERED | bond)
    office.act("accountant", "open_deposit", on, amount=50, **OFFERED | {"months": 12, "document": "存字3号"})
    told = _read(office, "deposits")
    assert told["sums"]["fen"] == 450_00 and len(told["rows"]) == 3


def pays(office: OfficeByCommand, on: str) -> None:
    _refused(
        office, "no_such_deposit", "deposit-interest", on, deposit=99, amount=1, on=on, statement="付息单"
    )
    office.only("accountant", "deposit_interest", on, deposit=2, amount="0.80", on=on, statement="付息单")
    _withdraws_a_part(office, on)
    early = {"deposit": 1, "interest": 1, "on": on, "statement": "支取单"}
    _refused(office, "not_due", "deposit-matures", on, **early)


def _withdraws_a_part(office: OfficeByCommand, on: str) -> None:
    """A third of the first, after two months: at 2.85 per cent it would have earned 47 fen."""
    part = {"deposit": 1, "principal": 100, "demand-rate": "0.35", "interest": "0.05", "on": on}
    part |= {"reason": "备付不足", "statement": "部支单"}
    for code, wrong in (
        ("not_in_part", {"deposit": 2}),
        ("not_a_part", {"principal": 300}),
        ("bad_rate", {"demand-rate": "0.355"}),
    ):
        _refused(office, code, "deposit-withdrawn-in-part", on, **part | wrong)
    office.act("accountant", "deposit_withdrawn_in_part", on, **part)
    _refused(office, "part_withdrawn", "deposit-withdrawn-in-part", on, **part | {"principal": 10})
    assert _read(office, "deposits")["sums"]["forgone_fen"] == 42


def comes_back(office: OfficeByCommand, on: str) -> None:
    assert "存款 1" in [row["about"] for row in _read(office, "overdue")["rows"]]
    back = {"deposit": 1, "interest": "1.42", "on": on, "statement": "支取单"}
    assert office.only("accountant", "deposit_matures", on, **back)["short_fen"] == 0
    broken = {"deposit": 3, "interest": 0, "on": on, "reason": "信用社被接管", "statement": "清退单"}
    _refused(office, "too_much_back", "deposit-withdrawn-early", on, principal=51, **broken)
    office.act("accountant", "deposit_withdrawn_early", on, principal=49, **broken)
    told = _read(office, "deposits", "--all")
    assert (told["sums"]["fen"], told["sums"]["lost_fen"]) == (100_00, 1_00)
    (year,) = (row for row in _read(office, "yield")["rows"] if row["year"] == 2012)
    assert (year["deposits_fen"], year["lost_fen"]) == (80 + 5 + 1_42, 1_00)


NEWS: dict[int, Happening] = {
    month(2012, 4): put_in,
    month(2012, 6): pays,
    month(2012, 7): comes_back,
}
