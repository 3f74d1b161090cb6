"""口径决定 A city, or whoever rules on it, decides how an unclear clause is read, from a month on; the next runs settle the difference."""

from __future__ import annotations

from functools import partial
from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.policy.proposing import propose_law, put_in_force
from yanglao.acts.refusing import in_words
from yanglao.kernel.months import month_of_year
from yanglao.lists import Field, Layout
from yanglao.policy.law import Laws
from yanglao.policy.plan import Version
from yanglao.policy.schema import READINGS, choice_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.law import laws_of
from yanglao.store.proposals import AGREED, Proposal

OF_THE_SCHEME = ("non_agricultural_only",)
"""Whom the scheme is for: decided with it, not read out of a clause."""
FROM_JANUARY = ("interest_starts",)
"""What counts within a year of interest cannot change in the middle of one."""
FIELDS = ("reading", "valid_from", "value", "document")
SAYS = {
    "no_such_reading": (
        "没有可决定的口径 {reading};yanglao plan show 列出全部口径及其取法。",
        "There is no reading {reading} to decide; `yanglao plan show` lists the readings and their choices.",
    ),
    "no_such_choice": (
        "口径 {reading} 没有取法 {value},只能是 {choices}。",
        "{value} is no choice of the reading {reading}; it is one of {choices}.",
    ),
    "from_january": (
        "口径 {reading} 按年计息,生效月份只能是一月。",
        "The reading {reading} is about a year's interest; it holds from a January on.",
    ),
    "month_before_launch": (
        "生效月份早于方案施行。",
        "The month lies before the scheme began.",
    ),
    "no_document": ("请填写依据文件。", "A document is needed."),
}
refused = partial(in_words, SAYS)


def propose_reading(
    agency: Agency, *, reading: str, valid_from: int, value: str | bool, document: str, by: By
) -> dict[str, Any]:
    """Propose that `reading` be `value` (written as the plan writes it) from the Month `valid_from` on, under a document. Another
    supervisor agrees.

    Refused: no_such_reading, no_such_choice, from_january, month_before_launch, no_document.
    """
    content = {"reading": reading, "valid_from": valid_from, "value": value, "document": document.strip()}
    supposed(agency, content, by.on)
    content["value"] = _choice(reading, value)
    return propose_law(agency, READING, content, by=by, supposed=supposed)


def supposed(agency: Agency, content: Values, on: int) -> Laws:
    """The law as it would be with what is proposed, decided on the Day `on`. Refused: as `propose_reading`."""
    reading, valid_from, value, document = (content[name] for name in FIELDS)
    if reading not in READINGS or reading in OF_THE_SCHEME or len(READINGS[reading].values) == 1:
        raise refused("no_such_reading", reading=reading)
    chosen, plan = _choice(reading, value), laws_of(agency.connection, agency.area).plan
    if valid_from < plan.launch_month:
        raise refused("month_before_launch")
    if reading in FROM_JANUARY and month_of_year(valid_from) != 1:
        raise refused("from_january", reading=reading)
    if not document.strip():
        raise refused("no_document")
    decided = Version(reading, valid_from, chosen, "confirmed", document, announced_on=on)
    return Laws(plan.with_versions([decided]))


def _choice(reading: str, value: str | bool) -> str | bool:
    """The choice that is meant, as it is or in its own word. Refused: no_such_choice."""
    words = {choice_text(one): one for one in READINGS[reading].values}
    if (text := choice_text(value)) not in words:
        raise refused("no_such_choice", reading=reading, value=text, choices=", ".join(words))
    return words[text]


def _decide(act: Act, proposal: Proposal) -> dict[str, Any]:
    content = proposal.content
    supposed(act.agency, content, act.by.on)
    return put_in_force(act, proposal, {content["reading"]: content["value"]})


READING = Description(
    asks=Layout(
        "reading",
        "口径决定",
        "reading of a clause",
        (
            Field("reading", "text", ("口径",)),
            Field("value", "text", ("取法",)),
            Field("valid_from", "month", ("生效月份",)),
            Field("document", "text", ("依据文件",), may_be_empty=True),
        ),
    ),
    clause="十",
    who=(roles.SUPERVISOR,),
    does=lambda agency, values, by: propose_reading(agency, **values, by=by),
    agreement=Agreement({AGREED: Step((roles.SUPERVISOR,))}, (roles.SUPERVISOR,), _decide),
    refuses=tuple(SAYS),
)
