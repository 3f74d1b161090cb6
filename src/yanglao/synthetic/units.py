"""The thirteen units of plan 十一 and the offices that hand in lists."""

from dataclasses import dataclass

import numpy as np

from .dates import Ints

PLACE = "469007"
THROUGH_THE_AGENCY = 2012 * 12 + 6
"""From this month on, enrolments and the declarations with them come through the agency's counter."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A community 社区, neighbourhood committee 居委会 or farm 农场 with its share of the city's people
    (per thousand)."""

    code: str
    name: str
    kind: str
    per_mille: int


_COMMUNITIES = (
    ("永安", 142),
    ("福民", 108),
    ("滨海", 97),
    ("琼西", 71),
    ("解放", 125),
    ("友谊", 84),
    ("东海", 58),
)
_COMMITTEES = (("墩头", 72), ("港门", 44), ("新北", 36), ("新街", 51))
_FARMS = (("广坝", 66), ("华侨", 46))
_NAMED = (
    [(f"{name}社区", "community", share) for name, share in _COMMUNITIES]
    + [(f"{name}居委会", "neighbourhood_committee", share) for name, share in _COMMITTEES]
    + [(f"{name}农场", "farm", share) for name, share in _FARMS]
)

UNITS: tuple[Unit, ...] = tuple(
    Unit(code=f"{PLACE}-{at:02d}", name=name, kind=kind, per_mille=share)
    for at, (name, kind, share) in enumerate(_NAMED, start=1)
)

BUREAUS: dict[str, str] = {
    "agency": "市农保局",
    "public_security": "市公安局",
    "civil_affairs": "市民政局",
    "family_planning": "市计生局",
    "disabled_persons_federation": "市残联",
    "human_resources": "市人社局",
    "education": "市教育局",
}

OFFICES: tuple[str, ...] = (*(unit.code for unit in UNITS), *BUREAUS)
"""Keys of `Report.from_office`: the units first, in their order, then the bureaus."""

UNIT_CODES = np.array([unit.code for unit in UNITS], dtype=object)


def office(key: str) -> int:
    """Place of a bureau in OFFICES."""
    return OFFICES.index(key)


def draw_units(count: int, rng: np.random.Generator) -> Ints:
    """Units (places in UNITS) of so many people, by the units' sizes."""
    shares = np.array([unit.per_mille for unit in UNITS], dtype=float)
    return rng.choice(len(UNITS), size=count, p=shares / shares.sum()).astype(np.int64)
