"""答复的话 The sentences with which acts refuse, by code, as they stand in their tables; … where a number, a day or an amount is put in."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from yanglao.acts.register import REGISTER

TABLES = ("SENTENCES", "SAYS")
"""What tables of sentences are called, at the end of their names."""
ROOMS = ("yanglao.acts", "yanglao.rules", "yanglao.payment")
QUOTED = re.compile(r"\{[^}]*\}")
Sentence = tuple[str, str]


def refusals_of(key: str) -> dict[str, Sentence]:
    """Code -> Chinese and English, of what an act refuses besides what every act does; those that are told only where they are raised
    are left out."""
    known = _sentences()
    return {code: known[code] for code in REGISTER[key].refuses if code in known}


@cache
def _sentences() -> dict[str, Sentence]:
    return {code: told for table in _tables() for code, told in _told(table)}


def _tables() -> Iterator[Mapping[Any, Any]]:
    for name, module in list(sys.modules.items()):
        if name.startswith(ROOMS):
            found = (value for called, value in vars(module).items() if called.endswith(TABLES))
            yield from (value for value in found if isinstance(value, dict))


def _told(table: Mapping[Any, Any]) -> Iterator[tuple[str, Sentence]]:
    for code, told in table.items():
        if isinstance(told, tuple) and len(told) >= 2 and all(isinstance(one, str) for one in told):
            zh, en = (QUOTED.sub("…", one) for one in told[-2:])
            yield getattr(code, "name", str(code)), (zh, en)
