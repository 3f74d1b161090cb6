"""看什么 What the second person looks at in each kind of difference, and how urgently."""

from __future__ import annotations

from yanglao.acts.payroll.causes import Cause
from yanglao.casefile.words import Pair
from yanglao.life.kinds import Kind
from yanglao.payment.changes import Change
from yanglao.reports.payroll import Difference

Hint = tuple[str, Pair]
"""How it is coloured ("": plain), and what it says."""
_NO_CAUSE: Hint = ("risk", ("没有来由,不能放行", "no cause: it stops the batch"))
_SET_OFF: Hint = ("", ("本人同意抵扣的凭据", "the paper by which they consented"))
_OVERPAID: Hint = ("need", ("已成多发,要追回", "overpaid by now, to be recovered"))
_BY_KIND: dict[int, Hint] = {
    Kind.birth: ("risk", ("出生日期变了,逐一核对", "the day of birth changed: look at each")),
    Kind.life_certificate: ("", ("认证方式", "how the certificate was given")),
    Kind.suspension: ("", ("告知、听取意见的记录", "that they were told and heard")),
}
_BY_CHANGE: dict[Change, Hint] = {
    Change.new: ("", ("核定表与缴费年限", "the decision and the years paid")),
    Change.ended: ("", ("日期,是否报得晚", "the day, and whether it was told late")),
    Change.raised: ("", ("依据文件", "the paper it rests on")),
    Change.lowered: ("need", ("为什么变少", "why it is less")),
    Change.bearer: ("", ("个人账户余额", "what is left in the account")),
    Change.payee: ("", ("账户由谁登记、谁同意", "who noted the account, and who agreed")),
    Change.withheld: ("need", ("登记账户后随下批补发", "paid with the next batch once there is an account")),
    Change.earlier: ("", ("补发从哪个月起", "from which month on")),
}


def looked_at(one: Difference) -> Hint:
    """What to look at in a group."""
    if one.cause is Cause.none:
        return _NO_CAUSE
    if one.cause is Cause.set_off:
        return _SET_OFF
    if one.is_overpaid:
        return _OVERPAID
    return _BY_KIND.get(one.key[2], _BY_CHANGE[one.change])
