"""Files as they are damaged on their way: refused in words or read right, never another exception."""

from __future__ import annotations

import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from lists.import_lists import CONTRIBUTION, HEADINGS, codes, read, row, write_csv, write_xlsx
from lists.test_import_refusals import refusal

from yanglao.lists import FileRefused, RejectFile, Seen, parse, read_table

LINES = [",".join(HEADINGS), *(",".join(row(order)) for order in range(1, 6))]
TEXT = "\n".join(LINES) + "\n"
FIVE = [2, 3, 4, 5, 6]


DAMAGED_TEXTS: list[tuple[bytes | str, list[int] | str]] = [
    (b"\xef\xbb\xbf" * 2 + TEXT.encode(), FIVE),
    (("sep=;\n" + TEXT.replace(",", ";")).encode(), [3, 4, 5, 6, 7]),
    (TEXT[:-1].encode(), FIVE),
    (TEXT.replace("\n", "\r").encode(), FIVE),
    ("\r\n".join(LINES[:2]).encode() + b"\n" + "\r".join(LINES[2:]).encode(), FIVE),
    (TEXT.encode() + b"\n" * 100_000, FIVE),
    (TEXT.encode() + b",,,,,\r\n" * 100_000, FIVE),
    (TEXT.replace("PJ00001", '"PJ00001"').encode(), FIVE),
    (TEXT.replace("\n", ",,,,\n").encode(), FIVE),
    ("\n".join(f'"{line}"' for line in LINES).encode(), "not_a_table"),
    (TEXT.encode("utf-16-le"), "unknown_format"),
    (TEXT.encode("utf-32"), "unknown_format"),
    (TEXT.encode("utf-16")[:-1], "undecodable"),
    (TEXT.encode()[:31], "undecodable"),
    (TEXT.encode() + b"\xff", "undecodable"),
    (TEXT.encode() + b"\0" * 512, "unknown_format"),
    (TEXT.replace("500,", "5\0,").encode(), "unknown_format"),
    (TEXT.encode() + b'"' * 10_000_000, "broken_quotes"),
    (TEXT.encode() + b'"a""b",' * 1_000_000, "too_many_columns"),
    (TEXT.encode() + b"x" * 1_000_000, "broken_quotes"),
    (b"<html><table><tr><td>1</td></tr></table></html>", "not_a_table"),
    (b'<?xml version="1.0"?><Workbook/>', "not_a_table"),
    ('[{"身份证号码": "1"}]'.encode(), "not_a_table"),
    (b"\xff\xd8\xff\xe0" + bytes(range(1, 256)) * 50, "undecodable"),
    (random.Random(1).randbytes(10_000), "undecodable"),
    ("\n" * 200 + TEXT, "empty_file"),
]


@pytest.mark.parametrize("order", range(len(DAMAGED_TEXTS)))
def test_damaged_text(tmp_path: Path, order: int) -> None:
    content, rows = DAMAGED_TEXTS[order]
    path, began = tmp_path / "a.csv", time.process_time()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if isinstance(rows, str):
        assert refusal(path) == rows
    else:
        assert (read(path).rows, codes(read(path))) == (rows, [])
    assert time.process_time() - began < 10


BOOK, SHEET, STRINGS = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
Change = Callable[[dict[str, bytes]], object]


def workbook(path: Path) -> dict[str, bytes]:
    write_xlsx(path, 表=[list(HEADINGS), *(row(order) for order in range(1, 6))])
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def replaced(part: str, old: bytes, new: bytes) -> Change:
    return lambda parts: parts.update({part: parts[part].replace(old, new)})


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (lambda parts: None, FIVE),
        (replaced(SHEET, b"UTF-8", b"ISO-8859-1"), FIVE),
        (lambda parts: parts.pop("xl/styles.xml"), FIVE),
        (lambda parts: parts.pop("docProps/app.xml"), FIVE),
        (replaced(SHEET, b"</sheetData>", b"<row/>" * 200_000 + b"</sheetData>"), FIVE),
        (
            replaced(
                SHEET, b"</sheetData>", b'<row r="900000" s="1"><c r="A900000" s="1"/></row></sheetData>'
            ),
            FIVE,
        ),
        (lambda parts: parts.pop(SHEET), "xlsx_damaged"),
        (lambda parts: parts.pop(STRINGS), "xlsx_damaged"),
        (lambda parts: parts.pop("xl/_rels/workbook.xml.rels"), "xlsx_damaged"),
        (lambda parts: parts.pop(BOOK), "unknown_format"),
        (replaced(SHEET, b"<v>7</v>", b"<v>99999999</v>"), "xlsx_damaged"),
        (replaced(SHEET, b"</row>", b""), "xlsx_damaged"),
        (replaced(BOOK, b"</workbook>", b""), "xlsx_damaged"),
        (replaced(BOOK, b"<sheets>", b'<!DOCTYPE a [<!ENTITY b "c">]><sheets>'), "xlsx_damaged"),
        (lambda parts: parts.update({f"x/{order}": b"" for order in range(2100)}), "xlsx_too_large"),
        (lambda parts: parts.update({"xl/media/a": b"\0" * (65 << 20)}), "xlsx_too_large"),
        (replaced(SHEET, b"</sheetData>", b"<c/>" * 500_000 + b"</sheetData>"), FIVE),
    ],
)
def test_damaged_workbooks(tmp_path: Path, change: Change, rows: list[int] | str) -> None:
    parts, began = workbook(tmp_path / "a.xlsx"), time.process_time()
    change(parts)
    path = written(tmp_path / "b.xlsx", parts)
    if isinstance(rows, str):
        assert refusal(path) == rows
    else:
        assert (read(path).rows, codes(read(path))) == (rows, [])
    assert time.process_time() - began < 20


