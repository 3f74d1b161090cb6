"""代扣回盘 What the bank says of the lines of lists: what was taken is a contribution like any other, under the line's reference as its
receipt; what pays for nothing waits to be refunded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
from yanglao.store.withholding import Answer, Line, add_answers, lines_at

Lines = Mapping[str, Line]
"""Reference -> the line."""
Told = Mapping[int, tuple[Line, Answer]]
"""Row -> its line, and what the bank says of it."""


def whose_lines(agency: Agency, columns: Values) -> Ints:
    """Whose the line is that each row names; 0 where there is no such line."""
    lines = _lines(agency, columns["reference"])
    return ints([lines[one].asked.person if one in lines else 0 for one in columns["reference"]])


def take_answers(taking: Taking, rows: Rows) -> Done:
    """Take in what the bank says, each line once. Refused: line_unknown, list_over, file_not_sent, before_sent, date_in_future,
    amount_needed, amount_of_failed, failed_why, answered_otherwise, withheld_in_vain, and as contributions at the counter."""
    done = Done([])
    told = _told(taking, rows, done)
    failed = [one for one in told.values() if not one[1].is_taken]
    add_answers(taking.act, failed)
    done.recorded = len(failed)
    _take_money(taking, rows, {i: one for i, one in told.items() if one[1].is_taken}, done)
    return done


def _told(taking: Taking, rows: Rows, done: Done) -> Told:
    """What is told of lines that had no answer; what is known already or refused is put down in `done`."""
    lines = _lines(taking.act.agency, rows.columns["reference"])
    told: dict[int, tuple[Line, Answer]] = {}
    for i, reference in enumerate(rows.columns["reference"]):
        if reference not in lines:
            done.refused.append(refusal(i, "line_unknown"))
            continue
        line = lines[reference]
        said = _said(rows, i, line)
        if line.answer == said:
            done.unchanged += 1
        elif fault := _fault(taking, i, line, said):
            done.refused.append(fault)
        else:
            told[i] = line, said
    return told


def _lines(agency: Agency, references: list[str]) -> Lines:
    named = {one: at for one in references if (at := line_named(one)) is not None}
    by_place = lines_at(agency.connection, agency.area, set(named.values()))
    return {reference: by_place[at] for reference, at in named.items() if at in by_place}


def _said(rows: Rows, i: int, line: Line) -> Answer:
    """What a row says. Of what failed banks repeat what they were asked for: nothing of it was taken."""
    columns = rows.columns
    is_taken = ANSWER.field("outcome").choice(int(columns["outcome"][i])) == "taken"
    given = int(columns["amount_yuan"][i])
    is_nothing = given == EMPTY or (not is_taken and given == line.asked.fen)
    return Answer(is_taken, 0 if is_nothing else given, columns["reason"][i], int(columns["on"][i]))


def _fault(taking: Taking, i: int, line: Line, said: Answer) -> Refused | None:
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


def _take_money(taking: Taking, rows: Rows, told: Told, done: Done) -> None:
    """Record contributions by the code of the counter. What the rules refuse has been taken all the same: it waits."""
    if not told:
        return
    at = list(told)
    found = record(taking, _contributions(rows, at, [line for line, _ in told.values()]))
    refused = [one._replace(position=at[one.position]) for one in found.refused]
    in_vain = [one for one in refused if _is_in_vain(one)]
    done.refused += [one for one in refused if not _is_in_vain(one)]
    done.refused += _let_wait(taking, told, in_vain)
    lost = {one.position for one in refused if not _is_money_kept(one)}
    add_answers(taking.act, (one for i, one in told.items() if i not in lost))
    done.recorded += found.recorded
    done.unchanged += found.unchanged


def _is_in_vain(one: Refused) -> bool:
    """Whether the rules refuse what was taken."""
    return one.code in Reason.__members__


def _is_money_kept(one: Refused) -> bool:
    """Whether the money of a row that paid for nothing is booked: too little, or against the rules."""
    return one.code == "paid_short" or _is_in_vain(one)


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


def _let_wait(taking: Taking, told: Told, in_vain: Iterable[Refused]) -> Iterator[Refused]:
    """扣款不能计为缴费 Keep what was taken in vain, as money that pays for nothing."""
    for why in in_vain:
        line, said = told[why.position]
        number = reference_of(line.list, line.number)
        asked = contributions_of([line.asked], on=said.on).received(ints([said.fen]))
        let_wait(taking, receipts(asked, [number]))
        words = {"fen": yuan_text(said.fen), "why_zh": why.zh, "why_en": why.en, "receipt": number}
        yield refusal(why.position, "withheld_in_vain", **words)
