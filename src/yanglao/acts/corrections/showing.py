"""What a proposed correction would do, as the others look at it: whose fact, what it said and would say, why, what falls with it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.corrections.correction import stored_correction
from yanglao.acts.records.writing import FORM_OF, written_fact
from yanglao.acts.showing_persons import shown_person
from yanglao.store.acting import Agency
from yanglao.store.proposals import Proposal
from yanglao.store.versions import version_with


def shown_correction(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The masked number, the name, the fact before and after, reason and document, and the effect as it was shown when proposed."""
    content, person = proposal.content, proposal.content["person"]
    old = version_with(agency.connection, agency.area, content["fact"])
    now = stored_correction(old, content["columns"], content["document"]).columns
    return {
        **shown_person(agency, person),
        "fact": old.root,
        "kind": FORM_OF[old.kind],
        "was": written_fact(old.kind, old.columns),
        "will_be": None if now is None else written_fact(old.kind, now),
        **shown_consequences(proposal),
    }


def shown_consequences(proposal: Proposal) -> dict[str, Any]:
    """Reason and document, what else falls or comes back with it, the effect as it was shown when proposed, how many people agree."""
    content = proposal.content
    return {
        **{name: content[name] for name in ("reason", "document", "falls", "revives")},
        "effect_when_proposed": content["effect"],
        "people": len(proposal.chain),
    }
