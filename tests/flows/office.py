"""An office that lives by commands and lists alone: everybody signs in with an invitation, acts in their own name, and what waits is
agreed to by whoever it is for."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from flows.undoing import Undoing
from flows.ways import Tried, Ways, named
from flows.wrong import Codes, Wrong
from installation import Installation

from yanglao.acts.payroll.causes import Cause
from yanglao.acts.register import described
from yanglao.commands.sessions import SESSION

Row = Mapping[str, object]
SECRET = "a secret of 养老"


class OfficeByCommand:
    """`counts`: how often each command was given. Of the first time that each act was taken: `ways`, what came of every way of asking for
    it; `nothing`, how amounts of nothing were refused; `oneself`, how those who agree to what is about them."""

    def __init__(self, made: Installation, city: str) -> None:
        self.made, self.files, self.counts = made, 0, Counter[str]()
        self.ways: dict[str, dict[str, Tried]] = {}
        self.nothing: dict[str, Codes] = {}
        self.oneself: dict[str, set[str]] = {}
        file = made.data / "city.toml"
        file.write_text(city, encoding="utf-8")
        self._run("", "found", str(file))
        with (made.data / "city-邀请码.csv").open(encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                lines = f"{row['邀请码']}\n{SECRET}\n{SECRET}\n"
                with mock.patch("sys.stdin", io.StringIO(lines)):
                    self._run(row["登录名"], "login", row["登录名"], "--invited")
        self.city = Undoing(made)
        self.tries, self.wrong = Ways(self.city), Wrong(self.city)

    # --- what is typed

    def act(self, who: str, name: str, on: str, /, **values: object) -> Any:
        """Do an act, and let others agree where it waits for them."""
        answer = self.only(who, name, on, **values)
        assert not answer.get("refused"), answer
        return self.agreed(answer, on)

    def only(self, who: str, name: str, on: str, /, **values: object) -> Any:
        """Do an act; whatever waits goes on waiting."""
        self._try(who, name, on, values)
        return self._json(who, "act", "do", name, *_options(values), "--dated", on)

    def hand_in(self, who: str, name: str, on: str, *rows: Row, rejected: Sequence[str] = ()) -> Any:
        """Hand a list in; `rejected`: the codes under which rows come back."""
        self._try(who, name, on, rows[0])
        self.files += 1
        file = self.made.data / f"{name}-{self.files}.csv"
        _write(file, rows)
        back = file.with_name(f"{file.stem}-back.csv")
        answer = self._json(who, "list", name, str(file), "--rejects", str(back), "--dated", on)
        assert _codes(back) == list(rejected), (_codes(back), answer)
        return self.agreed(answer, on)

    def refused(self, who: str, code: str, *line: str) -> None:
        """A command that is refused."""
        done = self.made.run(*line, **self._session(who))
        assert done.returncode == 1 and done.stderr.rstrip().endswith(f"[{code}]"), (line, done.stderr)

    def agreed(self, answer: Any, on: str) -> Any:
        """Everybody whom a proposal waits for agrees, one after the other."""
        number = answer.get("proposal")
        while number is not None:
            mine = [one for one in self._json("auditor", "task", "list") if one["task"] == number]
            if not mine:
                return answer
            who = self._whoever(mine[0])
            self._try_agreeing(mine[0], who, on)
            answer |= self._json(who, "task", "agree", str(number), "--dated", on)
        return answer

    def _whoever(self, task: Mapping[str, Any]) -> str:
        """Somebody in a role that the task is for, who has not taken a step of it."""
        if "drawn" in task:
            return str(task["drawn"])
        taken = self._json("auditor", "task", "show", str(task["task"]))["taken"].values()
        logins = (f"{role}{more}" for role in task["for"] for more in ("", "-2"))
        return next(login for login in logins if login not in taken and (self.made.data / login).is_file())

    # --- what is tried, and undone

    def _try(self, who: str, name: str, on: str, row: Row) -> None:
        """Every way of asking for an act, before it is done for the first time."""
        act = described(name)
        if act.key in self.ways:
            return
        found = self.tries.tried(act, named(act, row), self._session(who), on)
        if all(one.is_accepted for one in found.values()):
            self.ways[act.key] = found
            self.nothing[act.key] = self.wrong.of_nothing(act, named(act, row), who, on)

    def _try_agreeing(self, task: Mapping[str, Any], who: str, on: str) -> None:
        if task["act"] not in self.oneself:
            self.oneself[task["act"]] = self.wrong.of_oneself(task["task"], who, on)

    # --- the months

    def payroll(self, month: str, on: str, *, returned: Sequence[str] = ()) -> Any:
        """A payroll by four people, to the bank and back; what went to the accounts `returned` comes back."""
        batch = self.only("clerk", "payroll", on, month=month)["batch"]
        if batch is None:
            return None
        self._nothing_stops(batch)
        asked = self.act("accountant", "fund-application", on, batch=batch)
        if asked["asked_fen"]:
            came = {"call": asked["proposal"], "on": on, "document": "拨款单"}
            self.only("finance", "subsidy-arrival", on, **came)
        if asked["still_missing_fen"]:
            more = {"funder": "市", "amount": asked["still_missing_fen"] / 100}
            self.only("finance", "subsidy-arrival", on, **more, on=on, document="垫付单")
        shown = self.agreed({"proposal": batch}, on)
        sent = self.made.data / f"bank-{batch}.csv"
        self.only("accountant", "bank-file", on, batch=batch, to=sent)
        answer = self.made.data / f"answer-{batch}.csv"
        rows = csv.DictReader(io.StringIO(sent.read_text(encoding="gb18030")))
        _write(answer, [_said(row, returned) for row in rows if row["流水号"] != "合计"])
        self.only("accountant", "bank-answer", on, batch=batch, file=answer)
        return shown

    def _nothing_stops(self, batch: int) -> None:
        """Every difference from the month before has a cause, and every line of the gate is in order."""
        told = json.loads(self.shown("reviewer", "report", "batch", str(batch), "--json"))
        assert all(row["cause"] != Cause.none.name for row in told["rows"]), told["rows"]
        gate = json.loads(self.shown("finance", "report", "gate", str(batch), "--json"))
        assert gate["rows"] and not gate["sums"]["stops"], gate["rows"]

    def withheld(self, year: int, on: str, *, failed: Sequence[str] = ()) -> Any:
        """A list of withholding, to the bank and back; nothing is taken from the accounts `failed`."""
        made = self.act("clerk", "withholding-list", on, year=year)
        sent = self.made.data / f"withholding-{made['list']}.csv"
        self.only("accountant", "withholding-file", on, list=made["list"], to=sent)
        rows = csv.DictReader(io.StringIO(sent.read_text(encoding="gb18030")))
        told = [{**_said(row, failed), "扣款日期": on} for row in rows]  # its total, too
        self.hand_in("accountant", "withholding_answer", on, *told)
        return made

    def close(self, month: str, on: str) -> Any:
        return self.only("accountant", "close-month", on, month=month)

    # --- how

    def shown(self, who: str, *line: str) -> str:
        """What a command prints."""
        return str(self._run(who, *line).stdout)

    def _json(self, who: str, *line: str) -> Any:
        return json.loads(self._run(who, *line).stdout)

    def _run(self, who: str, *line: str) -> Any:
        self.counts[" ".join(line[:3] if line[0] == "act" else line[:2])] += 1
        done = self.made.run(*line, **self._session(who))
        assert done.returncode == 0, (who, line, done.stderr, done.stdout[-2000:])
        return done

    def _session(self, who: str) -> dict[str, str]:
        return {SESSION: str(self.made.data / who)} if who else {}


def _options(values: Mapping[str, object]) -> list[str]:
    return [word for name, value in values.items() for word in (f"--{name.replace('_', '-')}", str(value))]


def _write(file: Path, rows: Sequence[Row]) -> None:
    headings = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8-sig", newline="") as to:
        csv.writer(to).writerows([headings, *([str(row.get(name, "")) for name in headings] for row in rows)])


def _codes(back: Path) -> list[str]:
    if not back.exists():
        return []
    with back.open(encoding="utf-8-sig", newline="") as file:
        return [row["错误代码"] for row in csv.DictReader(file)]


def _said(row: Mapping[str, str], returned: Sequence[str]) -> dict[str, str]:
    is_back = row["账号"] in returned
    return {
        "流水号": row["流水号"],
        "金额": row["金额"],
        "结果": "失败" if is_back else "成功",
        "原因": "账户已销" if is_back else "",
    }
