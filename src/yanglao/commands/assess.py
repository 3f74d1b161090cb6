"""`yanglao assess`: what the plan says about a case, or about many, one a line (case-file.md)."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from yanglao.casefile import shapes
from yanglao.casefile.answer import answers
from yanglao.casefile.assessing import history
from yanglao.casefile.batch import answer_stream, case_of, problems_of
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.explanation_text import explanation_lines
from yanglao.casefile.reading import Case, CaseRefused
from yanglao.casefile.statement import statement
from yanglao.commands.language import is_english, said
from yanglao.kernel.wrong import Wrong

BAD_INPUT, BAD_LINE = 2, 1
LINES = (".jsonl", ".ndjson")


def assess(
    cases: Annotated[
        list[str], typer.Argument(metavar="CASE.json | CASES.jsonl …", help=said("案例文件", "case files"))
    ],
    through: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help=said("算至何月", "the last month computed"))
    ] = None,
    known: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help=said("只用此日已登记的事实", "only what was recorded by then")
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=said("输出 JSON", "answer in JSON"))] = False,
    with_explanation: Annotated[
        bool, typer.Option("--explain", help=said("逐步说明依据", "every step with its clause"))
    ] = False,
    english: Annotated[bool, typer.Option("--english", help=said("英文", "in English"))] = False,
) -> None:
    """Answer one case, or many, one a line."""
    problems: list[str] = []
    through_month = _option(problems, "--through", through, shapes.month)
    known_day = _option(problems, "--known", known, shapes.day)
    paths = [Path(case) for case in cases]
    has_many = len(paths) > 1 or paths[0].suffix.lower() in LINES
    if has_many:
        problems += _unfit_for_lines(paths, as_json=as_json, with_explanation=with_explanation)
    problems += [f"{path}: {problem}" for path in paths if (problem := _unreadable(path))]
    if problems:
        _refuse(problems)
    if has_many:
        _answer_lines(paths, through_month, known_day)
        return
    case = _case(paths[0], through_month, known_day)
    told: list[Explained] | None = None
    if with_explanation:
        found, told = explain(case)
    else:
        found = history([case])
    answer = next(answers([case], found))
    _write(_json(answer, told) if as_json else _text(case, answer, told, english or is_english()))


def _option(problems: list[str], name: str, value: str | None, read: Callable[[Any], int]) -> int | None:
    if value is None:
        return None
    try:
        return read(value)
    except Wrong as fault:
        problems.append(f"{name}: {said(fault.zh, fault.en)}")
        return None


def _unfit_for_lines(paths: list[Path], *, as_json: bool, with_explanation: bool) -> Iterator[str]:
    for path in paths:
        if path.suffix.lower() not in LINES:
            yield said(
                f"{path}: 多个文件须各为每行一个案例(.jsonl)",
                f"{path}: of several files each must hold a case a line (.jsonl)",
            )
    if not as_json:
        yield said("--json: 每行一个案例的文件须用此项", "--json: is wanted for a file with a case a line")
    if with_explanation:
        yield said("--explain: 只用于单个案例", "--explain: is for a single case")


def _unreadable(path: Path) -> str | None:
    try:
        with path.open("rb"):
            return None
    except IsADirectoryError:
        return said("是文件夹,应为文件", "is a folder, a file is wanted")
    except FileNotFoundError:
        return said("没有这个文件", "there is no such file")
    except OSError as fault:
        return said("不能读取", f"cannot be read: {fault.strerror}")
    except ValueError:
        return said("不是文件名", "is no name of a file")


def _case(path: Path, through: int | None, known: int | None) -> Case:
    try:
        text = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        return case_of(text, through=through, known=known)
    except OSError as fault:
        _refuse([said(f"{path}: 不能读取", f"{path}: cannot be read: {fault.strerror}")])
    except CaseRefused as refused:
        _refuse(problems_of(refused, english=is_english()))
    raise AssertionError("a refusal ends the command")


def _refuse(problems: list[str]) -> None:
    """One line per problem on standard error; nothing on standard output."""
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    raise typer.Exit(BAD_INPUT)


def _json(answer: dict[str, Any], told: list[Explained] | None) -> str:
    if told is not None:
        answer["explanation"] = [step.plain() for step in told]
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _text(case: Case, answer: dict[str, Any], told: list[Explained] | None, english: bool) -> str:
    lines = statement(case, answer, english=english)
    if told is not None:
        lines += ["", "Step by step" if english else "计算过程"]
        lines += explanation_lines(told, case.laws.plan, english=english)
    return "\n".join(lines)


def _answer_lines(paths: list[Path], through: int | None, known: int | None) -> None:
    bad = 0
    with _reader_may_leave():
        for answered in answer_stream(_lines(paths), through=through, known=known):
            sys.stdout.buffer.write(answered.text)
            bad += answered.bad
        sys.stdout.buffer.flush()
    if bad:
        raise typer.Exit(BAD_LINE)


def _lines(paths: list[Path]) -> Iterator[bytes]:
    for path in paths:
        with path.open("rb") as file:
            for line in file:
                yield line.removeprefix(b"\xef\xbb\xbf")


def _write(text: str) -> None:
    with _reader_may_leave():
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.buffer.flush()


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """A reader such as `head` that has seen enough ends the command without a complaint."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
