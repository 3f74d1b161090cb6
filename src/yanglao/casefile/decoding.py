"""Decoding JSON strictly: UTF-8, finite numbers, no key twice in an object; a clear line for each fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import orjson

from yanglao.casefile.reading import CaseRefused, Problem

TOO_DEEP = Problem("$", "嵌套过深", "nested too deeply")


def decode(text: bytes) -> Any:
    """The value written in `text`; CaseRefused when it is not JSON or holds a key twice."""
    try:
        data = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise CaseRefused([_fault(text, fault)]) from None
    if _keys(data) != text.count(b":"):  # a colon inside a text, or a key twice: look closer
        _refuse_keys_twice(text)
    return data


def _fault(text: bytes, fault: orjson.JSONDecodeError) -> Problem:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as broken:
        byte = broken.start + 1
        return Problem("$", f"不是 UTF-8 文本:第 {byte} 字节", f"not UTF-8: byte {byte}")
    if "depth" in fault.msg or "recursion" in fault.msg:
        return TOO_DEEP
    if not text.strip():
        return Problem("$", "空文件,应有案例", "empty, a case is wanted")
    place = (f"(第 {fault.lineno} 行第 {fault.colno} 列)", f"(line {fault.lineno}, column {fault.colno})")
    if fault.doc[fault.pos :].lstrip("-").startswith(("NaN", "Infinity")) or "infinity" in fault.msg:
        return Problem(
            "$", f"不是 JSON:数必须有限{place[0]}", f"not JSON: a number must be finite {place[1]}"
        )
    return Problem("$", f"不是 JSON{place[0]}", f"not JSON: {fault.msg.split(': line')[0]} {place[1]}")


def _keys(data: Any) -> int:
    """How many keys a case has; nested further than a case goes, or no case at all: too few."""
    if not isinstance(data, dict):
        return 0
    count = len(data)
    for value in data.values():
        if isinstance(value, dict):
            count += len(value)
        elif isinstance(value, list):
            count += sum(len(item) for item in value if isinstance(item, dict))
    return count


class _Twice(dict[str, Any]):
    """An object in which keys come twice."""

    keys_twice: tuple[str, ...] = ()


def _refuse_keys_twice(text: bytes) -> None:
    try:
        problems = list(_twice(json.loads(text, object_pairs_hook=_object), "$"))
    except RecursionError:
        problems = [TOO_DEEP]
    if problems:
        raise CaseRefused(problems)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = _Twice(pairs)
    keys = [key for key, _ in pairs]
    if len(found) < len(keys):
        found.keys_twice = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return found


def _twice(value: Any, path: str) -> Iterator[Problem]:
    if isinstance(value, _Twice):
        yield from (Problem(f"{path}.{key}", "出现两次", "stands twice") for key in value.keys_twice)
        for key, item in value.items():
            yield from _twice(item, f"{path}.{key}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _twice(item, f"{path}[{position}]")
