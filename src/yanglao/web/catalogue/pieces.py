"""The page that shows every piece."""

from __future__ import annotations

from yanglao.casefile.words import Pair

PIECES: dict[str, Pair] = {
    "pieces.title": ("页面的零件", "The pieces of the pages"),
    "pieces.lead": (
        "页面都由下面这些零件拼成,每个只做一份。这里的人和金额都是虚构的,点进去没有内容。新做一页,先看这里有没有现成的。",
        "Pages are put together from these pieces; each is made once. The people and amounts here are made up, and lead nowhere. Whoever makes a"
        " new page looks here first.",
    ),
    "pieces.staff": ("工作人员页面的样子", "As pages of staff show them"),
    "pieces.residents": ("参保人页面的样子", "As pages of residents show them"),
    "pieces.when": ("什么时候用", "When to use it"),
    "pieces.template": ("模板", "Template"),
    "pieces.made_by": ("数据来自", "Made by"),
    "pieces.used_by": ("使用它的模板", "Templates that use it"),
    "pieces.sheet": ("样式表里的", "Of the sheet alone"),
    "pieces.sheet_line": (
        "这些只有样式,没有模板:主要按钮一页一个,次要按钮用白底;标签总是带字。",
        "These are styles without a template: one main button a page, others white; a tag always has a word.",
    ),
    "pieces.main": ("主要按钮", "Main button"),
    "pieces.plain": ("次要按钮", "Other button"),
    "pieces.not_now": ("现在不能按", "Not now"),
    "pieces.tag": ("说明", "Note"),
    "pieces.tag_done": ("办完", "Done"),
    "pieces.tag_need": ("要人处理", "Needs somebody"),
    "pieces.tag_risk": ("有风险", "At risk"),
}
