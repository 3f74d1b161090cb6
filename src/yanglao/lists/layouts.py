"""What the files look like that the office takes in: one layout a kind of list, as data.

A field is found by any of its headings, its own name included. `required` is about the heading: a list
without it is refused whole, so that a misspelt 截止日期 cannot turn every spell into an open one.
`may_be_empty` is about the cell. An empty cell, or one whose column is left out, reads as FOREVER for `until`,
0 (no) for a flag, `when_empty` for other numbers and "" for text: an amount that nobody gave is EMPTY and never
made up from the tier, and a payee of whom nothing is said is the person.

Numbers are bounded here, at the door: a year lies in YEARS, a count between `least` and `most`, an amount
between `least` and MOST_FEN. No value leaves this room that the narrowest column that keeps its like (16 bits for years and
counts, 32 for places, 64 for fen) could not hold.

`same_row_key` names the fields that make two rows of one file the same event. A second row with the same
key and the same content is a repetition and passed over in silence; one with the same key and other content
is `duplicate_in_file`. Spells are half-open: `until` is the first day on which the thing no longer holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from yanglao.lists.ethnic import ETHNIC_GROUPS

Kind = Literal[
    "number",
    "text",
    "unit",
    "receipt",
    "account",
    "phone",
    "day",
    "until",
    "month",
    "year",
    "yuan",
    "count",
    "flag",
    "choice",
    "place",
    "serial",
    "json",
    "file",
]
"""What a cell means. number, text, unit (its code or name), receipt, account, phone, json and file (a path) give text; the rest int64: day and until
a Day, month a Month, yuan whole fen, place six digits, flag 0 or 1, choice the position in `Field.choices`, serial a number
of our own such as a batch's."""

EMPTY = -1
"""An optional number, amount or choice that was left empty."""
YEARS = (1900, 2100)
"""The first and the last year of anything that is reported."""
MOST_YEARS = 100
"""The largest count: nobody has more years."""
MOST_FEN = 10_000_000_000
"""The largest amount, a hundred million yuan."""
MOST_SERIAL = 2**31 - 1
"""The largest number of our own."""


_ENGLISH = {
    "number": "identity number",
    "ethnic": "ethnic group",
    "place": "division code",
    "converted": "converted from agricultural registration",
    "drawing": "draws a pension",
    "tier_yuan": "tier",
    "receipt": "receipt number",
    "on": "date",
    "born": "birth date",
    "amount_yuan": "amount paid",
    "holder": "account holder",
    "whose": "kind of payee",
    "own_yuan": "own money",
    "province_yuan": "province's money",
    "city_yuan": "city's money",
}
"""English titles of fields that their names do not tell."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in our files, what a cell means, and the headings under which it is found.

    private: never shown whole. least: the smallest count, or amount in fen. most: the largest count. when_empty: what an empty cell of a
    number, amount or choice means. english: what an English sentence calls it, where its name does not tell.
    """

    name: str
    kind: Kind
    headings: tuple[str, ...]
    required: bool = True
    may_be_empty: bool = False
    choices: tuple[tuple[str, ...], ...] = ()
    private: bool = False
    least: int = 0
    most: int = MOST_YEARS
    when_empty: int = EMPTY
    english: str = ""

    @property
    def title(self) -> str:
        """The heading we ourselves would write."""
        return self.headings[0]

    @property
    def title_en(self) -> str:
        """What an English sentence calls it."""
        return self.english or _ENGLISH.get(self.name, self.name.replace("_", " "))

    @property
    def option(self) -> str:
        """How it is asked on the command line: without its unit, which a label tells; `--from` names a file there."""
        name = "since" if self.name == "from" else self.name.removesuffix("_yuan")
        return "--" + name.replace("_", "-")

    def choice(self, place: int) -> str:
        """The choice at a position, by its own name."""
        return self.choices[place][0]


@dataclass(frozen=True, slots=True)
class Layout:
    """What an act asks for, once or row by row of a list: `key` is the act's name, the titles are the form's.

    same_row_key: empty where it is asked once only.
    """

    key: str
    title_zh: str
    title_en: str
    fields: tuple[Field, ...]
    same_row_key: tuple[str, ...] = ()

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(one for one in self.fields if one.name == name)


def optional(name: str, kind: Kind, *headings: str, **more: object) -> Field:
    return Field(name, kind, headings, required=False, may_be_empty=True, **more)  # type: ignore[arg-type]


