"""办理 Do an act as its description says: under its name, by whoever may do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yanglao.acts.bureaus import matters_of_act
from yanglao.acts.describing import DOING, Answer, Description
from yanglao.store.acting import Act, Agency, By, perform


def perform_act(
    agency: Agency, act: Description, content: Any, *, by: By, work: Callable[[Act], Answer]
) -> Answer:
    """Do `work` as this act, in one transaction; `content` is what was asked. Refused: as `perform`."""
    return perform(
        agency,
        by,
        kind=act.key,
        content=content,
        roles=act.who,
        work=work,
        is_weighty=DOING in act.proven,
        about=matters_of_act(act),
    )
