"""ISO 20022 camt.053 银行对账单 A bank's statement as XML: one statement of one account in yuan, booked entries only. Whatever version and
prefix of the name space; entities are refused."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.parsers import expat

from yanglao.kernel.cells import BLANKS, LONGEST_TEXT
from yanglao.kernel.money import fen_of_yuan
from yanglao.kernel.months import parse_day
from yanglao.lists.bank_lines import BankLine, BankStatement
from yanglao.lists.sentences import FileRefused
from yanglao.lists.xml_parts import BadSheet, TooWide, walk

_STATEMENT, _BALANCE, _ENTRY = "Stmt", "Bal", "Ntry"
_CURRENCY = "CNY"
_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_BOOKED = "BOOK"
_MOST_FEN = 10**15  # the balance of a province
_NOTHING = ("NOTPROVIDED",)
Told = dict[str, list[str]]
"""Path below the part, such as `RmtInf/Ustrd` -> what stands there, in order."""


def read_camt(path: Path) -> BankStatement:
    """The statement in a file. FileRefused: statement_xml, statement_entry."""
    parts = _parts_of(path)
    statements = [told for name, told in parts if name == _STATEMENT]
    if len(statements) != 1:
        raise FileRefused("statement_xml")
    (told,) = statements
    balances = [told for name, told in parts if name == _BALANCE]
    entries = [told for name, told in parts if name == _ENTRY]
    closing = _balance(balances, _CLOSING)
    return BankStatement(
        _first(told, "Acct/Id/Othr/Id", "Acct/Id/IBAN").replace(" ", ""),
        None if (opening := _balance(balances, _OPENING)) is None else _fen(opening),
        None if closing is None else _fen(closing),
        _day(
            _first(told, "FrToDt/ToDtTm", "FrToDt/ToDt") or ("" if closing is None else _date(closing, "Dt"))
        ),
        tuple(
            _line(number, one)
            for number, one in enumerate(entries, start=1)
            if _first(one, "Sts", "Sts/Cd") == _BOOKED
        ),
    )


def _parts_of(path: Path) -> list[tuple[str, Told]]:
    parser, walker = expat.ParserCreate(namespace_separator=" "), _Parts()
    parser.CharacterDataHandler = walker.text
    parser.buffer_text = True
    try:
        with path.open("rb") as file:
            walk(file, parser, walker, end=walker.end)
    except (BadSheet, TooWide) as fault:
        raise FileRefused("statement_xml") from fault
    return walker.parts


class _Parts:
    """The statements of a message, and the balances and entries in them: what their leaves hold, by path."""

    __slots__ = ("_open", "_path", "_text", "elements", "parts")

    def __init__(self) -> None:
        self.elements = 0
        self.parts: list[tuple[str, Told]] = []
        self._open: list[tuple[int, Told]] = []  # depth of a part that has begun, and what it holds
        self._path: list[str] = []
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.elements += 1
        local = name.rpartition(" ")[2]
        self._path.append(local)
        self._text.clear()
        if local in (_STATEMENT, _BALANCE, _ENTRY):
            told: Told = {}
            self.parts.append((local, told))
            self._open.append((len(self._path), told))
        if currency := attributes.get("Ccy"):
            self._tell("@Ccy", currency)

    def text(self, text: str) -> None:
        """What stands in the element."""
        self._text.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if text := "".join(self._text).strip(BLANKS):
            self._tell("", text)
        self._text.clear()
        if self._open and self._open[-1][0] == len(self._path):
            self._open.pop()
        self._path.pop()

    def pause(self) -> None:
        """`walk` counts the elements."""

    def _tell(self, suffix: str, text: str) -> None:
        if self._open:
            depth, told = self._open[-1]
            told.setdefault("/".join(self._path[depth:]) + suffix, []).append(text)


def _first(told: Told, *paths: str) -> str:
    return next((told[path][0] for path in paths if path in told), "")


def _balance(balances: list[Told], codes: tuple[str, ...]) -> Told | None:
    by_code = {_first(one, "Tp/CdOrPrtry/Cd"): one for one in balances}
    return next((by_code[code] for code in codes if code in by_code), None)


def _line(number: int, told: Told) -> BankLine:
    try:
        fen, day = _fen(told), _day(_date(told, "BookgDt"))
    except FileRefused as fault:
        raise FileRefused("statement_entry", str(number)) from fault
    if not fen or day is None:
        raise FileRefused("statement_entry", str(number))
    side = "Dbtr" if fen > 0 else "Cdtr"
    details, parties = "NtryDtls/TxDtls/", f"NtryDtls/TxDtls/RltdPties/{side}"
    return BankLine(
        day,
        fen,
        _tidy(_first(told, f"{parties}/Nm", f"{parties}/Pty/Nm")),
        _tidy(_first(told, f"{parties}Acct/Id/Othr/Id", f"{parties}Acct/Id/IBAN")).replace(" ", ""),
        _tidy(" ".join(_remarks(told, details))),
        _tidy(_first(told, "AcctSvcrRef", "NtryRef", f"{details}Refs/AcctSvcrRef")),
    )


def _remarks(told: Told, details: str) -> Iterator[str]:
    """What payer and payee say of it, and the reference that we may have given."""
    found = [told.get(f"{details}{path}", []) for path in ("RmtInf/Ustrd", "Refs/EndToEndId")]
    return (one for one in itertools.chain(*found, told.get("AddtlNtryInf", [])) if one not in _NOTHING)


def _fen(told: Told) -> int:
    """An amount in whole fen, above zero where it stands in credit."""
    side = _first(told, "CdtDbtInd")
    try:
        if _first(told, "Amt@Ccy") != _CURRENCY or side not in ("CRDT", "DBIT"):
            raise FileRefused("statement_xml")
        fen = fen_of_yuan(Decimal(_first(told, "Amt")))
    except (ValueError, InvalidOperation) as fault:
        raise FileRefused("statement_xml") from fault
    if not 0 <= fen <= _MOST_FEN:
        raise FileRefused("statement_xml")
    return fen if side == "CRDT" else -fen


def _date(told: Told, name: str) -> str:
    return _first(told, f"{name}/Dt", f"{name}/DtTm")


def _day(text: str) -> int | None:
    """The Day of a date, or of a date with its time; None where there is none. FileRefused: statement_xml."""
    if not text:
        return None
    try:
        return parse_day(text[: len("yyyy-mm-dd")])
    except ValueError as fault:
        raise FileRefused("statement_xml") from fault


def _tidy(text: str) -> str:
    """Without what cannot be shown, and not too long."""
    return "".join(one for one in text if one.isprintable()).strip(BLANKS)[:LONGEST_TEXT]
