"""过关 A batch passes the gate at its review and at its release: the page is kept as it is then, or the step is refused with what stops it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.payroll.gate import Line, page_of
from yanglao.acts.payroll.gate_words import stop
from yanglao.acts.refusing import in_both
from yanglao.store.acting import Act, ActRefused
from yanglao.store.batches import batch_of
from yanglao.store.gate_pages import add_gate_page
from yanglao.store.proposals import Proposal

SAYS = {
    "gate_closed": (
        "批次 {batch} 不能过关:{stops}。明细见 yanglao report gate {batch};请退回批次,查明后重新编制。",
        "Batch {batch} does not pass the gate: {stops}. See `yanglao report gate {batch}`; send the batch back, find out why, and prepare it anew.",
    ),
}


def pass_gate(act: Act, proposal: Proposal, step: str) -> dict[str, Any]:
    """Keep the page of a batch for a step. Refused: gate_closed."""
    page = page_of(act.agency, batch_of(act.connection, act.area, proposal.id), step=step, on=act.by.on)
    if page.stops:
        raise gate_closed(proposal.id, page.stops)
    return {"gate_sha256": add_gate_page(act, proposal.id, step, page.content())}


def gate_closed(batch: int, stops: tuple[Line, ...]) -> ActRefused:
    """The refusal that names every line that stops the batch."""
    words = [stop(line) for line in stops]
    said = (";".join(zh for zh, _ in words), "; ".join(en for _, en in words))
    return in_both(SAYS, "gate_closed", {"stops": said}, batch=batch)
