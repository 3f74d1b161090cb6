"""Identity numbers of the synthetic people (GB 11643)."""

import numpy as np

from yanglao.kernel.identity import check_digit

from .dates import Bools, Ints, Texts


def draw_numbers(*, born_days: Ints, male: Bools, rng: np.random.Generator) -> Texts:
    """Distinct 18-digit numbers by birth Day and sex, with the address codes that Dongfang had over the
    years."""
    address = _addresses(born_days // 10000, rng)
    order = _rank_among_alike(address, born_days, male)
    sequence = ((born_days * 7919 + address) % 500 + order * 61) % 500 * 2 + male
    heads = zip(address.tolist(), born_days.tolist(), sequence.tolist(), strict=True)
    firsts = [f"{place:06d}{born:08d}{serial:03d}" for place, born, serial in heads]
    return np.array([first + check_digit(first) for first in firsts], dtype=object)


def with_place(numbers: Texts, place: int) -> Texts:
    """The same people under numbers with another address code."""
    firsts = [f"{place:06d}{number[6:-1]}" for number in numbers.tolist()]
    return np.array([first + check_digit(first) for first in firsts], dtype=object)


def other_check_digit(number: str) -> str:
    """The number with a check digit that is certainly wrong."""
    return number[:-1] + ("7" if number[-1] != "7" else "2")


def _addresses(born_year: Ints, rng: np.random.Generator) -> Ints:
    """442222 of the Guangdong years, 460032 after 1988, 460007 of the county-level city, 469007 since
    2003; older people often had their first number late and so carry a later code."""
    by_age = [
        (born_year < 1965, [0.62, 0.86, 0.97]),
        (born_year < 1988, [0.22, 0.84, 0.97]),
        (born_year < 1997, [0.0, 0.80, 0.97]),
        (born_year >= 1997, [0.0, 0.0, 0.82]),
    ]
    limits = np.select([where[:, None] for where, _ in by_age], [np.array([steps]) for _, steps in by_age])
    picked: Ints = (rng.random(len(born_year))[:, None] >= limits).sum(axis=1)
    return np.array([442222, 460032, 460007, 469007], dtype=np.int64)[picked]


def _rank_among_alike(address: Ints, born_days: Ints, male: Bools) -> Ints:
    """0, 1, 2… within people of the same address code, birth day and sex."""
    order = np.lexsort((male, born_days, address))
    keys = np.stack([address, born_days, male.astype(np.int64)])[:, order]
    starts = np.concatenate([[True], (keys[:, 1:] != keys[:, :-1]).any(axis=0)])
    first_place = np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order)) - first_place
    return ranks
