"""怎么参保 May I join."""

from __future__ import annotations

from yanglao.casefile.words import Pair

JOIN: dict[str, Pair] = {
    "join.title": ("我能不能参保", "May I join?"),
    "join.wrong_title": ("请改一下", "Please check"),
    "join.number": ("第 {number} 个问题,最多 {count} 个", "Question {number} of at most {count}"),
    "join.on": ("继续", "Continue"),
    "join.back": ("上一步", "Back"),
    "join.yes": ("您可以参保", "You may join"),
    "join.no": ("现在还不能参保", "You may not join now"),
    "join.already": ("您已经参保了", "You have joined already"),
    "join.voluntary": (
        "参保自愿,在户口所在地办理。",
        "Joining is voluntary, at the place where you are registered.",
    ),
    "join.of_age": ("您在 {month}满 {age} 岁,那时就可以来。", "In {month} you are {age}; come then."),
    "join.clause": ("依据", "By clause"),
    "join.answers": ("您的回答", "Your answers"),
    "join.change": ("改", "Change"),
    "join.bring": ("要带什么", "What to bring"),
    "join.card": ("居民身份证", "your identity card"),
    "join.register": ("户口簿", "your household register"),
    "join.certificate": (
        "残疾、低保、优抚、独生子女等证明,有的话",
        "certificates of disability, minimum living allowance, preferential treatment or an only child, if you have any",
    ),
    "join.account": ("自己的银行账号,有的话", "the number of a bank account of your own, if you have one"),
    "join.where": ("到哪里办", "Where to go"),
    "join.where_line": (
        "到户口所在的社区、居委会或者农场,找社区协管员。",
        "To the community, committee or farm where you are registered; ask for the community assistant.",
    ),
    "join.offices": ("看各个单位", "See the units"),
    "join.days": (
        "资料齐全的,{days} 个工作日内办好。",
        "With all papers there it takes at most {days} working days.",
    ),
    "join.next": ("接下来", "Next"),
    "join.estimate": ("算一算:交多少,领多少", "Work out what you pay and get"),
    "join.again": ("重新回答", "Start again"),
}
