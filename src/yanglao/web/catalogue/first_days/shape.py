"""样式 What a first day is made of, and the steps that several ways share."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.casefile.words import Pair


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, and the page on which it is done ("": the same as before)."""

    words: Pair
    path: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """路径 Something that is done every week: what it is for, and its steps."""

    title: Pair
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FirstDay:
    """What somebody sees first, and the ways."""

    sees: Pair
    ways: tuple[Way, ...]


FIND = Step(
    ("找到这个人:姓名、号码后四位都行", "Find the person: the name or the last four digits will do"),
    "/staff/search",
)
CHECK = Step(
    (
        "核对系统听懂的内容和会动的钱,再按“办理”",
        "Check what was understood and what it moves, then press Do it",
    )
)
OPEN_TASK = Step(("打开“我的任务”里最急的一件", "Open the most urgent of your tasks"), "/staff")
LOOK = Step(
    (
        "看改了什么、应付的钱怎么变、依据哪一条",
        "Look at what changes, what becomes due, and the clause it stands on",
    )
)
DECIDE = Step(("同意,或者写明原因退回", "Agree, or send it back with the reason"))
REVIEW = Way(("看一件再决定", "Look at one and decide"), (OPEN_TASK, LOOK, DECIDE))
