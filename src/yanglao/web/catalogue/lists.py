"""What the pages of lists say."""

from __future__ import annotations

from yanglao.casefile.words import Pair

LISTS: dict[str, Pair] = {
    "lists.title": ("名册上报", "Lists"),
    "lists.lead": (
        "一份名册就是同一项业务办很多次,每行一次。先看懂了再办,有问题的行退给您改。",
        "A list is one act many times, a row each. It is shown as it is understood first; rows that cannot be taken come back to be corrected.",
    ),
    "lists.none": ("您没有可以上报的名册。", "There is no list for you to hand in."),
    "lists.jobs": ("交过的名册", "Lists handed in"),
    "lists.list": ("名册", "List"),
    "lists.file": ("文件", "File"),
    "lists.on": ("日期", "On"),
    "lists.stands": ("到哪了", "Where it stands"),
    "lists.state.looked": ("还没有办", "not taken in yet"),
    "lists.state.running": ("正在办", "under way"),
    "lists.state.done": ("办好了", "done"),
    "lists.state.refused": ("没有办成", "not done"),
    "lists.state.stopped": ("中断了,什么也没有登记", "cut off, nothing was taken"),
    "lists.fill": ("先填表", "Fill it in"),
    "lists.fill_line": (
        "空白名册里,黄底的列必须填,点到格子会说明怎么填。自己的表也行,列名对得上就可以。",
        "In the empty sheet yellow columns are a must; each cell says how to fill it in. A sheet of your own will do where its headings fit.",
    ),
    "lists.template": ("下载空白名册", "Download the empty sheet"),
    "lists.hand_in": ("再交表", "Hand it in"),
    "lists.look": ("看看前几行", "See the first rows"),
    "lists.first_rows": ("前 20 行,按系统的理解", "The first 20 rows, as they are understood"),
    "lists.row": ("行", "Row"),
    "lists.wrong": ("其中 {count} 行有问题,会退回", "{count} of them cannot be taken and will come back"),
    "lists.right": ("格式都对", "their shape is right"),
    "lists.empty": ("名册里没有行。", "There are no rows in it."),
    "lists.ignored": ("不认识、没有用到的列:", "Columns that mean nothing here and are passed over:"),
    "lists.take": ("办理整份名册", "Take in the whole list"),
    "lists.go_on": ("接着办", "Go on with it"),
    "lists.another_file": ("换一个文件", "Another file"),
    "lists.progress": ("已读 {read} 行,共 {rows} 行", "{read} of {rows} rows read"),
    "lists.may_close": (
        "可以关掉浏览器,办完在“名册上报”里找得到。",
        "You may close the browser; it is found again under Lists.",
    ),
    "lists.again": ("再看一次", "Look again"),
    "lists.result": ("办理结果", "What came of it"),
    "lists.rejects": ("下载退回的行", "Download the rows that came back"),
    "lists.to_task": ("看任务 {number}", "To task {number}"),
    "lists.another": ("再交一份", "Hand in another"),
}
