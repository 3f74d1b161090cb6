"""The statement: what a case comes to, in lines that a resident can read; amounts in yuan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.casefile.layout import table, wrapped
from yanglao.casefile.pension_runs import Run, held_months, runs_of
from yanglao.casefile.reading import Case
from yanglao.casefile.sources import overridden
from yanglao.casefile.sums import FROM_ACCOUNT
from yanglao.casefile.words import (
    BALANCE_WORDS,
    CAME_IN_WORDS,
    DESTINATIONS,
    FUNDER_WORDS,
    GROUP_MEANINGS,
    HELD_BACK,
    KINDS,
    OUTCOMES,
    chosen,
    day_words,
    month_words,
    written,
    yuan_words,
)
from yanglao.kernel.columns import ints
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import birthday, month_of
from yanglao.policy.plan import Plan
from yanglao.policy.wording import NAMES
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.rules.sources import FUNDERS, POOL, SOURCES

Answer = dict[str, Any]
REPORTED = ("death", "emigration")  # nobody grants these


def statement(case: Case, answer: Answer, *, english: bool) -> list[str]:
    """The statement of a case and its answer, without its explanation."""
    return list(_Statement(case, answer, english).lines())


class _Statement:
    def __init__(self, case: Case, answer: Answer, english: bool) -> None:
        self.case, self.answer, self.english = case, answer, english
        self.plan: Plan = case.laws.plan
        self.law = case.laws.at(month_of(case.laws.launch_day))

    def lines(self) -> Iterator[str]:
        """Section by section; sections without content are left out."""
        yield from self._head()
        sections = (
            (("一、参保人", "1. The person"), self._person()),
            (("二、办理事项", "2. Decisions"), self._decisions()),
            (("三、个人账户(元)", "3. The account (yuan)"), self._accounts()),
            (("四、待遇核定", "4. The award"), self._award()),
            (("五、养老金(元)", "5. Pensions (yuan)"), self._pension()),
            (("六、关系终止结算", "6. Settlement"), self._settlement()),
            (("七、尚未确定的规定", "7. Not yet decided"), self._unset()),
        )
        for title, lines in sections:
            body = list(lines)
            if body:
                yield from ("", chosen(title, self.english), *body)

    def say(self, chinese: str, english: str) -> str:
        return english if self.english else chinese

    def _head(self) -> Iterator[str]:
        yield self.say("养老保险个人账单", "Statement of an old-age insurance account")
        yield f"{self.say(self.plan.title, self.plan.title_en)} ({self.plan.key})"
        through = written(self.answer["through"], self.english)
        words = self.say(f"算至{through}底", f"through the end of {through}")
        if self.answer["known"]:
            known = written(self.answer["known"], self.english)
            words += self.say(f",只依据{known}及以前登记的情况", f", as recorded on or before {known}")
        yield words
        for source in overridden(self.case.laws, self.case.through):
            name = f"{chosen(NAMES[source.key], self.english)} {source.key}"
            name = f"{name} = {source.value or '-'} {source.unit}".rstrip()
            yield self.say(f"※ 假设(并非现行规定):{name}", f"* assumed, not the plan's own: {name}")

    def _person(self) -> Iterator[str]:
        age, years = self.law.pension_age_years, self.law.qualifying_years
        of_age = day_words(int(birthday(ints([self.case.born]), age)[0]), self.english)
        born = day_words(self.case.born, self.english)
        yield self.say(f"  出生:{born};{of_age}满{age}周岁", f"  born {born}; {age} years old on {of_age}")
        meaning = chosen(GROUP_MEANINGS[self.answer["group"]], self.english).format(age=age, years=years)
        yield from wrapped(
            self.say(f"人群 {self.answer['group']}:", f"group {self.answer['group']}: ") + meaning,
            indent="  ",
        )
        counted = tuple(self.answer["years"].values())
        yield self.say(
            "  缴费年限:已缴 {} 年,补缴 {} 年,视同缴费 {} 年".format(*counted),
            "  years: {} paid, {} back-paid, {} recognised".format(*counted),
        )

    def _decisions(self) -> Iterator[str]:
        if not self.answer["decisions"]:
            yield self.say("  没有办理任何事项。", "  None.")
            return
        headings = self.say("日期 事项 结果 条款 说明", "day decision outcome clause note").split(" ")
        rows = []
        for one in self.answer["decisions"]:
            note = chosen(SENTENCES[Reason[one["reason"]]], self.english) if one["reason"] else ""
            kind, outcome = KINDS[one["kind"]], OUTCOMES[one["outcome"]]
            if one["kind"] in REPORTED and not one["reason"]:
                outcome = ("已登记", "recorded")
            clause = self.plan.own_clause(one["clause"])
            rows.append((one["on"], chosen(kind, self.english), chosen(outcome, self.english), clause, note))
        yield from _indented(table(headings, rows, flush="lllll"))

    def _accounts(self) -> Iterator[str]:
        if not self.answer["accounts"]:
            yield self.say("  尚未建立个人账户。", "  No account has been opened.")
            return
        headings = self._account_headings()
        rows = [self._account(row) for row in self.answer["accounts"]]
        yield from _indented(table(headings, rows, flush="l".ljust(len(headings), "r")))
        yield from self._account_totals()

    def _account_headings(self) -> list[str]:
        came_in = (chosen(CAME_IN_WORDS[source], self.english) for source in SOURCES)
        balance = (chosen(BALANCE_WORDS[source], self.english) for source in SOURCES)
        moves = self.say("利息|支取|年末余额", "interest|out|balance").split("|")
        return [self.say("年度", "year"), *came_in, *moves, *balance]

    def _account(self, row: Answer) -> list[str]:
        came_in, balance = row["in"], row["balance"]
        amounts = (
            *came_in.values(),
            sum(row["interest"].values()),
            sum(row["out"].values()),
            sum(balance.values()),
            *balance.values(),
        )
        return [str(row["year"]), *map(yuan_text, amounts)]

    def _account_totals(self) -> Iterator[str]:
        def total(column: str) -> str:
            return yuan_text(sum(sum(row[column].values()) for row in self.answer["accounts"]))

        came_in, interest, out = total("in"), total("interest"), total("out")
        yield self.say(
            f"  历年合计:存入 {came_in},利息 {interest},支取 {out}",
            f"  all years: in {came_in}, interest {interest}, out {out}",
        )

    def _award(self) -> Iterator[str]:
        award = self.answer["award"]
        if award is None:
            return
        since, divisor = written(award["from"], self.english), self.law.account_divisor_months
        total, monthly = (
            yuan_words(award[f"account_{name}_fen"], self.english) for name in ("total", "pension")
        )
        yield self.say(f"  从{since}起按月领取养老金。", f"  A monthly pension from {since} on.")
        yield from wrapped(
            self.say(
                f"个人账户共 {total},除以 {divisor} 个月,每月账户养老金 {monthly},终身不变。",
                f"The account holds {total}; divided by {divisor} months this gives {monthly} a month "
                "for life.",
            ),
            indent="  ",
        )
        yield self._increment(award["increment_years"])

    def _increment(self, years: int) -> str:
        qualifying = self.law.qualifying_years
        if not years:
            return self.say("  没有计入加发的年限。", "  No years count for the increment.")
        monthly = yuan_words(years * self.law.increment_fen_monthly_per_year, self.english)
        return self.say(
            f"  超过 {qualifying} 年的部分共 {years} 年,每月加发 {monthly}。",
            f"  {years} years beyond {qualifying} add {monthly} a month.",
        )

    def _pension(self) -> Iterator[str]:
        pensions = self.answer["pension"]
        if self.answer["award"] is None:
            return
        runs = runs_of(pensions)
        headings = self.say(
            "起|止|月数|基础养老金|加发|账户养老金|每月合计|共计|备注",
            "from|to|months|base|increment|account|a month|in all|note",
        ).split("|")
        if runs:
            yield from _indented(table(headings, [self._run(run) for run in runs], flush="llrrrrrrl"))
        for reason, since, until in held_months(self.case, self.answer):
            span = (
                month_words(since, self.english) + self.say("至", " to ") + month_words(until, self.english)
            )
            yield f"  {span}: {chosen(HELD_BACK[reason], self.english)}"
        exhausted = next((row["month"] for row in pensions if row["funding"][POOL]), None)
        if exhausted:
            month = written(exhausted, self.english)
            yield self.say(
                f"  个人账户已用完,从{month}起账户养老金由统筹账户继续支付,终身不停。",
                f"  The account is used up: from {month} on the pooled account goes on paying, for life.",
            )
        yield from self._funding(pensions)

    def _run(self, run: Run) -> tuple[str, ...]:
        note = ""
        if run.paid_in != run.since:
            paid_in = written(run.paid_in, self.english)
            note = self.say(f"{paid_in}一并补发", f"paid late, in {paid_in}")
        amounts = (
            run.base_fen,
            run.increment_fen,
            run.account_fen,
            run.monthly_fen,
            run.monthly_fen * run.months,
        )
        return run.since, run.until, str(run.months), *map(yuan_text, amounts), note

    def _funding(self, pensions: list[Answer]) -> Iterator[str]:
        if not pensions:
            yield self.say("  尚未发放养老金。", "  No pension has been paid yet.")
            return
        sums = {name: sum(row["funding"][name] for row in pensions) for name in pensions[0]["funding"]}
        parts = [(chosen(FUNDER_WORDS[funder], self.english), sums[funder]) for funder in FUNDERS]
        account = sum(sums[word] for word in FROM_ACCOUNT)
        parts += [(self.say("个人账户", "from the account"), account)]
        parts += [(self.say("统筹账户", "from the pooled account"), sums[POOL])]
        told = self.say(",", ", ").join(f"{word} {yuan_text(fen)}" for word, fen in parts)
        total = yuan_text(sum(sums.values()))
        yield from wrapped(self.say(f"共发 {total},其中:{told}", f"paid in all {total}: {told}"), indent="  ")

    def _settlement(self) -> Iterator[str]:
        settlement = self.answer["settlement"]
        if settlement is None:
            return
        kind = chosen(KINDS[settlement["kind"]], self.english)
        yield f"  {written(settlement['on'], self.english)} {kind}"
        for name, words in DESTINATIONS.items():
            yield f"  {chosen(words, self.english)}: {yuan_words(settlement[name], self.english)}"

    def _unset(self) -> Iterator[str]:
        for key in self.answer["unset"]:
            name, clauses = chosen(NAMES[key], self.english), ", ".join(self.plan.parameters[key].clauses)
            yield from wrapped(
                self.say(
                    f"“{name}”(条款 {clauses})的数额还没有正式规定。"
                    "以上金额都不包含这一项;规定下达后补记差额,不用重新申请。",
                    f"{name} (clause {clauses}): nobody has decided its amount yet. The amounts above leave "
                    "it out; the difference is made up when the decision comes, without a new application.",
                ),
                indent="  ",
            )


def _indented(lines: list[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
