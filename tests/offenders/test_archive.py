"""A closed volume in which a paper was changed, taken out or put in, or whose hash was, is reported with the paper."""

from __future__ import annotations

import pytest

from yanglao.audit.checks import CHECKS
from yanglao.store.acting import Agency

FIRST = "(SELECT min(piece) FROM archive_piece WHERE piece LIKE 'voucher %')"
VOUCHER = f"(SELECT split_part({FIRST}, ' ', 2)::bigint)"
FAULTS = {
    "内容已改动": f"UPDATE entry SET memo = memo || '!' WHERE id = {VOUCHER}",
    "已不存在": f"DELETE FROM entry WHERE id = {VOUCHER}",
    "不在清单中": f"DELETE FROM archive_piece WHERE piece = {FIRST}",
    "的清单与案卷哈希不符": "UPDATE archive_volume SET sha256 = repeat('0', 64) WHERE id = (SELECT min(id) FROM archive_volume)",
}


def spoken(agency: Agency) -> list[str]:
    (archive,) = (one for one in CHECKS if one.name == "archive")
    return [one.detail for one in archive.find(agency)]


def test_the_made_up_city_has_closed_volumes_that_fit(superuser: Agency) -> None:
    (count,) = superuser.connection.execute("SELECT count(*) FROM archive_volume").fetchone() or (0,)
    assert count == 3 and spoken(superuser) == []


@pytest.mark.parametrize("said", FAULTS)
def test_what_no_longer_fits_is_named(planted, said: str) -> None:
    with planted(FAULTS[said]) as agency:
        assert any(detail.endswith(said) for detail in spoken(agency))
