"""Days and months of the synthetic city.

Inside the city a day is a *serial*: int64 days since 1970-01-01, so that adding and comparing is plain
arithmetic. At the door it becomes a Day (yyyymmdd). A month is year*12+month-1 everywhere. NEVER is a
serial after every other one.
"""

import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Texts = NDArray[Any]

NEVER = 4_000_000
FOREVER = 99991231
FIRST_MONTH = 2011 * 12 + 9
LAST_MONTH = 2016 * 12 + 11


def month_start(month: int) -> int:
    """Serial of the first day of a month."""
    return int(month_starts(np.array([month], dtype=np.int64))[0])


def month_starts(months: Ints) -> Ints:
    """Serials of the first days of many months."""
    return (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def month_of(serials: Ints) -> Ints:
    """Months of many serials."""
    return serials.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12


def years_after(serials: Ints, years: int) -> Ints:
    """The same day so many years later (earlier when negative); 29 February falls on 1 March in other
    years."""
    months = month_of(serials)
    moved = month_starts(months + 12 * years) + serials - month_starts(months)
    return np.where(serials >= NEVER, NEVER, moved)


def days_of(serials: Ints) -> Ints:
    """Days (yyyymmdd) of many serials; FOREVER for NEVER."""
    months = month_of(serials)
    day_in_month = serials - month_starts(months) + 1
    days = months // 12 * 10000 + (months % 12 + 1) * 100 + day_in_month
    return np.where(serials >= NEVER, FOREVER, days)


def serial_of(year: int, month: int, day: int) -> int:
    """Serial of a date."""
    return month_start(year * 12 + month - 1) + day - 1


def stream(seed: int, topic: str) -> np.random.Generator:
    """Random numbers of one topic: a change in one topic leaves the others as they were."""
    return np.random.default_rng([seed, zlib.crc32(topic.encode())])


LAUNCH = serial_of(2011, 10, 1)
