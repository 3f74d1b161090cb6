"""What is asked about cases of supervision."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout, optional

OFFENCES = (
    ("late_to_special_account", "未按时足额存入财政专户"),
    ("misuse", "挪用侵占违规使用"),
    ("late_payment", "拖欠扣发待遇"),
    ("changed_without_authority", "擅自增减待遇"),
    ("investment_loss", "违规投资造成损失"),
    ("fraud", "冒领骗取"),
)
"""The five offences of offices (九(一)1 to 5, in that order), and fraud by a person (九(二))."""
OFFICES = (
    ("agency", "农保局"),
    ("township", "乡镇社保服务中心"),
    ("finance", "市财政局"),
    ("bureau", "人社局"),
    ("certifying", "认定部门"),
    ("bank", "代发银行"),
)
STEPS = (("order", "责令改正"), ("evidence", "取证"), ("referred", "移送"), ("recovery", "追回"))
OUTCOMES = (
    ("corrected", "已改正"),
    ("recovered", "已追回"),
    ("liability", "追究责任"),
    ("unfounded", "不成立"),
)
_CASE = Field("case", "serial", ("案件编号",))

OPEN = Layout(
    "open_case",
    "立案",
    "opening of a case",
    (
        Field("offence", "choice", ("违法行为",), choices=OFFENCES),
        Field("office", "choice", ("责任单位",), choices=OFFICES),
        Field("what", "text", ("案由",)),
        optional("hit", "serial", "疑点编号"),
        optional("document", "text", "立案文号"),
        optional("staff", "text", "涉及工作人员登录名"),
        optional("number", "number", "涉及人员身份证号码", private=True),
        optional("amount_yuan", "yuan", "涉及金额", least=1),
        optional("proposal", "serial", "涉及的提议号"),
    ),
)
STEP = Layout(
    "case_step",
    "案件办理",
    "step in a case",
    (
        _CASE,
        Field("step", "choice", ("办理事项",), choices=STEPS),
        Field("on", "day", ("办理日期",)),
        Field("what", "text", ("办理情况",)),
        Field("document", "text", ("文号",)),
        optional("until", "day", "改正期限"),
        optional("to", "text", "移送单位"),
        optional("item", "serial", "多发款项编号"),
    ),
)
CLOSE = Layout(
    "close_case",
    "结案",
    "closing of a case",
    (
        _CASE,
        Field("outcome", "choice", ("处理结果",), choices=OUTCOMES),
        Field("reason", "text", ("理由",)),
        Field("document", "text", ("结案文号",)),
        optional("staff", "text", "责任人登录名"),
    ),
)
