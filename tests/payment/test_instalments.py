"""分期 Plans of repayment: whole fen, the same day of each month, and what is late."""

from __future__ import annotations

import pytest

from yanglao.payment.instalments import equal_instalments, late_fen

PLAN = [(20120131, 34), (20120229, 33), (20120331, 33)]


def test_whole_fen_on_the_last_day_where_a_month_is_shorter() -> None:
    assert equal_instalments(100, count=3, first_on=20120131) == PLAN


def test_one_instalment_is_all_of_it() -> None:
    assert equal_instalments(100, count=1, first_on=20121215) == [(20121215, 100)]


def test_it_goes_over_the_year_end() -> None:
    found = equal_instalments(200, count=2, first_on=20121215)
    assert found == [(20121215, 100), (20130115, 100)]


@pytest.mark.parametrize(
    ("on", "recovered", "late"),
    [(20120131, 0, 0), (20120201, 0, 34), (20120201, 34, 0), (20120301, 40, 27), (20130101, 200, 0)],
)
def test_what_is_late(on: int, recovered: int, late: int) -> None:
    assert late_fen(PLAN, recovered_fen=recovered, on=on) == late
