"""What the desks of the agency have in common: whose papers they are, and where they are handed in."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from .dates import Ints, Texts
from .units import office
from .world import Course


def hand_in(course: Course, layout: str, who: Ints, reported: Ints | int, columns: Mapping[str, Any]) -> None:
    """Rows handed in by the agency."""
    course.hand_in(layout, who, office=office("agency"), reported=reported, columns=dict(columns))


def papers(kind: str, who: Ints) -> Texts:
    """A number for the paper of each person."""
    return np.array([f"{kind}{one:06d}号" for one in who.tolist()], dtype=object)
