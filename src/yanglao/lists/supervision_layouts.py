"""What is asked about the controls and their hits."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout

OUTCOMES = (
    ("explained", "已说明", "正常"),
    ("case", "立案", "立案查处"),
    ("false_alarm", "误报"),
)
"""What comes of a hit."""
RUN = Layout("run_controls", "内控监测", "run of the controls", ())
AUDIT = Layout("whole_audit", "全面核查", "whole audit", ())
ANSWER = Layout(
    "answer_hit",
    "监测疑点答复",
    "answer to a hit of the controls",
    (
        Field("hit", "serial", ("疑点编号",)),
        Field("outcome", "choice", ("处理结果",), choices=OUTCOMES),
        Field("answer", "text", ("答复", "说明")),
    ),
)
