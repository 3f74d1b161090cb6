"""内层表 A field that is made of rows or of other fields (heirs, what a fact says) is asked in fields of their own; what is filled in becomes the
field's value, and a value that is there is shown in the fields again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from yanglao.acts.describing import Description, Inner
from yanglao.casefile.words import chosen
from yanglao.store.acting import Agency

EMPTY_ROWS = 3
"""So many rows more than are filled in stand there to be filled in."""
Inners = Mapping[str, Inner]


def inners_of(agency: Agency, act: Description, given: Mapping[str, str]) -> dict[str, Inner]:
    """The inner forms of an act, as far as what is given tells which they are."""
    found = {name: made(agency, given) for name, made in act.inner.items()}
    return {name: one for name, one in found.items() if one is not None}


def given_in(inners: Inners, posted: Mapping[str, str]) -> dict[str, str]:
    """Field -> its value as JSON, of those whose inner fields were posted."""
    found = {}
    for name, inner in inners.items():
        rows = _rows(name, inner, posted)
        if rows is None:
            continue
        value = rows if inner.most > 1 else _changed(inner, rows[0])
        found[name] = json.dumps(value, ensure_ascii=False) if rows else ""
    return found


def rows_of(inner: Inner, written: str) -> list[dict[str, str]]:
    """The rows as they stand in the form: what is given, or else what is there now, and room for more."""
    try:
        value = json.loads(written) if written else None
    except json.JSONDecodeError:
        value = None
    if inner.most == 1:
        changes = value if isinstance(value, dict) else {}
        return [_texts({**inner.now, **changes})]
    rows = [_texts(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return (rows + [{}] * EMPTY_ROWS)[: inner.most]


def input_name(field: str, row: int, name: str) -> str:
    """What an inner field is called in the posted form."""
    return f"{field}.{row}.{name}"


def row_words(inner: Inner, *, english: bool) -> str:
    """What one row is."""
    return chosen((inner.layout.title_zh, inner.layout.title_en), english)


def _rows(name: str, inner: Inner, posted: Mapping[str, str]) -> list[dict[str, str]] | None:
    """The rows that were posted, without those left empty; None: none of these fields was posted at all."""
    fields = [field.name for field in inner.layout.fields]
    asked = [
        row for row in range(inner.most) if any(input_name(name, row, field) in posted for field in fields)
    ]
    if not asked:
        return None
    rows = [
        {field: posted.get(input_name(name, row, field), "").strip() for field in fields} for row in asked
    ]
    if inner.most == 1:
        return rows
    return [{field: text for field, text in row.items() if text} for row in rows if any(row.values())]


def _changed(inner: Inner, row: Mapping[str, str]) -> dict[str, str | None]:
    """What is not as it is now; nothing is written for what is empty."""
    now = _texts(inner.now)
    return {name: text or None for name, text in row.items() if text != now.get(name, "")}


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in row.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
