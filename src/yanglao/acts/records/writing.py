"""事实写成表格 A fact's columns as somebody would write them into the form of its kind: the way back from `as_facts`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yanglao.acts.records.as_facts import FACT_COLUMN
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, day_text, month_of, month_text
from yanglao.life.kinds import CHOICES, FACT_KINDS
from yanglao.lists import LAYOUTS, Field

FORM_OF: dict[int, str] = {kind: one.form for kind, one in FACT_KINDS.items() if one.form}
"""Kind of a fact -> the form by which it is reported."""


def written_fact(kind: int, columns: Mapping[str, int]) -> dict[str, Any]:
    """Every field of its form that a fact keeps, with its value."""
    return {
        field.name: written(field, columns[FACT_COLUMN[field.name]]) for field in fields_of(FORM_OF[kind])
    }


def fields_of(form: str) -> tuple[Field, ...]:
    """The fields of a form that are columns of a fact."""
    return tuple(field for field in LAYOUTS[form].fields if field.name in FACT_COLUMN)


def written(field: Field, value: int) -> Any:
    """A value as it is written into a cell; None for an open end."""
    match field.kind:
        case "choice":
            return CHOICES[field.name](value).name if field.name in CHOICES else field.choice(value)
        case "day" | "until":
            return None if value == FOREVER else day_text(value)
        case "month":
            return None if value == FOREVER else month_text(month_of(value))
        case "flag":
            return bool(value)
        case "yuan":
            return yuan_text(value)
        case "place":
            return f"{value:06d}"
        case _:
            return value
