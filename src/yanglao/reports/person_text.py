"""A person's file as lines, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.acts.register import REGISTER
from yanglao.casefile.words import chosen
from yanglao.reports.words import (
    ALL_KINDS,
    HOW,
    ITEMS,
    NOTICE_WORDS,
    PROXY_WORDS,
    REQUEST_WORDS,
    SOURCE_WORDS,
    WHOSE,
    said_words,
    yuan_words,
)

Plain = dict[str, Any]
NOT_SAID = (
    *("fact", "kind", "recorded_on", "by", "agreed_by", "document"),
    *("put_aside_on", "how", "put_aside_by", "why", "on_document"),
)


def person_lines(told: Plain, *, english: bool) -> list[str]:
    """Everything that `person_file` tells."""
    return list(_Writer(english).lines(told))


class _Writer:
    def __init__(self, english: bool) -> None:
        self.english = english

    def say(self, zh: str, en: str) -> str:
        return chosen((zh, en), self.english)

    def lines(self, told: Plain) -> Iterator[str]:
        yield from self._record(told)
        for one in told.get("merged", ()):
            yield ""
            yield self.say("== 并入的登记", "== Merged into it")
            yield from self._record(one)

    def _record(self, told: Plain) -> Iterator[str]:
        yield from self._who(told)
        parts = (
            ("facts", "登记事项", "Facts in force", self._fact),
            ("put_aside", "已更正、撤销的登记", "Put aside", self._put_aside),
            ("receipts", "票据", "Receipts", self._receipt),
            ("open", "往来款项", "Open items", self._item),
            ("payees", "收款账户", "Accounts for payments", self._payee),
            ("withholding", "委托扣款", "Authority to withhold", self._authority),
            ("proxies", "监护与代办", "Who may act for the person", self._proxy),
            ("notices", "通知", "Notices", self._notice),
            ("waits", "待办", "Waits for somebody", self._waits),
        )
        for name, zh, en, write in parts:
            if told[name]:
                yield ""
                yield self.say(zh, en)
                yield from (f"  {write(one)}" for one in told[name])
        if told["accounts"] is not None:
            yield ""
            yield from self._money(told)

    def _who(self, told: Plain) -> Iterator[str]:
        numbers = self.say(",原号码 ", ", before ").join(one["number"] for one in reversed(told["numbers"]))
        yield f"{told['name']}  {numbers}"
        if told["known"]:
            yield self.say(f"截至 {told['known']} 的登记", f"as known on {told['known']}")
        for one in told["names_before"]:
            yield self.say(
                f"曾用名 {one['name']}(至 {one['until']})", f"named {one['name']} until {one['until']}"
            )
        for zh, en, value in (("单位", "unit", told["unit"]), ("电话", "telephone", told["phone"])):
            if value:
                yield f"{self.say(zh, en)} {value}"

    def _fact(self, one: Plain) -> str:
        said = {name: value for name, value in one.items() if name not in NOT_SAID}
        words = said_words(one["kind"], said, self.english)
        people = self.say("、", ", ").join([one["by"], *one["agreed_by"]])
        document = f" {one['document']}" if one["document"] else ""
        recorded = self.say(
            f"{one['recorded_on']} 登记 {people}{document}",
            f"recorded {one['recorded_on']} by {people}{document}",
        )
        return f"#{one['fact']} {chosen(ALL_KINDS[one['kind']], self.english)}  {words}  [{recorded}]"

    def _put_aside(self, one: Plain) -> str:
        how, people = chosen(HOW[one["how"]], self.english), self.say("、", ", ").join(one["put_aside_by"])
        why = " ".join(filter(None, (one["why"], one["on_document"])))
        told = self.say(f"{one['put_aside_on']} {how} {people}", f"{how} {one['put_aside_on']} by {people}")
        return f"{self._fact(one)} → {told} {why}".rstrip()

    def _receipt(self, one: Plain) -> str:
        paid = (
            f"#{one['fact']}"
            if "fact" in one
            else self.say("暂存待处理", "pays for nothing yet; the money waits")
        )
        kind = chosen(ALL_KINDS[one["kind_name"]], self.english)
        return f"{one['number']}  {one['paid_on']}  {yuan_words(one['received_fen'], self.english)}  {kind} {paid}"

    def _item(self, one: Plain) -> str:
        why = f"  {one['reason']}" if "reason" in one else ""
        return (
            f"{one['item']}  {chosen(ITEMS[one['kind']], self.english)}  {one['month']}"
            f"  {yuan_words(one['left_fen'], self.english)}{why}"
        )

    def _payee(self, one: Plain) -> str:
        return f"{chosen(WHOSE[one['whose']], self.english)}  {one['holder']}  {one['account']}"

    def _authority(self, one: Plain) -> str:
        spell = self.say(f"自 {one['from']}", f"from {one['from']}")
        end = self.say(f" 至 {one['until']}", f" until {one['until']}") if one["until"] else ""
        return f"{one['holder']}  {one['account']}  {spell}{end}"

    def _proxy(self, one: Plain) -> str:
        kind = chosen(PROXY_WORDS[one["kind"]], self.english)
        spell = self.say(f"自 {one['from']}", f"from {one['from']}")
        end = self.say(f" 至 {one['until']}", f" until {one['until']}") if one["until"] else ""
        covers = " ".join(("", *(chosen(REQUEST_WORDS[act], self.english) for act in one["covers"])))
        limit = f" ≤ {yuan_words(one['most_fen'], self.english)}" if one["most_fen"] else ""
        return f"{kind}  {one['name']}  {spell}{end}{covers}{limit}"

    def _notice(self, one: Plain) -> str:
        told = f"{chosen(NOTICE_WORDS[one['about']], self.english)}  {one['made_on']}"
        if one["served_on"]:
            told += self.say(f"  送达 {one['served_on']}", f"  served {one['served_on']}")
        if one["heard_on"]:
            told += self.say(f"  听取意见 {one['heard_on']}", f"  heard {one['heard_on']}")
        return told

    def _waits(self, one: Plain) -> str:
        act = REGISTER[one["act"]]
        title = self.say(act.title_zh, act.title_en)
        return f"{one['task']}  {title}  {self.say('已办', 'taken by')} {', '.join(one['taken'])}"

    def _money(self, told: Plain) -> Iterator[str]:
        parts = self.say("、", ", ").join(
            f"{chosen(SOURCE_WORDS[source], self.english)} {yuan_words(fen, self.english)}"
            for source, fen in told["accounts"].items()
        )
        yield f"{self.say('个人账户', 'Individual account')}  {parts}"
        if pension := told["pension"]:
            last, total = (yuan_words(pension[name], self.english) for name in ("last_fen", "total_fen"))
            yield self.say(
                f"待遇  {pension['first']} 至 {pension['last']} 共 {pension['months']} 个月 {total},末月 {last}",
                f"Pension  {pension['first']} to {pension['last']}, {pension['months']} month(s), {total} in all; the last {last}",
            )
