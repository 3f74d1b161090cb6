"""Checking a plan's data: gaps, overlaps, unset values, clauses without rule, unread numbers, odd subsidies.

The rules are told (`RULES` of the kernel once the room of rules is imported): this room does not know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from yanglao.kernel.explain import Rule
from yanglao.kernel.months import day_text, first_day, month_text
from yanglao.policy.findings import SEVERITIES, Finding, finding
from yanglao.policy.plan import ParameterHistory, Plan
from yanglao.policy.schema import ACCOUNT_RATE, PARAMETERS, READINGS
from yanglao.policy.wording import value_text

FULL = "full_government_contribution_yuan"
TIER_KEYS = ("tiers_yuan", "tier_bonus_yuan", "entry_subsidy_yuan", FULL)


def check_plan(
    plan: Plan,
    *,
    rules: Mapping[str, Rule],
    read_elsewhere: frozenset[str] = frozenset(),
    is_there: Callable[[str], bool] | None = None,
) -> list[Finding]:
    """Everything remarkable about a plan's data, errors first.

    `read_elsewhere`: law attributes read outside of rule functions. `is_there` tells whether a module exists;
    without it the modules named by `kept_by` are not looked for.
    """
    found = [
        *_through_time(plan),
        *_undecided(plan),
        *_citations(plan, rules),
        *_unkept(plan, rules),
        *(_keepers(plan, is_there) if is_there else ()),
        *_unread(rules, read_elsewhere),
        *_tiers(plan),
        *_rates(plan),
    ]
    return sorted(found, key=lambda one: SEVERITIES.index(one.severity))


def contradictions(plan: Plan) -> list[Finding]:
    """Errors between values that must fit each other: a bonus for each tier, the lowest tier paid in full."""
    return [one for one in _tiers(plan) if one.severity == "error"]


def _through_time(plan: Plan) -> Iterator[Finding]:
    for history in plan.parameters.values():
        yield from _overlaps(history)
        yield from _start(history, plan.launch_month)
        yield from _back_effects(history)
    if len(plan.parameters["launch_date"].versions) > 1:
        yield finding("launch_moves", "launch_date")


def _overlaps(history: ParameterHistory) -> Iterator[Finding]:
    for one, next_one in pairwise(history.versions):
        if (one.valid_from, one.announced_on) == (next_one.valid_from, next_one.announced_on):
            yield finding("overlap", history.key, month=month_text(one.valid_from))


def _start(history: ParameterHistory, launch: int) -> Iterator[Finding]:
    first = history.versions[0].valid_from
    if first != launch:
        code = "late_start" if first > launch else "early_start"
        yield finding(code, history.key, month=month_text(first), launch=month_text(launch))


def _back_effects(history: ParameterHistory) -> Iterator[Finding]:
    for one in history.versions:
        if one.announced_on > first_day(one.valid_from):
            day = day_text(one.announced_on)
            yield finding("back_effect", history.key, month=month_text(one.valid_from), day=day)


def _undecided(plan: Plan) -> Iterator[Finding]:
    versions = [one for history in plan.parameters.values() for one in history.versions]
    for one in versions:
        if one.value is None:
            yield finding("unset", one.key, month=month_text(one.valid_from))
    inferred = [one.key for one in versions if one.status == "inferred"]
    if inferred:
        yield finding("inferred", plan.key, count=len(inferred), keys=", ".join(dict.fromkeys(inferred)))


def _citations(plan: Plan, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Clauses cited by a rule, a parameter, a reading or the rates that the plan does not have."""
    cited = [(name, plan.own_clause(rule.clause)) for name, rule in rules.items()]
    cited += [(key, clause) for key, history in plan.parameters.items() for clause in history.clauses]
    cited += [(key, clause) for key, reading in plan.readings.items() for clause in reading.clauses]
    cited += [(ACCOUNT_RATE, plan.rates_clause)]
    cited += [("clause_of", clause) for clause in plan.clause_of.values()]
    for key, clause in dict.fromkeys(cited):
        if clause not in plan.clauses:
            yield finding("clause_unknown", key, clause=clause)


def _unkept(plan: Plan, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    computed = {plan.own_clause(rule.clause) for rule in rules.values()}
    for clause in plan.clauses.values():
        if not (clause.number in computed or clause.kept_by or clause.reason):
            yield finding("clause_unkept", clause.number)


def _keepers(plan: Plan, is_there: Callable[[str], bool]) -> Iterator[Finding]:
    for clause in plan.clauses.values():
        keepers = [name.strip() for name in clause.kept_by.split(";")]
        for name in keepers:
            if name and not name.startswith("database:") and not is_there(name):
                yield finding("keeper_unknown", clause.number, module=name)


def _unread(rules: Mapping[str, Rule], read_elsewhere: frozenset[str]) -> Iterator[Finding]:
    """Parameters and switches that no rule asks for; a reading with one choice only is no switch."""
    read = read_elsewhere.union(*(rule.reads for rule in rules.values()))
    for key, parameter in PARAMETERS.items():
        if parameter.attribute not in read:
            yield finding("unread_parameter", key)
    for key, reading in READINGS.items():
        if len(reading.values) > 1 and key not in read:
            yield finding("unread_reading", key)


def _tiers(plan: Plan) -> Iterator[Finding]:
    """In every month of change: a bonus for each tier, none that falls, and the lowest tier paid in full."""
    for month in _months_of_change(plan):
        tiers, bonus, entry, full = (plan.parameters[key].at(month).value for key in TIER_KEYS)
        since = month_text(month)
        if full is not None and full != tiers[0]:
            yield finding("full_not_lowest", FULL, month=since, full=_yuan(full), lowest=_yuan(tiers[0]))
        if len(bonus) == len(tiers) - 1:
            yield from _falling(since, tiers, bonus, entry)
        else:
            counts = {"tiers": len(tiers), "wanted": len(tiers) - 1, "found": len(bonus)}
            yield finding("bonus_count", "tier_bonus_yuan", month=since, **counts)


def _falling(since: str, tiers: tuple[int, ...], bonus: tuple[int, ...], entry: int) -> Iterator[Finding]:
    totals = [entry + more for more in (0, *bonus)]
    for (lower, more), (higher, less) in pairwise(zip(tiers, totals, strict=True)):
        if less < more:
            yield finding(
                "subsidy_falls",
                "tier_bonus_yuan",
                month=since,
                lower=_yuan(lower),
                higher=_yuan(higher),
                more=_yuan(more),
                less=_yuan(less),
            )


def _months_of_change(plan: Plan) -> list[int]:
    """The launch month and every later one in which a version of `TIER_KEYS` begins."""
    begun = {version.valid_from for key in TIER_KEYS for version in plan.parameters[key].versions}
    return sorted({plan.launch_month} | {month for month in begun if month > plan.launch_month})


def _yuan(fen: int) -> str:
    return value_text("entry_subsidy_yuan", fen)


def _rates(plan: Plan) -> Iterator[Finding]:
    for (before, _), (day, _) in pairwise(plan.rates):
        if day <= before:
            yield finding("rates_not_ascending", ACCOUNT_RATE, day=day_text(day))
    if min(day for day, _ in plan.rates) > plan.launch_month // 12 * 10000 + 101:
        yield finding("rates_start_late", ACCOUNT_RATE, day=day_text(min(day for day, _ in plan.rates)))