NUMBER = Field(
    "number",
    "number",
    (
        "身份证号码",
        "身份证号",
        "身份证",
        "身份证件号码",
        "公民身份号码",
        "公民身份证号码",
        "社会保障号码",
        "社会保障号",
        "社保号码",
        "社保号",
        "证件号码",
        "id_number",
        "AAC002",
    ),
    private=True,
)
APPLICANT = optional("applicant", "number", "代办人身份证号码", "代办人", private=True)  # empty: the person
_FROM = Field("from", "day", ("起始日期", "开始日期"))
_UNTIL = Field("until", "until", ("截止日期", "终止日期"), may_be_empty=True)
_YEAR = Field("year", "year", ("年度", "缴费年度", "AAE001"))
_TIER = Field("tier_yuan", "yuan", ("缴费档次", "档次", "tier"))
_RECEIPT = Field("receipt", "receipt", ("票据号", "流水号", "receipt_no"))
_PAID_ON = Field("on", "day", ("缴费日期", "到账日期"))
_AMOUNT = optional("amount_yuan", "yuan", "实缴金额", "缴费金额", "实收金额")

HOUSEHOLDS = (("non_agricultural", "非农业", "非农业户口", "非农"), ("agricultural", "农业", "农业户口"))
CATEGORIES = (
    ("severe_disability", "重度残疾"),
    ("bereaved_one_child_parent", "独生子女伤残死亡家庭"),
    ("family_planning_complication", "计划生育手术并发症"),
    ("low_income", "低保"),
    ("preferential_treatment", "优抚对象"),
    ("one_child_certificate", "独生子女"),
)
PLACES = (("province", "省内"), ("elsewhere", "省外"))
SCHEMES = (("employee", "职工"), ("rural", "农村"), ("other", "其他"))

REGISTER = Layout(
    "register",
    "参保人员基本信息",
    "register",
    (
        NUMBER,
        Field("name", "text", ("姓名", "AAC003")),
        optional("ethnic", "choice", "民族", "AAC005", choices=ETHNIC_GROUPS),
        Field("unit", "text", ("单位", "村居", "参保单位")),
        optional("bank_account", "account", "银行账号", "账号", private=True),
        optional("phone", "phone", "联系电话", "电话", "手机号", private=True),
    ),
    ("number",),
)
RESIDENCE = Layout(
    "residence",
    "户籍",
    "household registration",
    (
        NUMBER,
        Field("place", "place", ("户籍地", "行政区划代码")),
        Field("household", "choice", ("户口性质",), choices=HOUSEHOLDS),
        optional("converted", "flag", "农转非"),
        _FROM,
        _UNTIL,
    ),
    ("number", "from"),
)
CATEGORY = Layout(
    "category",
    "特殊群体认定名册",
    "special categories",
    (
        NUMBER,
        Field("category", "choice", ("类别", "人员类别"), choices=CATEGORIES),
        _FROM,
        _UNTIL,
        optional("document", "text", "文号"),
    ),
    ("number", "category", "from"),
)
COVER = Layout(
    "cover",
    "其他养老保险参保情况",
    "cover by other schemes",
    (
        NUMBER,
        Field("scheme", "choice", ("险种",), choices=SCHEMES),
        Field("drawing", "flag", ("是否领取",)),
        _FROM,
        _UNTIL,
    ),
    ("number", "scheme", "from"),
)
STUDENT = Layout("student", "在校学生", "students", (NUMBER, _FROM, _UNTIL), ("number", "from"))
ENROLMENT = Layout(
    "enrolment", "参保登记", "enrolment", (NUMBER, Field("on", "day", ("参保日期",))), ("number", "on")
)
TIER = Layout(
    "tier",
    "缴费档次申报",
    "tier declaration",
    (NUMBER, _YEAR, _TIER, Field("on", "day", ("申报日期",))),
    ("number", "year", "on"),
)
CONTRIBUTION = Layout(
    "contribution",
    "缴费明细",
    "contribution",
    (NUMBER, _YEAR, _TIER, _PAID_ON, _RECEIPT, _AMOUNT),
    ("receipt",),
)
BACK_PAYMENT = Layout(
    "back_payment",
    "补缴",
    "back-payment",
    (NUMBER, Field("years", "count", ("补缴年数",), least=1), _TIER, _PAID_ON, _RECEIPT, _AMOUNT),
    ("receipt",),
)
_OF_CLAIM = (NUMBER, Field("on", "day", ("核定日期",)), APPLICANT)
CLAIM = Layout("claim", "待遇核定申请", "claim of a pension", _OF_CLAIM, ("number", "on"))
DEATH = Layout("death", "死亡名册", "death", (NUMBER, Field("on", "day", ("死亡日期",))), ("number",))
METHODS = (
    ("unstated", "未注明"),
    ("on_site", "现场"),
    ("mobile", "手机"),
    ("assistant", "协管员上门", "协管员"),
    ("data", "数据比对"),
)
LIFE_CERTIFICATE = Layout(
    "life_certificate",
    "资格认证名册",
    "life certificate",
    (
        NUMBER,
        Field("on", "day", ("认证日期",)),
        optional("method", "choice", "认证方式", choices=METHODS, when_empty=0),
    ),
    ("number", "on"),
)