@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_workbook_cut_short(tmp_path: Path, tenths: int) -> None:
    workbook(tmp_path / "a.xlsx")
    whole = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) * tenths // 10])
    assert refusal(tmp_path / "a.xlsx") == "xlsx_damaged"


@pytest.mark.parametrize("part", ["content.xml", "word/document.xml", "xl/workbook.bin"])
def test_other_archives(tmp_path: Path, part: str) -> None:
    assert refusal(written(tmp_path / "a.xlsx", {part: b"<x/>"})) == "unknown_format"


def test_hidden_rows_are_read_and_hidden_sheets_are_not(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        for name in ("表", "旧"):
            sheet = book.add_worksheet(name)
            for place, cells in enumerate([HEADINGS, row(1), row(2)]):
                sheet.write_row(place, 0, cells)
            sheet.set_row(1, None, None, {"hidden": True})
        sheet.hide()
    assert read(tmp_path / "a.xlsx").rows == [2, 3]


def test_any_damage_is_refused_or_comes_back_row_by_row(tmp_path: Path) -> None:
    """Five hundred files with a few bytes changed, dropped or doubled: nothing but FileRefused is raised."""
    lot = random.Random(20111001)
    parts = workbook(tmp_path / "a.xlsx")
    texts = [TEXT.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16")]
    outcomes = {"read": 0, "refused": 0}
    for _ in range(500):
        if lot.random() < 0.6:
            (tmp_path / "b").write_bytes(_damaged(lot, lot.choice(texts)))
        else:
            victim = lot.choice([BOOK, SHEET, STRINGS])
            written(tmp_path / "b", parts | {victim: _damaged(lot, parts[victim])})
        try:
            _take(tmp_path / "b", tmp_path / "r.csv")
            outcomes["read"] += 1
        except FileRefused as refused:
            assert refused.sentence_zh and refused.sentence_en
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 50


def _damaged(lot: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(lot.choice((1, 1, 2, 5))):
        at = lot.randrange(len(changed))
        what = lot.randrange(4)
        if what == 0:
            changed[at] = lot.randrange(256)
        elif what == 1:
            del changed[at : at + lot.randrange(1, 30)]
        elif what == 2:
            changed[at:at] = changed[at : at + lot.randrange(1, 200)]
        else:
            changed[at:at] = lot.choice((b'"', b",", b"\n", b"<", b"=", "，".encode(), b"9" * 20, b"-"))
    return bytes(changed)


def _take(path: Path, rejects: Path) -> None:
    seen = Seen()
    with RejectFile(rejects) as bad:
        for chunk in read_table(path, CONTRIBUTION):
            bad.take(chunk)
            parsed = parse(chunk, seen=seen)
            bad.add_problems(parsed.problems)
            assert {len(column) for column in parsed.columns.values()} == {len(parsed.rows)}


def test_a_reject_file_read_again_says_the_same(tmp_path: Path) -> None:
    nasty = ['a"b', "'", "\t甲", "=1", "甲\r\n乙", ",", "", "0123456789012345678", "'=x", "甲 "]
    file = write_csv(tmp_path / "a.csv", [row(order, 年度=text) for order, text in enumerate(nasty)])
    first = codes(read(file))
    assert len(first) == len(nasty)
    for ending in ("csv", "xlsx"):
        _take(file, tmp_path / f"r.{ending}")
        assert codes(read(tmp_path / f"r.{ending}")) == first
