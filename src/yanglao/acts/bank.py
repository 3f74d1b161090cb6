"""银行发放与回盘 The bank file of a booked batch, and the bank's answer with what came back."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from pathlib import Path
from typing import Any

import psycopg

from yanglao.acts import roles
from yanglao.kernel.money import fen_of_yuan
from yanglao.ledger.chart import PAYMENTS, RETURNED, TO_RECOVER
from yanglao.ledger.entry import Entry
from yanglao.store.acting import Act, ActRefused, Area, By, perform
from yanglao.store.batches import add_step, batch_of, claims, payments
from yanglao.store.entries import add_entry
from yanglao.store.people import accounts_of, names_of
from yanglao.store.secrets import Keys

HEADINGS = ("流水号", "账号", "户名", "金额")
ANSWER_HEADINGS = ("流水号", "金额", "结果", "原因")
PAID, RETURNED_WORD = "成功", "失败"


def bank_file(connection: psycopg.Connection, area: Area, keys: Keys, *, batch: int) -> bytes:
    """The file that tells the bank whom to pay (GB18030, one row a person, a total at the end); the same bytes every time."""
    found = payments(connection, batch_of(connection, area, batch))
    persons = [person for person, _ in found]
    accounts, names = accounts_of(connection, keys, persons), names_of(connection, persons)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(HEADINGS)
    for person, fen in found:
        rows.writerow((f"{batch}-{person}", accounts[person], names[person], _yuan(fen)))
    rows.writerow(("合计", len(found), "", _yuan(sum(fen for _, fen in found))))
    return text.getvalue().encode("gb18030")


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def send(
    connection: psycopg.Connection, area: Area, keys: Keys, *, batch: int, to: Path, by: By
) -> dict[str, Any]:
    """Write the bank file of a booked batch, whole or not at all; doing it again writes the same bytes."""

    def work(act: Act) -> dict[str, Any]:
        add_step(act, batch, "sent")
        content = bank_file(act.connection, act.area, keys, batch=batch)
        _write_whole(to, content)
        return {"batch": batch, "file": to.name, "sha256": hashlib.sha256(content).hexdigest()}

    answer = perform(
        connection,
        area,
        by,
        kind="payroll_sent",
        content={"batch": batch},
        roles=(roles.ACCOUNTANT,),
        work=work,
    )
    if not to.exists():
        _write_whole(to, bank_file(connection, area, keys, batch=batch))
    return answer


def _write_whole(to: Path, content: bytes) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(f".{to.name}.{os.getpid()}")
    part.write_bytes(content)
    os.replace(part, to)


def take_answer(
    connection: psycopg.Connection, area: Area, *, batch: int, content: bytes, by: By
) -> dict[str, Any]:
    """Take in the bank's answer: every payment of the batch, paid or returned.

    Refused whole: answer_unreadable, answer_foreign (a row that is not of this batch), answer_differs (an amount or the number
    of rows is not what was sent).
    """

    def work(act: Act) -> dict[str, Any]:
        sent = dict(payments(act.connection, batch_of(act.connection, act.area, batch)))
        add_step(act, batch, "answered")
        returned = _returned(batch, content, sent)
        _book_returns(act, batch, returned)
        back = sum(fen for fen, _ in returned.values())
        return {
            "batch": batch,
            "paid": len(sent) - len(returned),
            "paid_fen": sum(sent.values()) - back,
            "returned": len(returned),
            "returned_fen": back,
        }

    return perform(
        connection, area, by, kind="bank_answer", content=content, roles=(roles.ACCOUNTANT,), work=work
    )


def _returned(batch: int, content: bytes, sent: dict[int, int]) -> dict[int, tuple[int, str]]:
    """Person -> (fen, reason) of what came back, after every row was found to be one we sent."""
    seen: set[int] = set()
    found: dict[int, tuple[int, str]] = {}
    try:
        for row in csv.DictReader(io.StringIO(content.decode("gb18030"))):
            number, person = (int(part) for part in row["流水号"].split("-"))
            fen = fen_of_yuan(row["金额"])
            if number != batch or person not in sent or person in seen:
                raise ActRefused(
                    "answer_foreign",
                    f"回盘中的流水号 {row['流水号']} 不属于批次 {batch} 或重复。",
                    f"{row['流水号']} is not of batch {batch}, or stands twice.",
                )
            if fen != sent[person] or row["结果"] not in (PAID, RETURNED_WORD):
                raise _differs(batch)
            seen.add(person)
            if row["结果"] == RETURNED_WORD:
                found[person] = (fen, row["原因"])
    except (UnicodeDecodeError, KeyError, ValueError, AttributeError, TypeError) as fault:
        raise ActRefused(
            "answer_unreadable",
            f"回盘文件无法识别,应有列:{'、'.join(ANSWER_HEADINGS)}。",
            f"The answer cannot be read; its columns are {', '.join(ANSWER_HEADINGS)}.",
        ) from fault
    if len(seen) != len(sent):
        raise _differs(batch)
    return found


def _differs(batch: int) -> ActRefused:
    return ActRefused(
        "answer_differs",
        f"回盘的笔数或金额与批次 {batch} 发出的不一致,请与银行核对。",
        f"Rows or amounts differ from what batch {batch} sent; check with the bank.",
    )


def _book_returns(act: Act, batch: int, returned: dict[int, tuple[int, str]]) -> None:
    """Money back in the payments account: it meets an open claim on the same person first, the rest waits to be sent again."""
    owed = claims(act.connection, act.area) if returned else {}
    met = {person: min(fen, max(owed.get(person, 0), 0)) for person, (fen, _) in returned.items()}
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO returned_payment (area_id, batch_id, person_id, amount_fen, claim_fen, reason, act_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [
                (act.area.id, batch, person, fen, met[person], reason, act.id)
                for person, (fen, reason) in returned.items()
            ],
        )
    back, claimed = sum(fen for fen, _ in returned.values()), sum(met.values())
    if back:
        moves = {PAYMENTS: back, RETURNED: claimed - back, TO_RECOVER: -claimed}
        add_entry(
            act,
            Entry(
                "五(二)", f"批次 {batch} 银行退回", {account: fen for account, fen in moves.items() if fen}
            ),
        )
