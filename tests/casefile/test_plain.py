"""Every rule says what its result is: an amount of fen, a refusal, or something with a name and a unit of its own."""

from __future__ import annotations

import importlib
import pkgutil

import yanglao.rules
from yanglao.casefile.names import INPUTS
from yanglao.casefile.plain import AMOUNTS, RESULTS
from yanglao.kernel.explain import RULES, Rule

OF_A_TARGET_GROUP = {"enrolment_shortfall", "payment_shortfall"}  # of a city, never of one person's life


def every_rule() -> list[Rule]:
    for module in pkgutil.iter_modules(yanglao.rules.__path__):
        importlib.import_module(f"yanglao.rules.{module.name}")
    return [one for one in RULES.values() if one.name not in OF_A_TARGET_GROUP]


def test_every_input_of_a_rule_has_words() -> None:
    for one in every_rule():
        asked = getattr(importlib.import_module(one.module), one.name).__annotations__.keys()
        assert asked - {"law", "return"} <= INPUTS.keys(), one.name


def test_the_result_of_every_rule_has_a_name() -> None:
    names = {one.name for one in every_rule() if not one.name.endswith("_refusal")}
    assert names == {*AMOUNTS, *RESULTS}
