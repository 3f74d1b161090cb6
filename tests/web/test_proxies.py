"""代办人 At the counter: somebody is noted as acting for a person from the person's page, chosen by name in the forms of what they come for, and ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from acts.desk import number
from desks import PENSIONER, YOUNG, Staffed, served, staffed

from yanglao.acts.agreeing import agree
from yanglao.commands.office import Office
from yanglao.kernel.identity import masked
from yanglao.store.acting import By

pytestmark = pytest.mark.long
ON = 20130731
DAUGHTER = number(77, "19750607")
NOTED = {
    "kind": "agent",
    "proxy": DAUGHTER,
    "name": "女儿甲",
    "document": "委托书1号",
    "from": "2013-07-01",
    "until": "2014-07-01",
    "covers": "收款账户",
}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    with served(made := staffed(new_office, tmp_path_factory, "proxies")):
        yield made


def page(office: Staffed, path: str, who: str = "clerk") -> str:
    answer = office.as_(who).get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def done(office: Staffed, act: str, given: dict[str, Any]) -> str:
    """Looked at, then done as it was shown; what the page of what was done says."""
    client, path = office.as_("clerk"), f"/staff/do/{act}"
    looked = client.post(path, {**given, "press": "look"}).content.decode()
    once = re.findall(r'name="once" value="(\w+)"', looked)
    assert once and DAUGHTER not in looked.replace(given.get("proxy", ""), ""), looked
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', looked))
    hidden.pop("csrfmiddlewaretoken", None)
    answer = client.post(path, {**hidden, "press": "do", "once": once[0]}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def agreed(office: Staffed) -> None:
    from yanglao.store.proposals import waiting

    for one in waiting(office.agency.connection, office.agency.area):
        agree(office.agency, number=one.id, by=By("reviewer", ON, f"agree {one.id}"))


def test_from_the_page_of_a_person_to_what_they_come_for_and_its_end(office: Staffed) -> None:
    person = office.person(PENSIONER)
    own = f"/staff/person/{person}/proxies"
    assert "没有登记代办人" in page(office, own) and f'"/staff/do/proxy?person={person}"' in page(office, own)
    done(office, "proxy", {"person": person, **NOTED})
    agreed(office)
    shown = page(office, own)
    assert "女儿甲" in shown and "委托书1号" in shown and "收款账户" in shown and "有效" in shown
    assert masked(DAUGHTER) in shown and DAUGHTER not in shown

    form = page(office, f"/staff/do/payee?person={person}")
    [chosen] = re.findall(r'name="applicant" value="(proxy-\d+)"', form)
    assert "本人来办" in form and "女儿甲" in form and masked(DAUGHTER) in form
    given = {"person": person, "bank_account": "6217000000000000009", "on": "2013-07-31", "applicant": chosen}
    done(office, "payee", given)
    assert "还没有人代办过" not in page(office, own)
    [came] = office.desk.rows("SELECT person_id FROM application")
    assert came == (person,)

    refused = office.as_("clerk").post(
        "/staff/do/claim", {"person": person, "on": "2013-07-31", "applicant": chosen, "press": "look"}
    )
    assert refused.status_code == 409 and 'role="alert"' in refused.content.decode()

    [end] = re.findall(r'href="(/staff/do/end_proxy[^"]*)"', shown)
    form = page(office, end.replace("&amp;", "&"))
    assert re.findall(rf'value="{chosen}"[^>]*(?:checked|selected)', form) and DAUGHTER not in form
    done(office, "end_proxy", {"person": person, "proxy": chosen, "reason": "本人可以自己来"})
    agreed(office)
    shown = page(office, own)
    assert "已终止" in shown and "end_proxy" not in shown
    assert chosen not in page(office, f"/staff/do/payee?person={person}")


def test_somebody_elses_proxy_is_nobody(office: Staffed) -> None:
    """A choice that names a proxy of another person is refused by its shape; without a page of a person the number is typed as before."""
    person = office.person(YOUNG)
    given = {"person": person, "on": "2013-07-31", "applicant": "proxy-1", "press": "look"}
    answer = office.as_("clerk").post("/staff/do/claim", given)
    assert answer.status_code == 400
    assert 'id="applicant"' in page(office, "/staff/do/claim")


@pytest.mark.parametrize("who", ["certifier", "finance", "publicity"])
def test_those_without_money_do_not_see_them(office: Staffed, who: str) -> None:
    assert office.as_(who).get(f"/staff/person/{office.person(PENSIONER)}/proxies").status_code in (302, 404)


def test_a_reviewer_reads_and_notes_nothing(office: Staffed) -> None:
    shown = page(office, f"/staff/person/{office.person(PENSIONER)}/proxies", who="reviewer")
    assert "/staff/do/proxy" not in shown and "/staff/do/end_proxy" not in shown
