"""In which roles somebody acts, until when: in the header of every page, and on the page of their own; what is over opens nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from coming_in import text_of
from payday import FIRST, PaidOffice, on_payday, paid_office

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.store.acting import TODAY, ActRefused, By

TWO = (
    ("two", "clerk", "双岗", "", 20100101, 20120101),
    ("two", "reviewer", "双岗", "", 20111214, 20111216),
    ("two", "township", "双岗", "469007-01", 20120101, 20130101),
    ("two", "director", "双岗", "", 20090101, 20100101),
)


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = paid_office(new_office, tmp_path_factory, "acting_as", more=TWO)
    with on_payday(made):
        yield made


def header(page: str) -> str:
    found = re.search(r'<div class="end">(.*?)</span><a href="/staff">', page, re.DOTALL)
    assert found is not None
    return re.sub("<[^>]+>", "", found[1])


def test_the_header_says_as_whom_and_until_when(office: PaidOffice) -> None:
    page = text_of(office.as_("two").get("/staff"))
    assert header(page) == "双岗 · 以经办、复核身份 · 至 2011-12-16"
    assert header(text_of(office.as_("reviewer").get("/staff"))) == "复核 · 以复核身份"
    assert header(text_of(office.as_("assistant", lang="en").get("/staff"))).endswith("永安社区")


def test_every_box_of_time_is_told(office: PaidOffice) -> None:
    page = text_of(office.as_("two").get("/staff/access"))
    table = page[page.index('id="own-posts"') :]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("<tr>")[2:]]
    told = [[re.sub("<[^>]+>", "", cell) for cell in row] for row in rows]
    assert told == [
        ["乡镇社保经办", "永安社区", "2012-01-01", "2013-01-01", "尚未开始"],
        ["经办", "全统筹区", "2010-01-01", "2012-01-01", "在任"],
        ["复核", "全统筹区", "2011-12-14", "2011-12-16", "在任"],
        ["主任", "全统筹区", "2009-01-01", "2010-01-01", "已到期"],
    ]


def test_a_box_that_ends_while_somebody_is_in(office: PaidOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """From its day on its pages are gone, and its acts; in the same session."""
    client = office.as_("two")
    assert client.get("/staff/do/transfer_check").status_code == 200
    monkeypatch.setenv(TODAY, "2011-12-16")
    assert client.get("/staff/do/transfer_check").status_code == 404
    assert client.get("/staff/do/claim").status_code == 200
    looked = {"number": FIRST, "on": 20111215}
    for on in (20111215, 20111216):  # dating it back does not help
        with pytest.raises(ActRefused, match="not_your_task"):
            do(office.agency, "transfer_check", [looked], by=By("two", on, f"late {on}"))
    monkeypatch.setenv(TODAY, "2012-01-01")
    assert header(text_of(client.get("/staff"))) == "双岗 · 以乡镇社保经办身份 · 永安社区 · 至 2013-01-01"
    assert client.get("/staff/payroll").status_code == 404
    monkeypatch.setenv(TODAY, "2013-01-01")
    assert client.get("/staff")["Location"].startswith("/staff/sign-in")
