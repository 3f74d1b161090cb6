"""Why an amount was booked, as lines in one language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.casefile.explanation_text import explanation_lines
from yanglao.casefile.words import chosen, month_words
from yanglao.reports.explaining import Explanation
from yanglao.reports.words import LINES, SOURCE_WORDS, yuan_words

Row = dict[str, Any]


def explained_lines(told: Explanation, *, english: bool) -> list[str]:
    """What is booked, then the calculation, then who recorded the facts it rests on."""
    return [
        f"{told.name}  {month_words(told.month, english)}",
        *_news(told, english),
        *_booked(told, english),
        *explanation_lines(told.steps, told.plan, english=english),
        *_facts(told, english),
    ]


def _news(told: Explanation, english: bool) -> list[str]:
    if not told.news:
        return []
    return [
        chosen(
            (
                "此人有新登记的事项,发放或月结尚未处理;下列计算按现有登记,账面可能尚未一致。",
                "There is news that no run has seen yet: the calculation is of what is known now, the book may follow.",
            ),
            english,
        )
    ]


def _booked(told: Explanation, english: bool) -> Iterator[str]:
    if not told.booked:
        yield chosen(("该月没有记账。", "Nothing is booked for this month."), english)
    for row in told.booked:
        yield ""
        yield from _line(row, english)


def _line(row: Row, english: bool) -> Iterator[str]:
    people = ", ".join(row["people"])
    fen = sum(row["borne_by"].values())
    yield chosen(
        (
            f"{LINES[row['line']][0]} 第 {row['round']} 次 {yuan_words(fen, False)}  {row['on']} {people}",
            f"{LINES[row['line']][1]}, round {row['round']}: {yuan_words(fen, True)}, booked {row['on']} by {people}",
        ),
        english,
    )
    parts = (
        f"{chosen(SOURCE_WORDS[source], english)} {yuan_words(part, english)}"
        for source, part in row["borne_by"].items()
    )
    if row["borne_by"]:
        yield f"  {chosen(('来源', 'from'), english)}: {chosen(('、', ', '), english).join(parts)}"
    for entry in row["entries"]:
        yield chosen(
            (
                f"  凭证 {entry['entry']} {entry['memo']}",
                f"  entry {entry['entry']}, clause {entry['clause']}",
            ),
            english,
        )
    for leg in row["legs"]:
        side = chosen(("借", "Dr") if leg["fen"] > 0 else ("贷", "Cr"), english)
        name = leg["name_en"] if english else leg["name"]
        yield f"    {side} {leg['account']} {name} {yuan_words(abs(leg['fen']), english)}"


def _facts(told: Explanation, english: bool) -> Iterator[str]:
    if not told.facts:
        return
    yield ""
    yield chosen(("所依据的登记", "The facts behind it"), english)
    for fact in told.facts:
        people = ", ".join([fact["by"], *fact["agreed_by"]])
        document = f" {fact['document']}" if fact["document"] else ""
        yield f"  #{fact['fact']} {fact['recorded_on']} {people}{document}"
