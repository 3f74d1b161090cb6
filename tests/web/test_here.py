"""The law of the pages is the one that the city has decided, and the same object while nothing else is decided."""

from __future__ import annotations

from collections.abc import Callable

from acts.desk import Desk, found
from pytest import TempPathFactory

from yanglao.acts.policy.parameter import propose_parameter
from yanglao.commands.office import Office
from yanglao.store.acting import By
from yanglao.web.here import laws_here

FROM = 2013 * 12


def test_the_law_is_kept_while_it_stays_the_same(
    new_office: Callable[[str], Office], tmp_path_factory: TempPathFactory
) -> None:
    office = new_office("here")
    desk = Desk(found(office), tmp_path_factory.mktemp("here"))
    first, again = laws_here(office.connection), laws_here(office.connection)
    proposed = propose_parameter(
        desk.agency,
        parameter="base_pension_yuan_monthly",
        valid_from=FROM,
        value=200,
        document="市文 1 号",
        by=By("supervisor", 20121231, "raise"),
    )
    desk.agree(proposed["proposal"], on=20121231)
    changed = laws_here(office.connection)
    assert first is again and changed is not first
    assert changed.at(FROM).base_pension_fen_monthly == 20_000
