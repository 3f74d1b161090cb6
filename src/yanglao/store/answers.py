"""The bank file of a batch as it was sent, and what the bank has answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, ActRefused


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bank says of a payment: to which payee, of which person, whether it came back, fen, why."""

    payee: int
    person: int
    is_returned: bool
    amount_fen: int
    reason: str


def add_bank_file(act: Act, batch: int, digest: bytes) -> None:
    """Note that a batch's file goes out, and what it is."""
    if bank_file_of(act.connection, batch) is not None:
        raise ActRefused(
            "file_sent",
            f"批次 {batch} 的文件已生成过;要再写一份,请用原编号重办。",
            f"The file of batch {batch} was made already; to write it again, repeat the act under its first key.",
        )
    act.connection.execute(
        "INSERT INTO bank_file (proposal_id, area_id, sha256, act_id) VALUES (%s, %s, %s, %s)",
        (batch, act.area.id, digest, act.id),
    )


def bank_file_of(connection: psycopg.Connection, batch: int) -> int | None:
    """The Day a batch's file was sent; None when it was not."""
    row = connection.execute(
        "SELECT a.on_day FROM bank_file f JOIN act a ON a.id = f.act_id WHERE f.proposal_id = %s", (batch,)
    ).fetchone()
    return None if row is None else day_of(row[0])


def add_answers(act: Act, batch: int, answers: Iterable[Answer]) -> None:
    """Note answers; a return is work for the next payroll."""
    on = date_of(act.by.on)
    copy = (
        "COPY payment_answer (proposal_id, payee_id, is_returned, area_id, person_id, amount_fen, reason, on_day, act_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for one in answers:
            rows.write_row(
                (
                    batch,
                    one.payee,
                    one.is_returned,
                    act.area.id,
                    one.person,
                    one.amount_fen,
                    one.reason,
                    on,
                    act.id,
                )
            )


def answers_of(connection: psycopg.Connection, batch: int) -> dict[tuple[int, bool], Answer]:
    """What the bank has said of a batch: (payee, whether returned) -> answer."""
    rows = connection.execute(
        "SELECT payee_id, person_id, is_returned, amount_fen, reason FROM payment_answer WHERE proposal_id = %s",
        (batch,),
    )
    return {(row[0], row[2]): Answer(*row) for row in rows.fetchall()}
