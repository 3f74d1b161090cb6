"""业务说明:送达 The acts by which persons are told, served and heard."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.acts.notices.serving import announce, hear, serve
from yanglao.lists.notice_layouts import ANNOUNCEMENT, HEARING, SERVICE

_WITH_TOWNSHIPS = (roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT)

NOTICE_ACTS = (
    Description(
        asks=ANNOUNCEMENT,
        clause="九(二)",
        serves=("五(一)",),
        who=(roles.CLERK,),
        takes=announce,
        refuses=("unknown_person",),
        makes=("拟处理告知书",),
    ),
    Description(
        asks=SERVICE,
        clause="九(三)",
        serves=("九(二)",),
        who=_WITH_TOWNSHIPS,
        takes=serve,
        refuses=("unknown_person", "date_in_future", "no_notice", "served_before", "addressee_needed"),
        makes=("送达回证",),
    ),
    Description(
        asks=HEARING,
        clause="九(二)",
        serves=("五(一)",),
        who=_WITH_TOWNSHIPS,
        takes=hear,
        refuses=("unknown_person", "date_in_future", "not_served", "may_still_speak", "heard_already"),
        makes=("陈述申辩笔录",),
    ),
)
