"""The fund's chart of accounts, in the names of the national accounting rules for social-insurance funds.

There is no account for office costs: the fund cannot bear them (八). Codes are configuration; nothing
computes with their digits. On a cash basis government money becomes income when it arrives; what has been
credited or paid on the funders' behalf before that stands in the accounts 33xx, one for each funder and
purpose, beside the income account 41xx it will become.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Class(Enum):
    """Class of an account; value: Chinese name, and whether its balance normally stands in debit."""

    asset = ("资产", True)
    liability = ("负债", False)
    net_asset = ("净资产", False)
    income = ("收入", False)
    expenditure = ("支出", True)

    @property
    def is_debit(self) -> bool:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the book; `may_be_negative` for those whose balance may stand on either side."""

    code: int
    name: str
    name_en: str
    kind: Class
    may_be_negative: bool = False


RECEIPTS, TREASURY, PAYMENTS = 1001, 1002, 1003
DEPOSITS = 1004
TO_RECOVER = 1201
CONTRIBUTIONS_OWED, RETURNED, HELD = 2001, 2002, 2003
OWN, PROVINCE, CITY = 3101, 3102, 3103
POOL, GIVEN = 3201, 3202
DUE_PROVINCE_BASE, DUE_PROVINCE_SUBSIDY, DUE_PROVINCE_CONTRIBUTION = 3311, 3312, 3313
DUE_CITY_BASE, DUE_CITY_SUBSIDY, DUE_CITY_CONTRIBUTION, DUE_CITY_POOL = 3321, 3322, 3323, 3324
APPROPRIATED, TAKEN_OVER = 3901, 3902
CONTRIBUTION_INCOME, GIVEN_INCOME = 4001, 4002
INCOME_PROVINCE_BASE, INCOME_PROVINCE_SUBSIDY, INCOME_PROVINCE_CONTRIBUTION = 4111, 4112, 4113
INCOME_CITY_BASE, INCOME_CITY_SUBSIDY, INCOME_CITY_CONTRIBUTION, INCOME_CITY_POOL = 4121, 4122, 4123, 4124
BANK_INTEREST, TRANSFERS_IN = 4201, 4301
BASE_PENSIONS, INCREMENTS, ACCOUNT_PENSIONS, ONE_OFF = 5001, 5002, 5003, 5004
TRANSFERS_OUT = 5101
OTHER_EXPENSE = 5201

_A, _L, _N, _I, _E = Class.asset, Class.liability, Class.net_asset, Class.income, Class.expenditure

