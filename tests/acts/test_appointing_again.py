"""Whoever asks for an appointment twice under one key has asked for it once, before it is agreed to and after."""

from __future__ import annotations

import pytest
from acts.desk import Desk

from yanglao.acts.doing import do
from yanglao.store.acting import ActRefused, By
from yanglao.store.founding import appointments

ON = 20120702
GIVEN = {
    "login": "assistant-1",
    "name": "羊丽",
    "role": "assistant",
    "unit": "469007-01",
    "since": "2012-07-01",
}


def test_the_same_again_answers_the_same_once_it_has_taken_effect(desk: Desk) -> None:
    by = By("system", ON, "appoint")
    first = do(desk.agency, "appointment", [GIVEN], by=by)
    assert do(desk.agency, "appointment", [GIVEN], by=by) == first | {"repeated": True}
    desk.agree(first["proposal"], on=ON)
    assert do(desk.agency, "appointment", [GIVEN], by=by) == first | {"repeated": True}
    assert len(appointments(desk.agency.connection, desk.agency.area, "assistant-1")) == 1


def test_under_another_key_it_is_refused(desk: Desk) -> None:
    with pytest.raises(ActRefused) as refused:
        do(desk.agency, "appointment", [GIVEN], by=By("system", ON, "appoint anew"))
    assert refused.value.code == "already_appointed"
