"""The chart of accounts as decision 0005 has it: numbers by which other programs and old years know an account never move."""

from __future__ import annotations

import pytest

from yanglao.ledger import chart
from yanglao.ledger.chart import CASH, CHART, DUE, INCOME_OF_DUE, INDIVIDUAL, MONEY, Class, dues_of

NUMBERS = {
    Class.asset: (1001, 1002, 1003, 1004, 1201),
    Class.liability: (2001, 2002, 2003),
    Class.net_asset: (3101, 3102, 3103, 3201, 3202, 3311, 3312, 3313, 3321, 3322, 3323, 3324, 3901, 3902),
    Class.income: (4001, 4002, 4111, 4112, 4113, 4121, 4122, 4123, 4124, 4201, 4301),
    Class.expenditure: (5001, 5002, 5003, 5004, 5101, 5201),
}
NAMED = {
    "RECEIPTS": (1001, "收入户存款"),
    "TREASURY": (1002, "财政专户存款"),
    "PAYMENTS": (1003, "支出户存款"),
    "DEPOSITS": (1004, "定期存款及国债"),
    "TO_RECOVER": (1201, "暂付款—待追回待遇"),
    "CONTRIBUTIONS_OWED": (2001, "暂收款—应退(补)保费"),
    "RETURNED": (2002, "暂收款—退回及暂扣待遇"),
    "HELD": (2003, "暂收款—待查明款项"),
    "OWN": (3101, "个人账户—个人缴费"),
    "PROVINCE": (3102, "个人账户—省级补贴"),
    "CITY": (3103, "个人账户—市级补贴"),
    "POOL": (3201, "社会统筹"),
    "APPROPRIATED": (3901, "收支结转"),
    "TAKEN_OVER": (3902, "接收结转"),
    "CONTRIBUTION_INCOME": (4001, "社会保险费收入"),
    "BANK_INTEREST": (4201, "利息收入"),
    "TRANSFERS_IN": (4301, "转移收入"),
    "BASE_PENSIONS": (5001, "待遇支出—基础养老金"),
    "INCREMENTS": (5002, "待遇支出—基础养老金加发"),
    "ACCOUNT_PENSIONS": (5003, "待遇支出—个人账户养老金"),
    "ONE_OFF": (5004, "待遇支出—一次性待遇"),
    "TRANSFERS_OUT": (5101, "转移支出"),
    "OTHER_EXPENSE": (5201, "其他支出"),
}


def test_the_accounts_there_are() -> None:
    assert {code: account.kind for code, account in CHART.items()} == {
        code: kind for kind, codes in NUMBERS.items() for code in codes
    }
    assert all(code == account.code for code, account in CHART.items())


@pytest.mark.parametrize("name", NAMED)
def test_what_a_number_is_called(name: str) -> None:
    code, zh = NAMED[name]
    assert (getattr(chart, name), CHART[code].name) == (code, zh)


def test_only_what_may_stand_on_either_side_does() -> None:
    """Funders pay late and ahead; contributions are refunded or collected; income from funders may be taken back."""
    either = {code for code, account in CHART.items() if account.may_be_negative}
    assert either == {2001, 3901, 3902, *DUE.values(), *INCOME_OF_DUE.values()}


def test_which_side_an_account_grows_on() -> None:
    debit = {kind for kind in Class if kind.is_debit}
    assert debit == {Class.asset, Class.expenditure}


def test_accounts_by_source_and_by_funder() -> None:
    assert CASH == (1001, 1002, 1003)
    assert MONEY == (1001, 1002, 1003, 1004)
    assert INDIVIDUAL == {"own": 3101, "province": 3102, "city": 3103}
    assert dues_of("province") == (3311, 3312, 3313)
    assert dues_of("city") == (3321, 3322, 3323, 3324)
    assert {due: income for due, income in INCOME_OF_DUE.items() if income != due + 800} == {}
    for (funder, _), due in DUE.items():
        word = {"province": "省", "city": "市"}[funder]
        assert word in CHART[due].name and word in CHART[INCOME_OF_DUE[due]].name