CHART = {
    account.code: account
    for account in (
        Account(RECEIPTS, "收入户存款", "receipts account", _A),
        Account(TREASURY, "财政专户存款", "treasury special account", _A),
        Account(PAYMENTS, "支出户存款", "payments account", _A),
        Account(DEPOSITS, "定期存款及国债", "deposits and bonds", _A),
        Account(TO_RECOVER, "暂付款—待追回待遇", "overpayments to recover", _A),
        Account(CONTRIBUTIONS_OWED, "暂收款—应退(补)保费", "contributions to refund or collect", _L, True),
        Account(RETURNED, "暂收款—退回及暂扣待遇", "returned and withheld payments", _L),
        Account(HELD, "暂收款—待查明款项", "receipts held for nobody yet", _L),
        Account(OWN, "个人账户—个人缴费", "individual accounts: own", _N),
        Account(PROVINCE, "个人账户—省级补贴", "individual accounts: province", _N),
        Account(CITY, "个人账户—市级补贴", "individual accounts: city", _N),
        Account(POOL, "社会统筹", "pooled account", _N),
        Account(GIVEN, "社会统筹—集体补助和资助", "pooled account: collective and sponsors' money", _N),
        Account(DUE_PROVINCE_BASE, "应到省补—基础养老金", "due from province: base pension", _N, True),
        Account(
            DUE_PROVINCE_SUBSIDY, "应到省补—缴费补贴", "due from province: contribution subsidies", _N, True
        ),
        Account(
            DUE_PROVINCE_CONTRIBUTION,
            "应到省补—代缴",
            "due from province: government contributions",
            _N,
            True,
        ),
        Account(DUE_CITY_BASE, "应到市补—基础养老金", "due from city: base pension", _N, True),
        Account(DUE_CITY_SUBSIDY, "应到市补—缴费补贴", "due from city: contribution subsidies", _N, True),
        Account(DUE_CITY_CONTRIBUTION, "应到市补—代缴", "due from city: government contributions", _N, True),
        Account(DUE_CITY_POOL, "应到市补—统筹缺口", "due from city: exhausted pool", _N, True),
        Account(APPROPRIATED, "收支结转", "income less expenditure, appropriated", _N, True),
        Account(TAKEN_OVER, "接收结转", "taken over, to be reconciled", _N, True),
        Account(CONTRIBUTION_INCOME, "社会保险费收入", "contributions", _I),
        Account(GIVEN_INCOME, "集体补助和资助收入", "collective and sponsors' money", _I),
        Account(
            INCOME_PROVINCE_BASE, "财政补贴收入—省—基础养老金", "subsidy: province, base pension", _I, True
        ),
        Account(
            INCOME_PROVINCE_SUBSIDY, "财政补贴收入—省—缴费补贴", "subsidy: province, contributions", _I, True
        ),
        Account(
            INCOME_PROVINCE_CONTRIBUTION,
            "财政补贴收入—省—代缴",
            "subsidy: province, gov. contributions",
            _I,
            True,
        ),
        Account(INCOME_CITY_BASE, "财政补贴收入—市—基础养老金", "subsidy: city, base pension", _I, True),
        Account(INCOME_CITY_SUBSIDY, "财政补贴收入—市—缴费补贴", "subsidy: city, contributions", _I, True),
        Account(
            INCOME_CITY_CONTRIBUTION, "财政补贴收入—市—代缴", "subsidy: city, gov. contributions", _I, True
        ),
        Account(INCOME_CITY_POOL, "财政补贴收入—市—统筹缺口", "subsidy: city, exhausted pool", _I, True),
        Account(BANK_INTEREST, "利息收入", "bank interest", _I),
        Account(TRANSFERS_IN, "转移收入", "transfers in", _I),
        Account(BASE_PENSIONS, "待遇支出—基础养老金", "benefits: base pension", _E),
        Account(INCREMENTS, "待遇支出—基础养老金加发", "benefits: increment", _E),
        Account(ACCOUNT_PENSIONS, "待遇支出—个人账户养老金", "benefits: account pension", _E),
        Account(ONE_OFF, "待遇支出—一次性待遇", "benefits: one-off", _E),
        Account(TRANSFERS_OUT, "转移支出", "transfers out", _E),
        Account(OTHER_EXPENSE, "其他支出", "other expenditure", _E),
    )
}

CASH = (RECEIPTS, TREASURY, PAYMENTS)
"""What is paid from at once."""
MONEY = (*CASH, DEPOSITS)
"""All that the fund has at banks."""
INDIVIDUAL = {"own": OWN, "province": PROVINCE, "city": CITY}
"""Individual accounts, by the source of the money."""
NET_ASSETS = (*INDIVIDUAL.values(), POOL, GIVEN)
"""Individual accounts and the pool: of them it is told what moved them."""

DUE = {
    ("province", "base"): DUE_PROVINCE_BASE,
    ("province", "subsidy"): DUE_PROVINCE_SUBSIDY,
    ("province", "contribution"): DUE_PROVINCE_CONTRIBUTION,
    ("city", "base"): DUE_CITY_BASE,
    ("city", "subsidy"): DUE_CITY_SUBSIDY,
    ("city", "contribution"): DUE_CITY_CONTRIBUTION,
    ("city", "pool"): DUE_CITY_POOL,
}
"""What is due from a funder, by funder and purpose."""

INCOME_OF_DUE = {
    DUE_PROVINCE_BASE: INCOME_PROVINCE_BASE,
    DUE_PROVINCE_SUBSIDY: INCOME_PROVINCE_SUBSIDY,
    DUE_PROVINCE_CONTRIBUTION: INCOME_PROVINCE_CONTRIBUTION,
    DUE_CITY_BASE: INCOME_CITY_BASE,
    DUE_CITY_SUBSIDY: INCOME_CITY_SUBSIDY,
    DUE_CITY_CONTRIBUTION: INCOME_CITY_CONTRIBUTION,
    DUE_CITY_POOL: INCOME_CITY_POOL,
}


def dues_of(funder: str) -> tuple[int, ...]:
    """The accounts of what is due from a funder."""
    return tuple(account for (who, _), account in DUE.items() if who == funder)
