"""零件表 Every piece: what it is called, when it is used, and who makes what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.casefile.words import Pair
from yanglao.web import assets
from yanglao.web.pieces import made_up

TEMPLATES = Path(assets.__file__).parent / "templates"
FOLDER = "pieces"
Samples = Callable[[made_up.Setting], list[dict[str, Any]]]
"""What a piece is shown with, one after another."""


@dataclass(frozen=True, slots=True)
class Piece:
    """零件 name: of its template. title, when: in words. made_by: the module that makes what it shows ("": whoever includes it). residents: whether
    pages of residents use it as well."""

    name: str
    title: Pair
    when: Pair
    samples: Samples
    made_by: str = ""
    residents: bool = False

    @property
    def template(self) -> str:
        return f"{FOLDER}/{self.name}.html"

    @property
    def used_by(self) -> int:
        """How many templates show it."""
        return len(users_of(self.name))


PIECES = (
    Piece(
        "figures",
        ("金额和它的由来", "An amount with its why"),
        (
            "给参保人看的每一个算出来的金额。按一下,用一句话说明,并列出条款、参数及其来源。",
            "Every amount worked out that residents see. Pressed, it says why in a sentence, with the clause and the numbers of the law.",
        ),
        made_up.figures,
        "web/estimate.py",
        True,
    ),
    Piece(
        "choices",
        ("几种办法并列", "Ways side by side"),
        (
            "差年限的人有几条路:每条现在缴多少、一次拿多少、每月领多少;走不通的写明为什么。",
            "The ways of somebody with years missing: what each costs now, gives at once and gives a month; or why it is not open.",
        ),
        made_up.choices,
        "web/staff/choosing.py",
    ),
    Piece(
        "why",
        ("一个月为什么是这个数", "Why a month is what it is"),
        (
            "给工作人员看的已记账金额:由谁负担、哪几笔分录、逐步的条款和参数、依据的登记事项。",
            "A booked amount for staff: who bears it, which entries, step by step the clauses and numbers of the law, and the facts.",
        ),
        made_up.why,
        "web/person/why.py",
    ),
    Piece(
        "person_line",
        ("人员栏", "Person line"),
        (
            "凡是关于某个人的页面,最上面都是它:姓名、遮住的号码、年龄、单位、现在的状态、提醒。",
            "On top of every page about somebody: name, masked number, age, unit, what they are now, alerts.",
        ),
        made_up.person_line,
        "reports/overview.py",
    ),
    Piece(
        "people",
        ("几个人", "Some people"),
        (
            "一件事关系到哪些人,每人一行,点名字看档案。",
            "Whom something is about, a line each; a name leads to the file.",
        ),
        made_up.people,
        "web/staff/who.py",
    ),
    Piece(
        "life_line",
        ("一生的记录", "Life line"),
        (
            "一个人的登记事项放在一条时间轴上:上面是发生,下面是得知;被更正的留作空心。旁边必须有同样内容的表。",
            "Somebody's facts on one axis of time: above when they hold, below when they became known; what was corrected stays hollow. A table"
            " beside it says the same.",
        ),
        made_up.life_line,
        "web/person/lifeline.py",
    ),
    Piece(
        "question",
        ("表单里的一问", "A question of a form"),
        (
            "按业务的说明生成:名称、提示、单位、选项,以及填错时当场说明原因。",
            "Made from the description of an act: label, hint, unit, choices, and what is wrong with what was filled in.",
        ),
        made_up.questions_asked,
        "web/staff/forms.py",
        True,
    ),
    Piece(
        "lines",
        ("一项一行", "A label and a value each"),
        (
            "办理结果、提出的内容、对钱的影响:左边是名称,右边是值。",
            "Answers, what is proposed, what it does to money: the label and its value.",
        ),
        made_up.lines,
        "web/staff/telling.py",
        True,
    ),
    Piece(
        "before_after",
        ("前后对照", "Before and after"),
        (
            "更正和变更:默认只列出有变化的行,没有变化的收起来。",
            "Corrections and changes: only the rows that change; those that stay are folded away.",
        ),
        made_up.before_after,
        "web/staff/comparing.py",
    ),
    Piece(
        "eyes",
        ("两双眼睛", "Two pairs of eyes"),
        (
            "等第二个人看的每一件事:同意,或者写明理由退回;不是自己的,只说明在等谁。",
            "Everything that waits for a second person: agree, or send back with a reason; whose it is not is told what it waits for.",
        ),
        made_up.eyes,
        "web/staff/tasks.py",
    ),
    Piece(
        "steps",
        ("走到哪一步", "Steps"),
        (
            "发放批次和每一项要两人以上办的事:哪一步办完、谁办的、现在等谁。",
            "Batches, and whatever takes two people or more: which step is taken, by whom, and what it waits for.",
        ),
        made_up.steps,
        "web/standing.py",
    ),
    Piece(
        "list",
        ("名单", "List"),
        (
            "每一张表都用它:点表头排序,姓名通向档案,最下面是全部行的合计。手机上一行变成一张卡片。",
            "Every list: a heading sorts, a name leads to the file, the totals are of all rows. On a phone a row becomes a card.",
        ),
        made_up.listed,
        "web/reports/rows.py",
    ),
    Piece(
        "pages",
        ("翻页", "Pages of a list"),
        ("一页放不下的名单。", "Lists that do not fit on one page."),
        made_up.pages,
    ),
    Piece(
        "tasks",
        ("任务", "Tasks"),
        (
            "什么事、关于谁、什么时候到期、在哪一步、谁提出的。",
            "What, whom about, until when, which step, and who proposed it.",
        ),
        made_up.tasks,
        "reports/mine.py",
    ),
    Piece(
        "chapters",
        ("可以办什么", "What can be done"),
        ("业务按章排列;只列出这个人可以办的。", "Acts by chapter; only those that this colleague may do."),
        made_up.chapters,
        "web/staff/chapters.py",
    ),
    Piece(
        "notice",
        ("告知", "Notice"),
        (
            "发生了什么、意味着什么、现在做什么。绿色只表示办完了,琥珀色表示要有人处理,红色只用于钱或者法有风险;从不责怪人。",
            "What happened, what it means, what to do now. Green only for done, amber for what needs somebody, red only for money or law at risk;"
            " nobody is blamed.",
        ),
        made_up.notices,
        "web/framing.py",
        True,
    ),
    Piece(
        "refused",
        ("没有办成", "Refused"),
        (
            "办不成的理由,放在表单上面,页面打开时就念出来。",
            "Why it cannot be done, above the form; read out as the page opens.",
        ),
        made_up.refused,
        "",
        True,
    ),
    Piece(
        "nothing",
        ("什么也没有", "Nothing there"),
        ("名单是空的,而这是好事。", "A list is empty, and that is well."),
        made_up.nothing,
    ),
    Piece(
        "share",
        ("一条比例", "A share as a bar"),
        (
            "数字旁边的一条,黑线是要求;数字本身总写在旁边。",
            "Beside a figure; the black line is what is asked for. The figure itself always stands there.",
        ),
        made_up.share,
    ),
    Piece(
        "printed",
        ("打印页眉", "Heading on paper"),
        (
            "每一页打印出来,最上面是哪里、谁、哪一天;屏幕上看不见,请打印预览。页码由纸张样式给出。",
            "On top of every page that is printed: where, who, which day. It is not seen on a screen; look at a print preview. Paper has page"
            " numbers.",
        ),
        made_up.printed,
        "web/staff/context.py",
        True,
    ),
    Piece(
        "picture",
        ("图", "A picture of bars"),
        (
            "只在表说得不够快的时候;三种填法在黑白打印中也分得开,表就在下面。",
            "Only where a table does not say it faster; three fillings that differ in black and white, and the table is below.",
        ),
        made_up.picture,
        "web/drawing.py",
        True,
    ),
)


@cache
def users_of(name: str) -> frozenset[str]:
    """The templates that show a piece: by its file, or by its tag."""
    wanted = (f'"{FOLDER}/{name}.html"', f"{{% {name} ")
    found = (
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if any(one in path.read_text(encoding="utf-8") for one in wanted)
    )
    return frozenset(found)
