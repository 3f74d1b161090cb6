"""给定的值 Values given one by one, on a command line, in a form or as JSON: read exactly like the cells of a list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from yanglao.lists.headings import field_called
from yanglao.lists.layouts import Field, Layout
from yanglao.lists.reading import Chunk
from yanglao.lists.sentences import FileRefused

Given = Mapping[str, object]
"""Field (by name, option or any heading) -> text, number, truth value or None. What is left out is empty."""


def given_rows(layout: Layout, rows: Sequence[Given]) -> Chunk:
    """Given values as a chunk of a list, its rows numbered from 1. FileRefused (unknown_field) for a name that is no field."""
    texts = [_texts(layout, row) for row in rows]
    cells = {
        str(place): pl.Series([row.get(field.name, "") for row in texts], dtype=pl.String)
        for place, field in enumerate(layout.fields)
    }
    return Chunk(
        layout=layout,
        headings=tuple(field.title for field in layout.fields),
        rows=np.arange(1, len(rows) + 1, dtype=np.int64),
        cells=pl.DataFrame(cells),
        places={field.name: place for place, field in enumerate(layout.fields)},
        ignored=(),
        extra={},
    )


def _texts(layout: Layout, row: Given) -> dict[str, str]:
    found = {}
    for name, value in row.items():
        field = field_called(layout, name)
        if field is None:
            raise FileRefused("unknown_field", name)
        found[field.name] = _text(field, value)
    return found


def _text(field: Field, value: object) -> str:
    """As somebody would write it into a cell."""
    if field.kind == "json" and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
