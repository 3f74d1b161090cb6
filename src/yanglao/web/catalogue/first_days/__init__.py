"""第一天 What is told of the first day in each role: what is seen first, and the ways that are gone most, with the pages on which they are
gone. Which acts a role may do, and who agrees to them, the register tells."""

from __future__ import annotations

from yanglao.acts.roles import ROLES
from yanglao.web.catalogue.first_days.counter import COUNTER
from yanglao.web.catalogue.first_days.money import MONEY
from yanglao.web.catalogue.first_days.shape import FirstDay
from yanglao.web.catalogue.first_days.watch import WATCH

_TOLD = COUNTER | MONEY | WATCH
FIRST_DAYS: dict[str, FirstDay] = {role: _TOLD[role] for role in ROLES}
"""Role -> its first day, in the order of the offices."""
