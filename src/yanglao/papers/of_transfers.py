"""转移文书 The papers of a person's transfers, a section each, as they go to the other agency."""

from __future__ import annotations

from itertools import groupby

from yanglao.acts.refusing import in_words as refusal
from yanglao.lists import Layout
from yanglao.lists.layouts import NUMBER
from yanglao.papers.describing import Asked, Content, Labelled, Paper
from yanglao.papers.pieces import in_words, plain_number, who
from yanglao.reports.asking import person_read
from yanglao.reports.report import Row
from yanglao.reports.transfer_papers import FIELDS, PAPERS, TRANSFER_PAPERS_REPORT, transfer_papers

SAYS: dict[str, tuple[str, str]] = {
    "no_transfer": ("此人没有转移接续记录。", "There is no transfer of this person."),
}


def _transfers(asked: Asked) -> Content:
    """转移接续文书 Refused: unknown_person, not_your_unit, no_transfer."""
    number = asked.values["number"]
    person = person_read(asked.reader, number)
    rows = transfer_papers(asked.reader, number=number).rows
    if not rows:
        raise refusal(SAYS, "no_transfer")
    parts = {
        "fields": who(asked, person),
        "sections": [_section(*key, list(group)) for key, group in groupby(rows, key=_of_paper)],
    }
    return Content(plain_number("ZY", rows[-1]["file"]), parts, person)


def _of_paper(row: Row) -> tuple[int, str]:
    return row["file"], row["paper"]


def _section(file: int, paper: str, rows: list[Row]) -> dict[str, object]:
    return {"heading": f"{PAPERS[paper][0]}(件号 {file})", "fields": [_field(row) for row in rows]}


def _field(row: Row) -> Labelled:
    value = row["value"][0]
    is_day = row["field"] == "on"
    return FIELDS[row["field"]][0], in_words(value) if is_day else value


TRANSFERS = Paper(
    Layout("transfer_forms", "基本养老保险关系转移接续文书", "transfer forms", (NUMBER,)),
    TRANSFER_PAPERS_REPORT.readers,
    _transfers,
    to_person=True,
)
