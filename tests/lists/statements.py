"""Statements as banks give them, made up for tests."""

from __future__ import annotations

from collections.abc import Sequence

Entry = tuple[str, str, str, str, str, str]
"""Day, amount with its sign, name and account of the other side, remark, reference."""


def camt(entries: Sequence[Entry], *, opening: str, closing: str, through: str, account: str = "") -> str:
    """A message camt.053.001.02 with one statement."""
    own = f"<Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>" if account else ""
    balances = _balance("OPBD", opening, through) + _balance("CLBD", closing, through)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
        "<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2011-12-01T08:00:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id>"
        f"{own}{balances}{''.join(map(_entry, entries))}</Stmt></BkToCstmrStmt></Document>"
    )


def _balance(code: str, yuan: str, on: str) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">{yuan}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        f"<Dt><Dt>{on}</Dt></Dt></Bal>"
    )


def _entry(one: Entry) -> str:
    day, yuan, name, account, remark, reference = one
    is_out = yuan.startswith("-")
    side = "Cdtr" if is_out else "Dbtr"
    return (
        f'<Ntry><Amt Ccy="CNY">{yuan.removeprefix("-")}</Amt><CdtDbtInd>{"DBIT" if is_out else "CRDT"}</CdtDbtInd><Sts>BOOK</Sts>'
        f"<BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties>"
        f"<{side}><Nm>{name}</Nm></{side}><{side}Acct><Id><Othr><Id>{account}</Id></Othr></Id></{side}Acct></RltdPties>"
        f"<RmtInf><Ustrd>{remark}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )


def table(entries: Sequence[Entry], *, opening: str = "", newest_first: bool = False) -> str:
    """The same as a table with money in two columns; with the balance after each line where `opening` is given."""
    balance, rows = round(float(opening or 0) * 100), []
    for day, yuan, name, account, remark, reference in entries:
        balance += round(float(yuan) * 100)
        money = f"{yuan[1:]}," if yuan.startswith("-") else f",{yuan}"
        told = f"{balance / 100:.2f}" if opening else ""
        rows.append(f"{day},{money},{told},{name},{account},{remark},{reference}")
    rows = rows[::-1] if newest_first else rows
    return "\n".join(["交易日期,借方金额,贷方金额,余额,对方户名,对方账号,摘要,流水号", *rows, ""])
