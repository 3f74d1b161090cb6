"""The explanation as lines: under every step its clause, result, inputs, facts, and the law it read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yanglao.casefile.explanation import Explained
from yanglao.casefile.layout import wrapped
from yanglao.casefile.names import FACT_FIELDS, INPUTS, RESULTS, RULES_DIVIDED, VALUES
from yanglao.casefile.sources import Source
from yanglao.casefile.words import (
    KINDS,
    OUTCOMES,
    SUB_ACCOUNT_WORDS,
    Pair,
    chosen,
    month_words,
    written,
)
from yanglao.kernel.money import yuan_text
from yanglao.policy.plan import Plan
from yanglao.policy.wording import CHOICES, NAMES, STATUS_NAMES, UNIT_NAMES
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.rules.sources import SOURCES

STATUSES: Mapping[str, Pair] = {
    **STATUS_NAMES,
    "reading": ("本方案的理解", "reading of the text"),
    "table": ("利率表", "table of rates"),
    "case": ("本次测算自行设定", "set for this case"),
}
ALL_UNITS = {english: (chinese, english) for chinese, english in UNIT_NAMES.values()}


def explanation_lines(told: Sequence[Explained], plan: Plan, *, english: bool) -> list[str]:
    """All steps in order; what a value rests on is said where it is first used."""
    return list(_Writer(plan, english).lines(told))


@dataclass(frozen=True, slots=True)
class ToldSource:
    """A number of the law in words: name, value, whether it is a reading, status (its key and its words), since when, what it rests on."""

    name: str
    value: str
    is_reading: bool
    status: str
    status_words: str
    since: str
    basis: str
    origin: str


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step in words: when, its clause in the plan, what is worked out, out of which values and facts, by which law, and the result."""

    when: str
    clause: str
    label: str
    inputs: str
    facts: tuple[str, ...]
    sources: tuple[ToldSource, ...]
    result: str

    def law(self, between: str) -> str:
        """The numbers of the law, without what was read out of its text."""
        return between.join(f"{one.name} {one.value}" for one in self.sources if not one.is_reading)


def told_step(one: Explained, plan: Plan, *, english: bool) -> ToldStep:
    """One step alone, with all that it rests on."""
    return _Writer(plan, english).told(one)


def source_value(source: Source, english: bool) -> str:
    """A source's value with its unit, in words of one language; an unset one as such."""
    if not source.value:
        return chosen(STATUS_NAMES["unset"], english)
    if source.kind == "reading":
        choice: Any = {"true": True, "false": False}.get(source.value, source.value)
        return chosen(CHOICES[choice], english) if choice in CHOICES else source.value
    return f"{source.value} {chosen(ALL_UNITS.get(source.unit, (source.unit,) * 2), english)}".rstrip()


