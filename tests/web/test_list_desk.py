"""Lists on pages: the empty sheet, the first rows with what is wrong, a job that is found again, the rows that came back; each for its owner alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from desks import NEAR_60, YOUNG, Staffed, served, staffed, worked_off
from django.core.files.uploadedfile import SimpleUploadedFile

from yanglao.commands.office import Office

HEADINGS = "身份证号码,参保日期"
LIST = f"{HEADINGS}\n{YOUNG},2013-07-30\n{NEAR_60},三十日\n"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "listdesk")
    with served(made):
        yield made


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def handed_in(office: Staffed, login: str = "clerk", text: str = LIST, name: str = "参保.csv") -> str:
    file = SimpleUploadedFile(name, text.encode("utf-8-sig"))
    answer = office.as_(login).post("/staff/lists/enrolment", {"file": file})
    assert answer.status_code == 302, text_of(answer)
    return str(answer["Location"]).rsplit("/", 1)[1]


def taken(office: Staffed, job: str) -> str:
    """What is told once the worker has done everything there was."""
    worked_off(office)
    return text_of(office.as_("clerk").get(f"/staff/jobs/{job}"))


def test_a_list_from_the_empty_sheet_to_the_rows_that_came_back(office: Staffed) -> None:
    clerk = office.as_("clerk")
    assert clerk.get("/staff/lists/enrolment/template").content[:2] == b"PK"
    job = handed_in(office)
    looked = text_of(clerk.get(f"/staff/jobs/{job}"))
    assert "其中 1 行有问题" in looked and "三十日" in looked and "办理整份名册" in looked
    clerk.post(f"/staff/jobs/{job}/start")
    told = taken(office, job)
    assert "读到的行" in told and ">enrolment<" not in told
    assert "办好了" in told and f"/staff/jobs/{job}/rejects" in told
    back = b"".join(clerk.get(f"/staff/jobs/{job}/rejects").streaming_content)  # type: ignore[attr-defined]
    assert back[:2] == b"PK"
    assert f"/staff/jobs/{job}" in text_of(clerk.get("/staff/lists"))


def test_a_file_that_is_no_such_list_is_refused_where_it_is_given(office: Staffed) -> None:
    clerk = office.as_("clerk")
    for name, text in (("a.csv", "姓名\n陈\n"), ("a.txt", LIST)):
        file = SimpleUploadedFile(name, text.encode())
        answer = clerk.post("/staff/lists/enrolment", {"file": file})
        assert answer.status_code == 400 and 'id="file-why"' in text_of(answer), name
    assert clerk.post("/staff/lists/enrolment").status_code == 400


def test_a_job_is_its_owners_alone(office: Staffed) -> None:
    job = handed_in(office)
    other = office.as_("clerk-2")
    for path in ("", "/rejects"):
        assert other.get(f"/staff/jobs/{job}{path}").status_code == 404
    for press in ("start", "cancel"):
        assert other.post(f"/staff/jobs/{job}/{press}").status_code == 404
    for path in ("lists", "jobs"):
        assert job not in text_of(other.get(f"/staff/{path}"))


def test_lists_are_offered_as_the_register_permits(office: Staffed) -> None:
    assert office.as_("accountant").get("/staff/lists/enrolment").status_code == 404
    assert office.as_("accountant").get("/staff/lists/enrolment/template").status_code == 404
    assert office.as_("clerk").get("/staff/lists/payroll").status_code == 404  # an act that takes no rows
    assert 'href="/staff/lists/enrolment"' in text_of(office.as_("clerk").get("/staff/lists"))


def test_english_is_whole(office: Staffed) -> None:
    job = handed_in(office)
    for path in ("/staff/lists", "/staff/lists/enrolment", "/staff/jobs", f"/staff/jobs/{job}"):
        told = text_of(office.as_("clerk", lang="en").get(path))
        outside = re.sub(r'<[^>]*lang="zh-Hans"[^>]*>[^<]*<', "<", told).replace("中文", "")
        outside = outside.replace("三十日", "")  # as it was typed
        assert not re.search(r"[一-鿿]", outside), (path, re.findall(r"[一-鿿]+", outside))
