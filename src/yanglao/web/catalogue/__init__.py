"""语句 Every sentence of the pages, Chinese and English, by its key; a module a page. Templates have no others."""

from __future__ import annotations

from yanglao.casefile.words import Pair
from yanglao.web.catalogue.administrators import ADMINISTRATORS
from yanglao.web.catalogue.bureau import BUREAU
from yanglao.web.catalogue.estimate import ESTIMATE
from yanglao.web.catalogue.field import FIELD
from yanglao.web.catalogue.first import FIRST
from yanglao.web.catalogue.frame import FRAME
from yanglao.web.catalogue.guide import GUIDE
from yanglao.web.catalogue.home import HOME
from yanglao.web.catalogue.join import JOIN
from yanglao.web.catalogue.lists import LISTS
from yanglao.web.catalogue.payroll import PAYROLL
from yanglao.web.catalogue.person import PERSON
from yanglao.web.catalogue.pieces import PIECES
from yanglao.web.catalogue.public import PUBLIC
from yanglao.web.catalogue.questions import QUESTIONS
from yanglao.web.catalogue.reports import REPORTS
from yanglao.web.catalogue.resident import RESIDENT
from yanglao.web.catalogue.staff import STAFF

CATALOGUE: dict[str, Pair] = {
    **FRAME,
    **PUBLIC,
    **HOME,
    **ESTIMATE,
    **JOIN,
    **QUESTIONS,
    **STAFF,
    **ADMINISTRATORS,
    **FIRST,
    **BUREAU,
    **PERSON,
    **PAYROLL,
    **REPORTS,
    **RESIDENT,
    **LISTS,
    **FIELD,
    **GUIDE,
    **PIECES,
}
