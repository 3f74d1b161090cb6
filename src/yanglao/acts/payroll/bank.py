"""银行发放与回盘 The bank file of a booked batch, and the bank's answers with what came back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import DOING, Description
from yanglao.acts.performing import perform_act
from yanglao.acts.sending import send_once, written
from yanglao.ledger.chart import PAYMENTS, RETURNED
from yanglao.ledger.entry import move
from yanglao.ledger.items import RETURNED_PAYMENT
from yanglao.lists import Field, FileRefused, Layout, check_file
from yanglao.payment.bank_files import (
    AnswerRow,
    BankAnswerRefused,
    PaymentRow,
    read_bank_answer,
)
from yanglao.payment.payment_references import reference_of
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.answers import Answer, add_answers, answers_of, bank_file_of
from yanglao.store.batches import batch_of, payment_parts, payments, payments_digest
from yanglao.store.entries import add_entry
from yanglao.store.items import NewItem, add_items
from yanglao.store.payees import accounts


def bank_file(agency: Agency, *, batch: int) -> bytes:
    """The file that tells the bank whom to pay (GB18030, one row a payee, a total at the end); the same bytes every time, because
    payees and amounts are those of the batch."""
    approved = batch_of(agency.connection, agency.area, batch)
    sent = payments(agency.connection, approved.id)
    if payments_digest(sent) != approved.payments_digest:
        raise ActRefused(
            "payments_differ",
            f"批次 {batch} 的收款人或金额与审定时不同,请勿发送并查明原因。",
            f"Payees or amounts of batch {batch} are not those approved; do not send it, and find out why.",
        )
    found = accounts(agency.connection, sent.payees.tolist())
    rows = [
        PaymentRow(reference_of(batch, payee), found[payee].number(agency.keys), found[payee].holder, fen)
        for payee, fen in sent.items()
    ]
    return written(batch, rows)


def send(agency: Agency, *, batch: int, to: Path, by: By) -> dict[str, Any]:
    """Write the bank file of a booked batch. Refused: not_booked, payments_differ, file_differs, file_sent."""

    def must_be_booked(act: Act) -> None:
        if not batch_of(act.connection, act.area, batch).is_booked:
            raise ActRefused("not_booked", f"批次 {batch} 尚未记账。", f"Batch {batch} is not booked.")

    return send_once(
        agency,
        {"batch": batch},
        kind="payroll_sent",
        content=lambda: bank_file(agency, batch=batch),
        must_be_ready=must_be_booked,
        to=to,
        by=by,
        act=SEND,
    )


def read_file(path: Path) -> bytes:
    """What a file holds. Refused: file_missing."""
    try:
        check_file(path)
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    return path.read_bytes()


def take_answer(agency: Agency, *, batch: int, content: bytes, by: By) -> dict[str, Any]:
    """Take in an answer of the bank, whole or in part: each payment of the batch paid or returned, or returned after it was said
    to be paid. What came back waits in the fund for a new account.

    Refused whole: not_sent, answer_foreign (a row that is not of this batch), answer_differs (an amount is not what was sent),
    answer_contradicts (paid after it was returned), and the codes of `BankAnswerRefused`.
    """
    try:
        rows = read_bank_answer(content)
    except BankAnswerRefused as fault:
        raise ActRefused(fault.code, fault.zh, fault.en) from fault

    def work(act: Act) -> dict[str, Any]:
        sent = _sent(act, batch)
        told = answers_of(act.connection, batch)
        news = [one for one in _answers(act, batch, rows, sent) if not _is_known(one, told)]
        add_answers(act, batch, news)
        back = [one for one in news if one.is_returned]
        _book_returns(act, batch, back)
        return _summary(batch, sent, told | {(one.payee, one.is_returned): one for one in news}, back)

    return perform_act(agency, TAKE_ANSWER, {"batch": batch, "answer": content.hex()}, by=by, work=work)


def _sent(act: Act, batch: int) -> dict[int, int]:
    """Payee -> fen of a batch whose file went to the bank."""
    found = batch_of(act.connection, act.area, batch)
    file = bank_file_of(act.connection, found.id)
    if file is None:
        raise ActRefused(
            "not_sent", f"批次 {batch} 的文件尚未发送银行。", f"The file of batch {batch} was not sent yet."
        )
    if act.by.on < file:
        raise ActRefused(
            "date_before",
            "业务日期早于文件发送日期。",
            "The business date lies before the day the file was sent.",
        )
    return dict(payments(act.connection, batch).items())


def _answers(act: Act, batch: int, rows: list[AnswerRow], sent: dict[int, int]) -> list[Answer]:
    """Every row as an answer to a payment we sent, each payment at most once."""
    by_reference = {reference_of(batch, payee): payee for payee in sent}
    persons = {payee: one.person for payee, one in accounts(act.connection, list(sent)).items()}
    found: dict[int, Answer] = {}
    for row in rows:
        payee = by_reference.get(row.reference)
        if payee is None or payee in found:
            raise ActRefused(
                "answer_foreign",
                f"回盘第 {row.row} 行的流水号 {row.reference} 不属于批次 {batch} 或重复。",
                f"Row {row.row} of the answer: {row.reference} is not of batch {batch}, or stands twice.",
            )
        if row.amount_fen != sent[payee]:
            raise ActRefused(
                "answer_differs",
                f"回盘第 {row.row} 行的金额与批次 {batch} 发出的不一致,请与银行核对。",
                f"Row {row.row} of the answer: the amount is not what batch {batch} sent; check with the bank.",
            )
        found[payee] = Answer(payee, persons[payee], row.is_returned, row.amount_fen, row.reason)
    return list(found.values())


def _is_known(answer: Answer, told: dict[tuple[int, bool], Answer]) -> bool:
    """Whether the bank has said this before. Paid after returned is no answer."""
    if not answer.is_returned and (answer.payee, True) in told and (answer.payee, False) not in told:
        raise ActRefused(
            "answer_contradicts",
            "回盘称已付的一笔此前已退回,请与银行核对。",
            "A payment said to be paid was returned before; check with the bank.",
        )
    return (answer.payee, answer.is_returned) in told


def _book_returns(act: Act, batch: int, back: list[Answer]) -> None:
    """What came back lies in the fund, month by month as it was sent, until there is an account to send it to."""
    reasons = {one.payee: one.reason for one in back}
    add_items(
        act,
        [
            NewItem(
                person,
                RETURNED_PAYMENT.name,
                line,
                month,
                root,
                fen,
                reason=reasons[payee],
                batch=batch,
                payee=payee,
            )
            for payee, person, line, month, root, fen in payment_parts(act.connection, batch, list(reasons))
        ],
    )
    fen = sum(one.amount_fen for one in back)
    if fen:
        add_entry(act, move("五(二)", f"批次 {batch} 银行退回", debit=PAYMENTS, credit=RETURNED, fen=fen))


def _summary(
    batch: int, sent: dict[int, int], told: dict[tuple[int, bool], Answer], back: list[Answer]
) -> dict[str, Any]:
    returned = {payee for payee, is_returned in told if is_returned}
    paid = {payee for payee, is_returned in told if not is_returned} - returned
    return {
        "batch": batch,
        "paid": len(paid),
        "paid_fen": sum(sent[payee] for payee in paid),
        "returned": len(back),
        "returned_fen": sum(one.amount_fen for one in back),
        "unanswered": len(sent) - len(paid | returned),
    }


_BATCH = Field("batch", "serial", ("批次号", "批次"))
SEND = Description(
    asks=Layout("bank_file", "银行发放文件", "bank file", (_BATCH, Field("to", "file", ("文件",)))),
    clause="八",
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: send(agency, batch=values["batch"], to=values["to"], by=by),
    refuses=("no_such_batch", "not_booked", "payments_differ", "file_differs", "file_sent"),
    makes=("银行发放文件",),
    proven=(DOING,),
)
TAKE_ANSWER = Description(
    asks=Layout("bank_answer", "银行回盘", "bank's answer", (_BATCH, Field("file", "file", ("回盘文件",)))),
    clause="八",
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: take_answer(
        agency, batch=values["batch"], content=read_file(values["file"]), by=by
    ),
    refuses=("not_sent", "answer_foreign", "answer_differs", "answer_contradicts", "date_before"),
)