REASONS = (("life_certificate", "未认证"), ("imprisonment", "服刑"))
SUSPENSION = Layout(
    "suspension",
    "待遇暂停名册",
    "suspension",
    (
        NUMBER,
        Field("from", "month", ("起始月份",)),
        Field("until", "month", ("截止月份",), may_be_empty=True),
        Field("reason", "choice", ("原因",), choices=REASONS),
    ),
    ("number", "from", "reason"),
)
WHOSE = (
    ("person", "本人"),
    ("heir", "继承人", "法定继承人"),
    ("agency", "转入地经办机构", "经办机构"),
    ("insurer", "其他制度经办机构"),
)
PAYEE = Layout(
    "payee",
    "收款账户",
    "account of a payee",
    (
        NUMBER,
        optional("whose", "choice", "收款人类别", choices=WHOSE, when_empty=0),
        optional("holder", "text", "户名"),
        Field("bank_account", "account", ("银行账号", "账号"), private=True),
        Field("on", "day", ("日期", "变更日期")),
        APPLICANT,
    ),
    ("number", "whose"),
)
BIRTH_CORRECTION = Layout(
    "birth_correction",
    "出生日期更正",
    "correction of the birth date",
    (NUMBER, Field("born", "day", ("出生日期",))),
    ("number",),
)
WITHDRAWAL = Layout(
    "withdrawal",
    "退保",
    "withdrawal",
    (NUMBER, Field("on", "day", ("退保日期",)), APPLICANT),
    ("number", "on"),
)
EMIGRATION = Layout(
    "emigration", "出境定居", "emigration", (NUMBER, Field("on", "day", ("定居日期",))), ("number", "on")
)
TRANSFER_OUT = Layout(
    "transfer_out",
    "关系转出",
    "transfer out",
    (
        NUMBER,
        Field("on", "day", ("转出日期",)),
        Field("to", "choice", ("转往",), choices=PLACES),
        Field("take", "choice", ("方式",), choices=(("transfer", "转移"), ("refund", "退还"))),
    ),
    ("number", "on"),
)
TRANSFER_IN = Layout(
    "transfer_in",
    "关系转入",
    "transfer in",
    (
        NUMBER,
        Field("on", "day", ("转入日期",)),
        optional("own_yuan", "yuan", "个人缴费"),
        optional("province_yuan", "yuan", "省级补贴"),
        optional("city_yuan", "yuan", "市级补贴"),
        optional("years", "count", "缴费年数"),
    ),
    ("number", "on"),
)
DEEMED_YEARS = Layout(
    "deemed_years",
    "视同缴费年限",
    "deemed years",
    (
        NUMBER,
        Field("on", "day", ("认定日期",)),
        Field("years", "count", ("年数",), least=1),
        Field("basis", "text", ("依据",)),
    ),
    ("number", "on"),
)

REPORTED = (
    REGISTER,
    RESIDENCE,
    CATEGORY,
    COVER,
    STUDENT,
    ENROLMENT,
    TIER,
    CONTRIBUTION,
    BACK_PAYMENT,
    CLAIM,
    DEATH,
    LIFE_CERTIFICATE,
    SUSPENSION,
    PAYEE,
    BIRTH_CORRECTION,
    WITHDRAWAL,
    EMIGRATION,
    TRANSFER_OUT,
    TRANSFER_IN,
    DEEMED_YEARS,
)
"""The forms by which facts and people are reported."""
