"""Pages of one act carry the name of one act; lists keep theirs."""

from __future__ import annotations

import pytest

from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.acts.titles import TITLES

ONCE = [act for act in REGISTER.values() if act.does is not None or act.takes is not None]


@pytest.mark.parametrize("act", ONCE, ids=lambda act: act.key)
def test_an_act_is_not_called_a_list(act: Description) -> None:
    assert not any(word in act.title_zh for word in ("名册", "明细"))
    assert act.title_en[0].isupper()


def test_every_act_has_a_name_of_its_own() -> None:
    assert TITLES.keys() == REGISTER.keys()
    assert len({act.title for act in REGISTER.values()}) == len(REGISTER)


def test_a_list_is_still_called_one() -> None:
    death = REGISTER["death"]
    assert (death.title, death.list_title) == (("登记去世", "Record a death"), ("死亡名册", "death"))
