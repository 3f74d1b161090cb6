"""代扣回盘 What the bank says of the lines of lists: what was taken is a contribution like any other, under the line's reference as its
receipt; what pays for nothing waits to be refunded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yanglao.acts.describing import Values
from yanglao.acts.records.as_facts import contributions_of
from yanglao.acts.records.receipts import let_wait, receipts
from yanglao.acts.records.recording import record
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.lists import EMPTY
from yanglao.lists.withholding_layouts import ANSWER
from yanglao.payment.withholding_references import line_named, reference_of
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Agency
from yanglao.store.withholding import Answer, Line, add_answers, lines_of

Lines = Mapping[str, Line]
"""Reference -> the line."""


def whose_lines(agency: Agency, columns: Values) -> Ints:
    """Whose the line is that each row names; 0 where there is no such line."""
    lines = _lines(agency, columns["reference"])
    return ints([lines[one].asked.person if one in lines else 0 for one in columns["reference"]])


def take_answers(taking: Taking, rows: Rows) -> Done:
    """Take in what the bank says, each line once. Refused: line_unknown, list_over, file_not_sent, before_sent, date_in_future,
    amount_needed, amount_of_failed, failed_why, answered_otherwise, withheld_in_vain, and as contributions at the counter."""
    references = rows.columns["reference"]
    lines, done, new = _lines(taking.act.agency, references), Done([]), []
    for i, reference in enumerate(references):
        line = lines.get(reference)
        said = _said(rows, i, line)
        if line is not None and line.answer == said:
            done.unchanged += 1
        elif fault := _fault(taking, i, line, said):
            done.refused.append(fault)
        else:
            new.append(i)
    told = {i: _said(rows, i, lines[references[i]]) for i in new}
    failed = [i for i, said in told.items() if not said.is_taken]
    add_answers(taking.act, ((lines[references[i]], told[i]) for i in failed))
    done.recorded = len(failed)
    _take_money(taking, rows, [i for i, said in told.items() if said.is_taken], lines, done)
    return done


def _lines(agency: Agency, references: list[str]) -> Lines:
    named = {one: at for one in references if (at := line_named(one)) is not None}
    found = lines_of(agency.connection, agency.area, lists=sorted({number for number, _ in named.values()}))
    by_place = {(one.list, one.number): one for one in found}
    return {reference: by_place[at] for reference, at in named.items() if at in by_place}


def _said(rows: Rows, i: int, line: Line | None) -> Answer:
    """What a row says. Of what failed banks repeat what they were asked for: nothing of it was taken."""
    columns = rows.columns
    is_taken = ANSWER.field("outcome").choice(int(columns["outcome"][i])) == "taken"
    given = int(columns["amount_yuan"][i])
    is_nothing = given == EMPTY or (not is_taken and line is not None and given == line.asked.fen)
    return Answer(is_taken, 0 if is_nothing else given, columns["reason"][i], int(columns["on"][i]))


def _fault(taking: Taking, i: int, line: Line | None, said: Answer) -> Refused | None:
    if line is None:
        return refusal(i, "line_unknown")
    if line.answer is not None:
        return refusal(i, "answered_otherwise", on=day_text(line.answer.on))
    if line.is_over:
        return refusal(i, "list_over", list=line.list)
    if line.sent_on is None:
        return refusal(i, "file_not_sent", list=line.list)
    if said.on < line.sent_on:
        return refusal(i, "before_sent", list=line.list)
    if said.on > taking.act.by.on:
        return refusal(i, "date_in_future")
    return _fault_of_money(i, said, line.asked.fen)


def _fault_of_money(i: int, said: Answer, asked_fen: int) -> Refused | None:
    if said.is_taken and not said.fen:
        return refusal(i, "amount_needed")
    if not said.is_taken and said.fen:
        return refusal(i, "amount_of_failed", asked=yuan_text(asked_fen))
    return None if said.is_taken or said.reason else refusal(i, "failed_why")


# --- money


def _take_money(taking: Taking, rows: Rows, at: list[int], lines: Lines, done: Done) -> None:
    """Record contributions by the code of the counter. What the rules refuse has been taken all the same: it waits."""
    if not at:
        return
    references = [rows.columns["reference"][i] for i in at]
    found = record(taking, _contributions(rows, at, [lines[one] for one in references]))
    in_vain = {one.position: one for one in found.refused if one.code in Reason.__members__}
    lost = {one.position for one in found.refused if not _is_money_kept(one)}
    done.refused += [
        one._replace(position=at[one.position]) for one in found.refused if one.position not in in_vain
    ]
    done.refused += _let_wait(taking, rows, at, lines, in_vain)
    kept = [(lines[one], at[place]) for place, one in enumerate(references) if place not in lost]
    add_answers(taking.act, ((line, _said(rows, i, line)) for line, i in kept))
    done.recorded += found.recorded
    done.unchanged += found.unchanged


def _is_money_kept(one: Refused) -> bool:
    """Whether the money of a row that paid for nothing is booked: too little, or against the rules."""
    return one.code == "paid_short" or one.code in Reason.__members__


def _contributions(rows: Rows, at: list[int], lines: list[Line]) -> Rows:
    """Rows as of a list of contributions."""
    return Rows(
        "contribution",
        rows.persons[at],
        {
            "year": ints([one.asked.year for one in lines]),
            "tier_yuan": ints([one.asked.tier_fen for one in lines]),
            "on": rows.columns["on"][at],
            "receipt": [reference_of(one.list, one.number) for one in lines],
            "amount_yuan": rows.columns["amount_yuan"][at],
        },
    )


def _let_wait(
    taking: Taking, rows: Rows, at: list[int], lines: Lines, in_vain: Mapping[int, Refused]
) -> Iterator[Refused]:
    """扣款不能计为缴费 Keep what was taken in vain, as money that pays for nothing."""
    for place, why in in_vain.items():
        i = at[place]
        line = lines[rows.columns["reference"][i]]
        said = _said(rows, i, line)
        number = reference_of(line.list, line.number)
        asked = contributions_of([line.asked], on=said.on).received(ints([said.fen]))
        let_wait(taking, receipts(asked, [number]))
        words = {"fen": yuan_text(said.fen), "why_zh": why.zh, "why_en": why.en, "receipt": number}
        yield refusal(i, "withheld_in_vain", **words)