class _Writer:
    def __init__(self, plan: Plan, english: bool) -> None:
        self.plan = plan
        self.english = english
        self.said: set[Source] = set()
        self.cited: dict[str, None] = {}

    def lines(self, told: Sequence[Explained]) -> Iterator[str]:
        before: tuple[Any, ...] = ()
        for one in told:
            heading = (one.month if not one.until else 0, one.until, one.paid_in, one.facts[:1])
            if heading != before:
                yield ""
                yield from wrapped(self._heading(one), columns=100)
            before = heading
            yield from self._step(one)
        yield ""
        yield from self._clauses()

    def told(self, one: Explained) -> ToldStep:
        return ToldStep(
            self._when(one),
            self.plan.own_clause(one.rule.clause),
            one.rule.name.replace("_", " ") if self.english else one.term,
            self.given(one),
            tuple(self._fact(fact) for fact in one.facts),
            tuple(self._told_source(source) for source in one.sources),
            self._result(one),
        )

    def _told_source(self, source: Source) -> ToldSource:
        return ToldSource(
            chosen(NAMES[source.key], self.english),
            source_value(source, self.english),
            source.kind == "reading",
            source.status,
            chosen(STATUSES[source.status], self.english),
            written(source.valid_from, self.english) if source.valid_from else "",
            source.basis,
            source.source,
        )

    def say(self, chinese: str, english: str) -> str:
        return english if self.english else chinese

    # --- what a step says
    # ------------------------------------------------------------------------------------------

    def _heading(self, one: Explained) -> str:
        month = self._when(one)
        if one.until and one.rule.name != "accrued":
            month += self.say("(逐月不变)", " (unchanged every month)")
        if one.paid_in and one.paid_in != one.month and one.facts[1:]:
            month += self.say(
                f"({month_words(one.paid_in, False)}补发)", f" (paid in {month_words(one.paid_in, True)})"
            )
        fact = f"  {self._fact(one.facts[0])}" if one.facts else ""
        return f"[{month}]{fact}"

    def _when(self, one: Explained) -> str:
        month = month_words(one.month, self.english)
        return month + self.say(" 至 ", " to ") + month_words(one.until, self.english) if one.until else month

    def _step(self, one: Explained) -> Iterator[str]:
        clause = self.plan.own_clause(one.rule.clause)
        self.cited[clause] = None
        of = f" ({self.say('分担', 'of')}: {chosen(RULES_DIVIDED[one.of], self.english)})" if one.of else ""
        label = f"{one.term}{of}" if not self.english else f"{one.rule.name.replace('_', ' ')}{of} {one.term}"
        yield from wrapped(f"· {clause}  {label} = {self._result(one)}", indent="  ", hanging="    ")
        if self.english:
            yield from wrapped(one.sentence, indent="    ", hanging="")
        for words in (self._inputs(one), self._facts(one)):
            if words:
                yield from wrapped(words, indent="    ", hanging="  ")
        yield from self._sources(one.sources)

    def _result(self, one: Explained) -> str:
        if "outcome" in one.result:
            outcome = chosen(OUTCOMES[one.result["outcome"]], self.english)
            reason = one.result["reason"]
            return (
                f"{outcome} ({reason}) {chosen(SENTENCES[Reason[reason]], self.english)}"
                if reason
                else outcome
            )
        words = self._amounts(one.result)
        if one.total:
            words += self.say("(首月);期内共 ", " (first month); in all ") + self._amounts(one.total)
        return words

    def _amounts(self, result: Mapping[str, Any]) -> str:
        """Amounts by their names; a single amount without."""
        if len(result) == 1:
            name, value = next(iter(result.items()))
            return self._value(name, value)
        return self.say("、", ", ").join(
            f"{chosen(RESULTS[name], self.english)} {self._value(name, value)}"
            for name, value in result.items()
        )

    def _inputs(self, one: Explained) -> str:
        if not one.inputs:
            return ""
        if one.rule.name == "accrued":
            return self._accruals(one.inputs)
        return self.say("输入: ", "inputs: ") + self.given(one)

    def given(self, one: Explained) -> str:
        """The values that it was worked out from."""
        if one.rule.name == "accrued" and one.inputs:
            return self._accruals(one.inputs)
        return "; ".join(
            f"{self._input(name)} {self._value(name, value)}" for name, value in one.inputs.items()
        )

    def _input(self, name: str) -> str:
        return chosen(INPUTS[name], self.english)

    def _accruals(self, inputs: Mapping[str, Any]) -> str:
        """The balances that the product grew by; of a year of monthly pensions the first and the last."""
        balances = inputs["balances_fen"]
        shown = [
            self._balance(one) for one in (balances if len(balances) <= 3 else (balances[0], balances[-1]))
        ]
        if len(balances) > 3:
            sums = {name: sum(one[name] * _months_in(one) for one in balances) for name in SOURCES}
            shown.insert(1, self.say(f"…共 {len(balances)} 种余额", f"… {len(balances)} balances in all"))
            shown.append(self.say("各月余额之和 ", "sum of the months ") + self._value("_fen", sums))
        return self.say("各月初余额: ", "balances at the start of each month: ") + "; ".join(shown)

    def _balance(self, one: Mapping[str, Any]) -> str:
        since, until = written(one["from"], self.english), written(one["until"], self.english)
        span = since if since == until else f"{since}{self.say('至', ' to ')}{until}"
        return f"{span} {self._value('_fen', {name: one[name] for name in SOURCES})}"

    def _facts(self, one: Explained) -> str:
        others = [self._fact(fact) for fact in one.facts[1:]]
        return self.say("依据事实: ", "facts: ") + "; ".join(others) if others else ""

    def _sources(self, sources: Sequence[Source]) -> Iterator[str]:
        """What is used for the first time with its basis, a line each; what is known already in one line."""
        for source in sources:
            if source not in self.said:
                yield from wrapped(
                    f"{self.say('规定', 'law')}: {self._source(source)}", indent="    ", hanging="  "
                )
        known = [self._source(source) for source in sources if source in self.said]
        if known:
            yield from wrapped(
                self.say("规定(依据见前): ", "law (as told above): ") + "; ".join(known), indent="    "
            )
        self.said.update(sources)

    def _source(self, source: Source) -> str:
        name, value = chosen(NAMES[source.key], self.english), source_value(source, self.english)
        status = chosen(STATUSES[source.status], self.english)
        since = (
            f", {written(source.valid_from, self.english)}{self.say('起', ' on')}"
            if source.valid_from
            else ""
        )
        clauses = self.say("、", ", ").join(source.clauses)
        if source in self.said:
            return f"{name} {value} [{status}{since}]"
        basis = f" {self.say('依据', 'basis')}: {source.basis}" if source.basis else ""
        origin = f" {self.say('来源', 'source')}: {source.source}" if source.source else ""
        return f"{name} {value} [{source.key}; {clauses}; {status}{since}]{basis}{origin}"

    def _clauses(self) -> Iterator[str]:
        known = [clause for clause in self.cited if clause in self.plan.clauses]
        if known:
            yield self.say("所引条款(大意):", "Clauses cited, in short:")
        for clause in known:
            yield from wrapped(f"{clause}  {self.plan.clauses[clause].text}", indent="  ", hanging="    ")

    # --- values
    # ----------------------------------------------------------------------------------------------------

    def _fact(self, fact: Mapping[str, Any]) -> str:
        kind = chosen(KINDS[fact["kind"]], self.english)
        if "on" in fact:
            when = written(fact["on"], self.english)
        else:
            until = written(fact["until"], self.english) if fact["until"] else self.say("今", "now")
            when = written(fact["from"], self.english) + self.say("至", " to ") + until
        details = [self._detail(name, value) for name, value in fact.items() if name in FACT_FIELDS]
        return " ".join((kind, when, *(detail for detail in details if detail)))

    def _detail(self, name: str, value: Any) -> str:
        if name.endswith("_fen"):
            value = yuan_text(value)
        elif isinstance(value, bool):
            return chosen(FACT_FIELDS[name], self.english) if value else ""
        words = chosen(VALUES[value], self.english) if value in VALUES else str(value)
        return chosen(FACT_FIELDS[name], self.english).format(words)

    def _value(self, name: str, value: Any) -> str:
        """A plain value in words, by the unit its name ends in."""
        if isinstance(value, Mapping):
            parts = (
                f"{chosen(SUB_ACCOUNT_WORDS[sub], self.english)} {self._value(name, one)}"
                for sub, one in value.items()
            )
            return self.say("、", ", ").join(parts)
        if value is None:
            return self.say("无", "none")
        if isinstance(value, bool):
            return self.say("是", "yes") if value else self.say("否", "no")
        if name.endswith("_fen_months") or name == "product_before":
            return f"{value:,}"
        if name.endswith("_fen"):
            return yuan_text(value)
        if isinstance(value, str):
            if value in VALUES:
                return chosen(VALUES[value], self.english)
            return written(value, self.english) if value[:4].isdigit() else value
        return str(value)


def _months_in(balance: Mapping[str, Any]) -> int:
    (year, month), (last_year, last_month) = (map(int, balance[end].split("-")) for end in ("from", "until"))
    return (last_year - year) * 12 + last_month - month + 1
