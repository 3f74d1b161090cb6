"""首页和办事地点 The first page of residents, and where to go."""

from __future__ import annotations

from yanglao.casefile.words import Pair

HOME: dict[str, Pair] = {
    "home.made_up": ("这是一座虚构的城市", "This city is made up"),
    "home.made_up_line": (
        "人和钱都是编出来的。可以用任何一个岗位或居民的身份进去,随便办。",
        "Its people and its money are invented. Come in as anybody of its staff or its residents, and do what you like.",
    ),
    "home.as_staff": ("以工作人员身份进入", "Come in as staff"),
    "home.as_resident": ("以居民身份进入", "Come in as a resident"),
    "home.staff": ("工作人员登录", "Staff sign in"),
    "home.title": ("首页", "First page"),
    "home.lead": (
        "没有工作单位的居民,也可以有自己的养老金。每年交一点,政府补一点,到龄按月领,领到终身。",
        "Residents without an employer can have a pension of their own: pay a little each year, the government adds to it, and from pension age it is paid every month, for life.",
    ),
    "home.estimate": ("算一算", "Work it out"),
    "home.estimate_line": ("我要交多少,每月能领多少", "What would I pay, and what would I get a month"),
    "home.join": ("怎么参保", "May I join"),
    "home.join_line": (
        "几个问题,就知道能不能参保、要带什么",
        "A few questions, and you know whether you may and what to bring",
    ),
    "home.offices": ("到哪里办", "Where to go"),
    "home.offices_line": (
        "社区、居委会、农场,各办什么事",
        "Communities, committees and farms, and what is done where",
    ),
    "home.questions": ("有问题就问", "Ask a question"),
    "home.questions_line": (
        "用平常的话问,答案写明依据哪一条",
        "In everyday words; the answer names its clause",
    ),
    "home.fund": ("基金怎么样", "How the fund is doing"),
    "home.fund_line": ("{year} 年,已公布的数字", "In {year}, as made public"),
    "home.insured": ("参保(人)", "Insured (persons)"),
    "home.paid_out": ("全年支付(元)", "Paid out in the year (yuan)"),
    "home.kept": ("年末结余(元)", "Kept at the year's end (yuan)"),
    "home.years": ("看历年情况", "All years that were made public"),
    "home.nothing": ("还没有公布过全年的数字。", "No figures of a whole year have been made public yet."),
    "offices.title": ("到哪里办", "Where to go"),
    "offices.lead": (
        "先到户口所在的单位。他们收资料,需要别处办的替您转过去。",
        "Go first to the unit where you are registered. They take your papers, and pass on what is done elsewhere.",
    ),
    "offices.community": ("社区", "Communities"),
    "offices.committee": ("居委会", "Neighbourhood committees"),
    "offices.farm": ("农场", "Farms"),
    "offices.none": ("还没有登记单位。", "No unit has been set up yet."),
    "offices.what": ("各处办什么事", "What is done where"),
    "offices.assistant": ("社区、居委会、农场的协管员", "The assistant at a community, committee or farm"),
    "offices.assistant_does": (
        "收参保资料,登记每年缴哪一档,办资格认证,登记去世。",
        "Takes papers, notes the tier of each year, gives life certificates, takes down deaths.",
    ),
    "offices.township": ("乡镇社保服务中心", "The township's service centre"),
    "offices.township_does": ("收保费,初步审核资料。", "Takes contributions, and looks at papers first."),
    "offices.agency": ("农保局", "The agency"),
    "offices.agency_does": (
        "参保登记、缴费、待遇核定和发放、转移、更正、退费。",
        "Enrolment, contributions, determination and payment of pensions, transfers, corrections, refunds.",
    ),
    "offices.unknown": (
        "各处的地址和电话还没有登记在本系统里,请问社区协管员。",
        "Addresses and telephones have not been entered in this system yet; ask the community assistant.",
    ),
}
