"""银行文件 A file that goes to the bank once: made of what is recorded, the same bytes every time, written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from yanglao.acts.describing import DOING, Description
from yanglao.kernel.whole_files import whole
from yanglao.payment.bank_files import BankFileRefused, PaymentRow, write_bank_file
from yanglao.store.acting import Act, ActRefused, Agency, By, perform
from yanglao.store.answers import add_bank_file


def written(number: int, rows: Sequence[PaymentRow]) -> bytes:
    """The file of a batch or list. Refused: the codes of `BankFileRefused`."""
    try:
        return write_bank_file(number, rows)
    except BankFileRefused as fault:
        raise ActRefused(fault.code, fault.zh, fault.en) from fault


def send_once(
    agency: Agency,
    what: dict[str, int],
    *,
    kind: str,
    content: Callable[[], bytes],
    must_be_ready: Callable[[Act], object],
    to: Path,
    by: By,
    act: Description,
) -> dict[str, Any]:
    """Write the file of `what` (its name -> its number), readable by its owner only; doing it again writes the same bytes.

    Refused: as `must_be_ready`, file_differs, file_sent.
    """
    ((_, number),) = what.items()

    def work(act: Act) -> dict[str, Any]:
        must_be_ready(act)
        digest = hashlib.sha256(content()).digest()
        add_bank_file(act, number, digest)
        return {**what, "sha256": digest.hex()}

    answer = perform(
        agency, by, kind=kind, content=what, roles=act.who, work=work, is_weighty=DOING in act.proven
    )
    made = content()
    if hashlib.sha256(made).hexdigest() != answer["sha256"]:
        raise ActRefused(
            "file_differs",
            f"批次 {number} 的文件与首次生成时不同,请勿发送并查明原因。",
            f"The file of batch {number} is not what it was; do not send it, and find out why.",
        )
    with whole(to) as part:
        part.write_bytes(made)
    return answer | {"file": to.name}
