"""示例居民 People of a made-up city, one of each situation, for whoever tries the pages of residents out."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.casefile.words import Pair
from yanglao.kernel.months import FOREVER
from yanglao.store.acting import Agency
from yanglao.store.notices import notices_of
from yanglao.store.people import names_of
from yanglao.store.read.persons import receipts_known
from yanglao.store.read.worklists import in_payment, persons_born

Example = tuple[Pair, int, str]
TRIED = 40
YEAR = 10_000


def examples(agency: Agency, *, on: int) -> list[Example]:
    """What somebody is, the person, the name; nobody twice."""
    found: dict[int, Pair] = {}
    for words, person in _chosen(agency, on):
        found.setdefault(person, words)
    names = names_of(agency.connection, list(found))
    return [(words, person, names.get(person, "")) for person, words in found.items()]


def _chosen(agency: Agency, on: int) -> Iterator[tuple[Pair, int]]:
    paid = in_payment(agency.connection, agency.area)
    yield from (
        (("年轻,正在缴费", "Young, paying"), one) for one in _payer(agency, on - 40 * YEAR, on - 25 * YEAR)
    )
    yield from ((("快到 60 岁", "Soon 60"), one) for one in _payer(agency, on - 60 * YEAR, on - 58 * YEAR))
    yield from ((("刚满 60 岁", "Just 60"), one) for one in _payer(agency, on - 61 * YEAR, on - 60 * YEAR))
    if paid:
        yield ("领取养老金", "Draws a pension"), max(paid, key=lambda one: one.fen).person
    held = [one.person for one in paid if one.is_suspended]
    yield from ((("暂停,等认证", "Suspended, waits for the certificate"), one) for one in held[:1])
    told = notices_of(agency.connection, agency.area)
    if told:
        yield ("收到过通知", "Was sent a notice"), told[-1].person


def _payer(agency: Agency, first: int, last: int) -> Iterator[int]:
    """One of those born between two Days who has paid something."""
    connection, area = agency.connection, agency.area
    for person in persons_born(connection, area, first, last).tolist()[:TRIED]:
        if receipts_known(connection, area, person, FOREVER):
            yield person
            return
