"""首页各块 Every block there is, in the order in which they stand; somebody with two roles sees those of both."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.acts import roles
from yanglao.acts.handing.handing import HANDERS
from yanglao.acts.requests.answering import ANSWER_REQUEST
from yanglao.reports.asking import Reader
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.first.block import Block, Filled, Shown
from yanglao.web.staff.first.money import money
from yanglao.web.staff.first.posts import posts
from yanglao.web.staff.first.proof import proof
from yanglao.web.staff.first.waiting import asked, handed, tasks, weighed

WEIGH = (roles.REVIEWER, roles.DIRECTOR)
"""Those who look at what others have prepared: their tasks are told with what is unusual about each."""


def _nothing_read(desk: Desk, reader: Reader) -> Shown:
    return {}


BLOCKS = (
    Block("proof", (roles.SUPERVISOR, roles.AUDITOR), proof),
    Block("money", (roles.ACCOUNTANT, roles.FINANCE), money),
    Block("handed", HANDERS, handed),
    Block("weighed", WEIGH, weighed),
    Block("tasks", tuple(role for role in roles.ROLES if role not in WEIGH), tasks),
    Block("asked", ANSWER_REQUEST.who, asked),
    Block("search", (roles.CLERK,), _nothing_read),
    Block("posts", (roles.SYSTEM, roles.SECURITY), posts),
)


def filled_for(desk: Desk) -> list[Filled]:
    """The blocks of whoever has come in, each read."""
    reader = reader_of(desk)
    return [Filled(one.template, one.reads(desk, reader)) for one in _blocks_of(desk)]


def _blocks_of(desk: Desk) -> Iterator[Block]:
    """Those of the roles held; tasks are told once, the fuller way."""
    for one in BLOCKS:
        if desk.holds(*one.roles) and not (one.key == "tasks" and desk.holds(*WEIGH)):
            yield one
