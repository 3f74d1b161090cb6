"""出具文书 A paper made for whoever may have it: by its name and with given values, as PDF, the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from yanglao.acts.checking import checked
from yanglao.lists import Given
from yanglao.papers.describing import Asked, Content, Paper
from yanglao.papers.pieces import office, on_day, staff_name
from yanglao.papers.register import PAPERS, paper_named
from yanglao.papers.typesetting import typeset
from yanglao.reports.asking import reader
from yanglao.reports.making import may_read
from yanglao.store.acting import Agency, units_of_reader
from yanglao.store.kept_texts import digest_of, text_of
from yanglao.store.looks import note_look

_UNIT = "unit"
_PRINTED = 16


def make_paper(agency: Agency, login: str, kind: str, given: Given, *, on: int, large: bool = False) -> bytes:
    """文书 The PDF of a paper on a business Day, in large print where that is asked for; of one about a person it is noted who had it made, with
    the SHA-256 of the file.

    Refused: no_such_paper, not_your_task, unknown_field, the codes of the fields, not_your_unit, and what its data may answer.
    """
    paper = paper_named(kind)
    with agency.connection.transaction():
        person, found = _found(agency, login, paper, given, on)
        made = typeset(paper.key, {**found, "large": large, "print": print_of(found)}, on=on)
        if person:
            digest = hashlib.sha256(made).hexdigest()
            note_look(
                agency.connection, agency.area, login, person, f"paper/{paper.key}", f"SHA-256 {digest}"
            )
    return made


def paper_data(agency: Agency, login: str, paper: Paper, given: Given, *, on: int) -> dict[str, Any]:
    """What stands on a paper, as JSON. Refused: as `make_paper`."""
    return _found(agency, login, paper, given, on)[1]


def _found(agency: Agency, login: str, paper: Paper, given: Given, on: int) -> tuple[int, dict[str, Any]]:
    """Whom a paper is about (0: nobody), and what stands on it."""
    units_of_reader(agency, login, paper.readers, on)
    values = checked(paper.asks, given)
    asking = reader(agency, login, paper.readers, on=on, unit=values.get(_UNIT) or "")
    content = paper.data(Asked(asking, values))
    return content.person, _told(agency, login, paper, content, on)


def papers_for(agency: Agency, login: str, *, on: int) -> list[Paper]:
    """The papers that somebody may have made, in the order of the register."""
    return [paper for paper in PAPERS.values() if may_read(agency, login, paper, on)]


def print_of(data: Mapping[str, Any]) -> str:
    """数据指纹 The first 64 bits of the SHA-256 of what stands on a paper, in groups of four."""
    found = digest_of(text_of(dict(data)))[:_PRINTED]
    return " ".join(found[at : at + 4] for at in range(0, _PRINTED, 4))


def _told(agency: Agency, login: str, paper: Paper, found: Content, on: int) -> dict[str, Any]:
    return {
        "paper": paper.key,
        "title": found.title or paper.title[0],
        "subtitle": found.subtitle,
        "number": found.number,
        "office": office(agency),
        "made": f"{on_day(on)} · 制作 {staff_name(agency, login)}",
        "objection": list(found.objection),
        "remedy": _REMEDY if paper.to_person and not found.objection else "",
        "wide": found.wide,
        **found.parts,
    }


_REMEDY = "内容有出入的,请到所在社区或者经办机构要求更正;对答复不服的,可以申请复查,也可以申请行政复议或者向人民法院起诉。"
