"""业务说明:监护与代办 The acts by which somebody may act for a person, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yanglao.acts import roles
from yanglao.acts.about import person_of
from yanglao.acts.describing import Agreement, Description, Step, Work
from yanglao.acts.proxies.registering import (
    propose_end,
    propose_proxy,
    record_end,
    record_proxy,
    shown_proxy,
)
from yanglao.lists import Layout
from yanglao.lists.proxy_layouts import PROXY, PROXY_END
from yanglao.store.proposals import AGREED

_ALWAYS = ("unknown_person", "own_record", "not_your_unit", "proxy_waits")


def _by_two(
    form: Layout,
    propose: Callable[..., dict[str, Any]],
    effect: Work,
    *,
    refuses: tuple[str, ...],
    makes: tuple[str, ...],
) -> Description:
    act = Description(
        asks=form,
        clause="十",
        who=(roles.CLERK,),
        does=lambda agency, values, by: propose(agency, act, values, by=by),
        agreement=Agreement(
            {AGREED: Step((roles.REVIEWER,))},
            (roles.REVIEWER,),
            effect,
            shown=shown_proxy,
            about=person_of,
            moves_money=False,
        ),
        refuses=(*_ALWAYS, *refuses),
        makes=makes,
    )
    return act


PROXY_ACTS = (
    _by_two(
        PROXY,
        propose_proxy,
        record_proxy,
        refuses=(
            "own_proxy",
            "staff_as_agent",
            "until_needed",
            "guardian_unlimited",
            "covers_unknown",
            "proxy_already",
        ),
        makes=("监护或代理登记表",),
    ),
    _by_two(PROXY_END, propose_end, record_end, refuses=("no_proxy",), makes=("代办终止通知",)),
)
