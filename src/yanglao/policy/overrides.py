"""What-if law: parameters and readings overridden for one case, written as the plan writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.kernel.months import parse_month
from yanglao.kernel.wrong import Wrong
from yanglao.policy.plan import Plan
from yanglao.policy.schema import ACCOUNT_RATE_OVERRIDE, DATE, PARAMETERS, READINGS, rate_bp, reading_value

TIERS, BONUS = "tiers_yuan", "tier_bonus_yuan"


def read_overrides(plan: Plan, law: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, Wrong]]]:
    """Overrides by law attribute, and the problems found as (key, what is wrong)."""
    values: dict[str, Any] = {}
    problems: list[tuple[str, Wrong]] = []
    for key, written in law.items():
        try:
            attribute, value = _read(key, written)
        except Wrong as fault:
            problems.append((key, fault))
        else:
            values[attribute] = value
    problems += _tiers_and_bonus(plan, values) if not problems else []
    return values, problems


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A parameter or reading overridden by dated values: (Month from which it holds, value), ascending. Before the first of them the plan's
    own value holds."""

    values: tuple[tuple[int, Any], ...]

    def at(self, month: int) -> tuple[Any, ...]:
        """The value of a month, in a tuple that is empty where none has begun."""
        begun = [value for since, value in self.values if since <= month]
        return (begun[-1],) if begun else ()


def _read(key: str, written: Any) -> tuple[str, Any]:
    if key in PARAMETERS and _is_dated(written):
        return PARAMETERS[key].attribute, _dated(key, written)
    if key in READINGS and _is_dated(written):
        return key, _dated(key, written)
    if key == ACCOUNT_RATE_OVERRIDE:
        return key, rate_bp(written)
    if key in PARAMETERS:
        parameter = PARAMETERS[key]
        if written is None and parameter.may_be_unset:
            return parameter.attribute, None
        return parameter.attribute, parameter.unit.convert(written)
    if key in READINGS:
        return key, reading_value(key, written)
    raise Wrong("没有这个参数或口径", "no such parameter or reading")


def _is_dated(written: Any) -> bool:
    return isinstance(written, list) and bool(written) and all(isinstance(one, dict) for one in written)


def _dated(key: str, written: list[dict[str, Any]]) -> Dated:
    """Values with the month from which each holds; of anything but a date."""
    if key in PARAMETERS and PARAMETERS[key].unit == DATE:
        raise Wrong("日期参数不能分段取值", "a date has no dated values")
    values = []
    for one in written:
        if one.keys() != {"from", "value"} or not isinstance(one["from"], str):
            raise Wrong(
                '分段取值写作 {"from": "yyyy-mm", "value": …}',
                'dated values are written {"from": "yyyy-mm", "value": …}',
            )
        values.append((parse_month(one["from"]), _read(key, one["value"])[1]))
    if [since for since, _ in values] != sorted({since for since, _ in values}):
        raise Wrong(
            "分段取值须按时间先后排列,每月至多一个", "dated values stand in order of time, one a month"
        )
    return Dated(tuple(values))


def _tiers_and_bonus(plan: Plan, values: Mapping[str, Any]) -> list[tuple[str, Wrong]]:
    """A bonus for every tier above the lowest, in every month, whichever of the two lists is overridden."""
    overridden = [key for key in (BONUS, TIERS) if PARAMETERS[key].attribute in values]
    for month in _beginnings(plan, values) if overridden else []:
        tiers, bonus = (_in_month(plan, values, key, month) for key in (TIERS, BONUS))
        if len(bonus) != len(tiers) - 1:
            return [(overridden[0], _bonuses_differ(len(tiers), len(bonus)))]
    return []


def _bonuses_differ(tiers: int, bonuses: int) -> Wrong:
    return Wrong(
        f"{tiers} 个档次应有 {tiers - 1} 个加补数(最低档以上每档一个),实有 {bonuses} 个",
        f"{tiers} tiers need {tiers - 1} bonuses, one for each above the lowest, not {bonuses}",
    )


def _beginnings(plan: Plan, values: Mapping[str, Any]) -> list[int]:
    """The months in which tiers or bonuses become others, in the plan or in what overrides it."""
    months = {version.valid_from for key in (TIERS, BONUS) for version in plan.parameters[key].versions}
    dated = [values.get(PARAMETERS[key].attribute) for key in (TIERS, BONUS)]
    return sorted(
        months.union(*({since for since, _ in one.values} for one in dated if isinstance(one, Dated)))
    )


def _in_month(plan: Plan, values: Mapping[str, Any], key: str, month: int) -> tuple[int, ...]:
    """The override where one holds, else the plan's own value."""
    given = values.get(PARAMETERS[key].attribute, Dated(()))
    begun = given.at(month) if isinstance(given, Dated) else (given,)
    found: tuple[int, ...] = begun[0] if begun else plan.parameters[key].at(month).value
    return found
