"""几种办法 The same act asked for by command, from a file, by a list and on a filled-in sheet: all of them answer the same and write the
same rows."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from flows.undoing import Undoing

from yanglao.acts.describing import Description
from yanglao.lists.headings import field_called

Given = Mapping[str, str]
OF_FILES = ("file", "rejects", "refused")
KEY = ("--key", "the same")
PREVIEW = "preview"
DRAWN = "letter_code"
"""What an act tells once that is drawn by lot."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a way: the answer without file names, or how it was refused; and the rows written by table."""

    answer: dict[str, Any]
    rows: dict[str, list[str]]

    @property
    def is_accepted(self) -> bool:
        return "refused" not in self.answer and not self.answer.get("rejected")


class Ways:
    """Tries an act in every way there is."""

    def __init__(self, city: Undoing) -> None:
        self.city, self.folder = city, city.made.data / "ways"
        self.folder.mkdir()

    def tried(self, act: Description, given: Given, session: Mapping[str, str], on: str) -> dict[str, Tried]:
        """Way -> what came of it; the first that is not accepted is the last."""
        found = {}
        for way, line in self._lines(act, given, on).items():
            found[way] = self._tried(line, session)
            if not found[way].is_accepted:
                break
        return found

    def _lines(self, act: Description, given: Given, on: str) -> dict[str, tuple[str, ...]]:
        tail = ("--dated", on)
        done, previewed = (("act", word, act.key, *options(act, given), *tail) for word in ("do", "preview"))
        filed = ("act", "do", act.key, "--from", str(self._json(act, given)), *tail)
        lines = {"command": (*done, *KEY), PREVIEW: previewed, "file": (*filed, *KEY)}
        if act.takes is None:
            return lines
        listed = {"list": self._csv(act, given), "sheet": self._sheet(act, given)}
        return lines | {way: ("list", act.key, str(path), *tail, *KEY) for way, path in listed.items()}

    def _tried(self, line: tuple[str, ...], session: Mapping[str, str]) -> Tried:
        with self.city.trying():
            done = self.city.made.run(*line, **session)
            if done.returncode:
                return Tried({"refused": done.stderr}, {})
            answer = json.loads(done.stdout)
            kept = {name: one for name, one in answer.items() if name not in OF_FILES}
            if DRAWN in kept.get("told_once", {}):
                kept["told_once"] = DRAWN
            return Tried(kept, self.city.written())

    def _json(self, act: Description, given: Given) -> Path:
        """As a program would write it: structures as such."""
        path = self.folder / f"{act.key}.json"
        kinds = {field.name: field.kind for field in act.asks.fields}
        row = {name: json.loads(one) if kinds[name] == "json" else one for name, one in given.items()}
        path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        return path

    def _csv(self, act: Description, given: Given) -> Path:
        path = self.folder / f"{act.key}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            names = [field.name for field in act.asks.fields]
            csv.writer(file).writerows([names, [given.get(name, "") for name in names]])
        return path

    def _sheet(self, act: Description, given: Given) -> Path:
        """The empty sheet, with a row filled in."""
        path = self.folder / f"{act.key}.xlsx"
        path.unlink(missing_ok=True)
        done = self.city.made.run("list", "--template", act.key, str(path))
        assert done.returncode == 0, done.stderr
        fill(path, [given.get(field.name, "") for field in act.asks.fields])
        return path


def named(act: Description, row: Mapping[str, object]) -> dict[str, str]:
    """A row under the fields' own names."""
    fields = {name: field_called(act.asks, name) for name in row}
    return {field.name: str(row[name]) for name, field in fields.items() if field is not None}


def options(act: Description, given: Given) -> list[str]:
    known = {field.name: field.option for field in act.asks.fields}
    return [word for name, value in given.items() for word in (known[name], value)]


def fill(path: Path, cells: list[str]) -> None:
    """Write a second row into a sheet, as text."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    texts = "".join(f'<c t="inlineStr"><is><t>{escape(one)}</t></is></c>' for one in cells)
    parts[name] = parts[name].replace(b"</sheetData>", f'<row r="2">{texts}</row></sheetData>'.encode())
    with zipfile.ZipFile(path, "w") as book:
        for one, content in parts.items():
            book.writestr(one, content)
