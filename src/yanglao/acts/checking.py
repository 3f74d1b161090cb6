"""核对 Given values against a form: each as its field means it, or the code of the first that is not as it should be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from yanglao.acts.describing import Values
from yanglao.lists import EMPTY, Chunk, Field, FileRefused, Given, Layout, Parsed, given_rows, parse
from yanglao.store.acting import ActRefused


def checked(form: Layout, given: Given) -> Values:
    """The values of a form that is filled in once. Refused: unknown_field, and the code of the first field that is not as it should be."""
    parsed = parse(chunk_of(form, [given]))
    if parsed.problems:
        first = parsed.problems[0]
        raise ActRefused(first.code, first.sentence_zh, first.sentence_en)
    return {field.name: _value(field, parsed) for field in form.fields}


def chunk_of(form: Layout, given: Sequence[Given]) -> Chunk:
    """Given values as rows of a list. Refused: unknown_field."""
    try:
        return given_rows(form, given)
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault


def _value(field: Field, parsed: Parsed) -> Any:
    value = parsed.columns[field.name][0]
    if isinstance(value, str):
        return _text(field, value)
    number = int(value)
    if number == EMPTY and field.may_be_empty:
        return None
    match field.kind:
        case "choice":
            return field.choice(number)
        case "flag":
            return bool(number)
        case _:
            return number


def _text(field: Field, text: str) -> Any:
    match field.kind:
        case "json":
            return json.loads(text) if text else None
        case "file":
            return Path(text)
        case _:
            return text
