"""算一算(文本) An estimate as lines to print."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.casefile.estimate.figuring import Estimate, Way
from yanglao.casefile.estimate.telling import TABLE, Group, Why, assumed, compared, groups
from yanglao.casefile.estimate.words import WAYS
from yanglao.casefile.explanation_text import STATUSES, source_value
from yanglao.casefile.layout import padded_to, table, width, wrapped
from yanglao.casefile.words import chosen
from yanglao.kernel.money import yuan_text
from yanglao.policy.wording import NAMES
from yanglao.rules.reasons import SENTENCES, Reason


def estimate_lines(estimate: Estimate, *, english: bool, with_reasons: bool) -> list[str]:
    """The estimate, way by way; `with_reasons`: every figure with its clauses and the numbers of the law."""
    return list(_Printer(estimate, english, with_reasons).lines())


class _Printer:
    def __init__(self, estimate: Estimate, english: bool, with_reasons: bool) -> None:
        self.estimate, self.english, self.with_reasons = estimate, english, with_reasons

    def lines(self) -> Iterator[str]:
        if self.estimate.refused != Reason.accepted:
            yield chosen(SENTENCES[self.estimate.refused], self.english)
            yield ""
        for way in self.estimate.ways:
            yield from self._way(way)
        yield from self._tiers()
        yield self.say("假定:", "Assumed:")
        for one in assumed(self.estimate):
            yield from wrapped(f"- {chosen(one, self.english)}", indent="  ", hanging="  ")

    def say(self, chinese: str, english: str) -> str:
        return english if self.english else chinese

    def _way(self, way: Way) -> Iterator[str]:
        yield chosen(WAYS[way.name], self.english)
        for group in groups(self.estimate, way):
            yield f"  {chosen(group.title, self.english)}"
            yield from self._figures(group)
        yield ""

    def _figures(self, group: Group) -> Iterator[str]:
        rows = [
            (chosen(figure.title, self.english), chosen(figure.value, self.english))
            for figure in group.figures
        ]
        widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
        for (title, value), figure in zip(rows, group.figures, strict=True):
            yield f"    {padded_to(title, widest[0])}  {padded_to(value, widest[1], right=True)}"
            if self.with_reasons:
                yield from self._why(figure.why)

    def _why(self, why: Why) -> Iterator[str]:
        cited = "".join(f" [{clause.number}]" for clause in why.clauses)
        yield from wrapped(f"{chosen(why.sentence, self.english)}{cited}", indent="      ")
        for source in why.sources:
            name = chosen(NAMES[source.key], self.english)
            status = chosen(STATUSES[source.status], self.english)
            yield f"        {name} {source_value(source, self.english)} ({status})"

    def _tiers(self) -> Iterator[str]:
        way = compared(self.estimate)
        if way is None:
            return
        headings = [self.say("档次(元)", "tier (yuan)"), *(chosen(title, self.english) for title, _ in TABLE)]
        rows = [
            (yuan_text(one.tier_fen).removesuffix(".00"), *(yuan_text(column(one)) for _, column in TABLE))
            for one in way.options
        ]
        yield from table(headings, rows, flush="r" * len(headings))
        yield ""
