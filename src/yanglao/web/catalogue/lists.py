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
    "lists.file": ("文件", "File"),
    "lists.on": ("日期", "On"),
    "lists.stands": ("到哪了", "Where it stands"),
    "lists.state.looked": ("还没有办", "not taken in yet"),
    "lists.state.running": ("正在办", "under way"),
    "lists.state.done": ("办好了", "done"),
    "lists.state.refused": ("没有办成", "not done"),
    "lists.state.waiting": ("排队中", "waits"),
    "lists.state.cancelled": ("已取消", "called off"),
    "lists.state.left": ("中断了,会自动接着办", "cut off, goes on by itself"),
    "jobs.title": ("后台任务", "Jobs"),
    "jobs.lead": (
        "要办一会儿的事在这里:关掉浏览器、服务重启都不影响。只有您自己看得到。",
        "What takes a while is here. A closed browser or a server begun anew does it no harm. Only you see yours.",
    ),
    "jobs.none": ("您没有后台任务。", "You have no jobs."),
    "jobs.what": ("事项", "What"),
    "jobs.waits": (
        "前面的办完就轮到它,这一页会自己更新。还没轮到时可以取消。",
        "It is taken up after those before it; this page follows by itself. Until then it can be called off.",
    ),
    "jobs.steps": ("已完成 {done} 步,共 {steps} 步", "{done} of {steps} steps done"),
    "jobs.since": ("已用 {seconds} 秒", "{seconds} seconds so far"),
    "jobs.left": (
        "办理的进程停了,没有登记一半。后台一恢复就自动接着办,只会办成一次。",
        "What was at it has stopped, and nothing is half done. It goes on by itself as soon as the worker is back, and is done once.",
    ),
    "jobs.cancel": ("取消", "Call it off"),
    "jobs.cancelled": (
        "什么也没有登记,交的文件已删除。",
        "Nothing was taken, and a file that was given is deleted.",
    ),
    "jobs.form": ("回到表单", "Back to the form"),
    "lists.fill": ("先填表", "Fill it in"),
    "lists.fill_line": (
        "空白名册里,黄底的列必须填,点到格子会说明怎么填。自己的表也行,列名对得上就可以。",
        "In the empty sheet yellow columns are a must; each cell says how to fill it in. A sheet of your own will do where its headings fit.",
    ),
    "lists.template": ("下载空白名册", "Download the empty sheet"),
    "lists.hand_in": ("再交表", "Hand it in"),
    "lists.file_hint": (
        "CSV 或 XLSX。太久没有操作而退出时,文件要重新选;交上以后就留着。",
        "CSV or XLSX. Where you are signed out for doing nothing, it has to be chosen again; once handed in it is kept.",
    ),
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
        "可以关掉浏览器,办完在“后台任务”里找得到。",
        "You may close the browser; it is found again under Jobs.",
    ),
    "lists.again": ("再看一次", "Look again"),
    "lists.result": ("办理结果", "What came of it"),
    "lists.rejects": ("下载退回的行", "Download the rows that came back"),
    "lists.to_task": ("看任务 {number}", "To task {number}"),
    "lists.another": ("再交一份", "Hand in another"),
}
