"""业务的说明 What an act is, said once: what it asks, under which clause, who may do it, who else must agree, what it answers and
makes. Command, list, permissions, tasks and the printed tables all come from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yanglao.acts.titles import TITLES
from yanglao.lists import Layout
from yanglao.store.acting import Act, Agency, By
from yanglao.store.proposals import Proposal

if TYPE_CHECKING:
    from yanglao.acts.records.rows import Asked, Done, Rows, Taking
    from yanglao.kernel.columns import Bools, Ints

Values = Mapping[str, Any]
"""Field -> its checked value: text, whole number (fen, Day, Month), truth value, the own name of a choice; None where it was
left out."""
Answer = dict[str, Any]
Work = Callable[[Act, Proposal], Answer]


DOING = "doing"
"""The first step of every act."""


@dataclass(frozen=True, slots=True)
class Step:
    """A further step of a proposal: who may take it, and what it does besides.

    only: which of these roles, by what is proposed (None: all of them). when: in which cases the step is needed, Chinese and
    English ("": always).
    """

    roles: tuple[str, ...]
    work: Work | None = None
    only: Callable[[Proposal], tuple[str, ...]] | None = None
    when: tuple[str, str] = ("", "")

    def roles_for(self, proposal: Proposal) -> tuple[str, ...]:
        return self.roles if self.only is None else self.only(proposal)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who else must agree before an act has its effect: the steps that others take, in order, and who may send it back.

    effect: what the last step of a proposal's chain does. shown: what is proposed, as it is looked at (None: its content as it is
    stored). about: whose records it touches. moves_money: whether its effect is worth measuring in money before it is agreed to.
    sent_back: what sending it back does besides. needed: which rows of a list need it (None: all of them). bars: of each row of a
    list the code that speaks against it ("": none). tells: about what its effect makes a notice ("": none), to those whose records
    it touches or (`told`) to some of them.
    """

    steps: Mapping[str, Step]
    may_send_back: tuple[str, ...]
    effect: Work
    shown: Callable[[Agency, Proposal], Any] | None = None
    about: Callable[[Proposal], Sequence[int]] | None = None
    moves_money: bool = True
    sent_back: Work | None = None
    needed: Callable[[Taking, Asked], Bools] | None = None
    bars: Callable[[Act, Asked], Sequence[str]] | None = None
    tells: str = ""
    told: Callable[[Proposal], Sequence[int]] | None = None

    def senders(self, proposal: Proposal) -> tuple[str, ...]:
        """Who may send back this very proposal."""
        barred = {
            role
            for step in self.steps.values()
            for role in step.roles
            if role not in step.roles_for(proposal)
        }
        return tuple(role for role in self.may_send_back if role not in barred)


@dataclass(frozen=True, slots=True)
class Inner:
    """内层表 What a field that is written as JSON is made of: the form of a row, how many rows at most (1: one row, and no list), and what stands
    there now."""

    layout: Layout
    most: int = 1
    now: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Description:
    """业务 An act.

    asks: its form, which gives its name and, where `TITLES` has no other, its titles. clause: the one it stands on; serves: others that it carries out. who: the
    roles that may do it. Either `does` it once, from checked values, or
    `takes` rows, one or a list of them (through: what it does besides, once all of them are taken; whose: whom they are about, where they
    name no identity number). refuses: codes of its own,
    besides those of the form and of every act. makes: the papers it leads to. proven: which of its steps (DOING: doing or proposing it; those
    of its agreement) ask whoever takes them to have shown lately who they are.
    on_request: the fields that residents fill in who ask for it from their own pages (None: it is not asked for there).
    inner: of fields written as JSON, what they are made of, once what is given tells (None: not yet). is_long: it looks at everybody, and
    from a page is done by a worker.
    """

    asks: Layout
    clause: str
    who: tuple[str, ...]
    does: Callable[[Agency, Values, By], Answer] | None = None
    takes: Callable[[Taking, Rows], Done] | None = None
    through: Callable[[Taking], None] | None = None
    whose: Callable[[Agency, Values], Ints] | None = None
    agreement: Agreement | None = None
    serves: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    on_request: tuple[str, ...] | None = None
    proven: tuple[str, ...] = ()
    inner: Mapping[str, Callable[[Agency, Mapping[str, str]], Inner | None]] = field(default_factory=dict)
    is_long: bool = False

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that it carries out."""
        return (self.clause, *self.serves)

    @property
    def is_done(self) -> bool:
        """Whether somebody does it by itself, once or by a list; others only come of what is done."""
        return self.does is not None or self.takes is not None

    @property
    def key(self) -> str:
        return self.asks.key

    @property
    def title(self) -> tuple[str, str]:
        """What doing it once is called, Chinese and English."""
        return TITLES.get(self.key, self.list_title)

    @property
    def list_title(self) -> tuple[str, str]:
        """What a list of many is called."""
        return self.asks.title_zh, self.asks.title_en

    @property
    def title_zh(self) -> str:
        return self.title[0]

    @property
    def title_en(self) -> str:
        return self.title[1]
