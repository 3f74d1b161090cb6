"""本人页面的语句 What pages of residents about themselves say: coming in, what I have, why, year by year, messages, who looked."""

from __future__ import annotations

from yanglao.casefile.words import Pair

RESIDENT: dict[str, Pair] = {
    "me.sign_in": ("查我的养老保险", "My pension"),
    "me.sign_in_lead": (
        "看看您交了多少、能领多少、接下来该做什么。",
        "See what you have paid, what you get, and what comes next.",
    ),
    "me.made_up": ("这是一座虚构的城市", "This city is made up"),
    "me.made_up_lead": (
        "点一下,就以其中一位居民的身份进去看看。",
        "One press, and you come in as one of its residents.",
    ),
    "me.number": ("身份证号码", "Identity number"),
    "me.number_hint": ("18 位,最后一位可能是 X", "18 characters; the last may be an X"),
    "me.code": ("查询码或密码", "Code or password"),
    "me.code_hint": (
        "查询码在窗口给您的函上,共 12 位数字;设过密码的,填密码",
        "The code is on the letter from the counter, 12 digits; or the password that you have set",
    ),
    "me.no_letter": ("没有查询码?", "No letter?"),
    "me.no_letter_line": (
        "带身份证到社区服务中心或农保局,当场给您一封查询码函。",
        "Take your identity card to the service centre or the agency; you are given a letter there and then.",
    ),
    "me.title": ("我的养老保险", "My pension"),
    "me.to_first": ("我的首页", "My first page"),
    "me.you_get": ("您每月领", "You get each month"),
    "me.paid_for": ("已发到 {month}", "Paid up to {month}"),
    "me.granted": ("已核定,很快开始发放。", "Your pension is granted, and will soon be paid."),
    "me.next": ("接下来", "What comes next"),
    "me.next_pension": (
        "{month}的养老金,当月发到您的账户。",
        "The pension of {month} goes to your account within the month.",
    ),
    "me.certificate": (
        "每年要办一次资格认证:到社区,或者请工作人员上门。没有认证,会暂停发放。",
        "Once a year you need a life certificate: at your community, or somebody comes to you. Without it the pension is suspended.",
    ),
    "me.held": ("养老金暂停发放", "Your pension is on hold"),
    "me.paid_until": ("已发到 {month},每月 {amount} 元。", "Paid up to {month}, {amount} yuan a month."),
    "me.held_next": (
        "通常是因为还没有办资格认证。请带身份证到社区办理,认证后停发的月份一次补给您。",
        "Mostly the life certificate is missing. Take your identity card to the community; the months on hold are then paid at once.",
    ),
    "me.of_age": ("您已满 {age} 岁", "You are {age}"),
    "me.of_age_line": (
        "已缴 {paid} 年。养老金要您来申请才开始发。",
        "{paid} years are paid. A pension begins when you claim it.",
    ),
    "me.of_age_next": (
        "请带身份证和银行卡到社区服务中心或农保局申请领取。年限不够的,可以一次补缴,或者退出。",
        "Take your identity card and bank card to the service centre or the agency and claim. Where years are missing you may pay them in one sum, or leave.",
    ),
    "me.ended": ("您的养老保险关系已经终止", "Your membership has ended"),
    "me.ended_line": ("账户里的钱怎么结算的,见对账单。", "The statement tells how your account was settled."),
    "me.not_enrolled": ("您还没有参保", "You have not joined yet"),
    "me.not_enrolled_line": ("几个问题,就知道能不能参保。", "A few questions tell whether you may."),
    "me.in_account": ("您的账户里有", "In your account there are"),
    "me.years_so_far": (
        "已缴 {paid} 年,满 {qualifying} 年还差 {missing} 年",
        "{paid} years paid; of {qualifying} you still need {missing}",
    ),
    "me.years_enough": (
        "已缴 {paid} 年,够 {qualifying} 年了;多缴多得",
        "{paid} years paid, {qualifying} were needed; more years give more",
    ),
    "me.paid_this_year": ("{year} 年的保费已经交了。", "The contribution of {year} is paid."),
    "me.not_paid_this_year": (
        "{year} 年的保费还没有交,年底前都可以交。",
        "The contribution of {year} is not paid yet; there is time until the end of the year.",
    ),
    "me.pension_from": (
        "{day}您满 {age} 岁,办好申请后,从次月起领,最早是{month}。",
        "On {day} you will be {age}; once you claim, the pension begins the month after, in {month} at the earliest.",
    ),
    "me.estimate": ("算一算:到时候每月能领多少", "Work out how much that will be a month"),
    "me.why": ("为什么是这么多", "Why this much"),
    "me.why_line": ("每一笔钱怎么来的,依据哪一条", "Where each amount comes from, and by which clause"),
    "me.years": ("一年一年看", "Year by year"),
    "me.years_line": ("每年交了多少、补了多少、领了多少", "What was paid in, added and paid out each year"),
    "me.statement": ("对账单", "Statement"),
    "me.statement_line": ("每一笔变动,可以打印", "Every movement, to print"),
    "me.messages": ("给我的通知", "Messages to me"),
    "me.messages_line": (
        "经办机构通知过您什么,多久以内可以提意见",
        "What the offices told you, and how long you can object",
    ),
    "me.looks": ("谁看过我的资料", "Who looked at my file"),
    "me.looks_line": ("每一次都记着,删不掉", "Every look is noted, and stays"),
    "me.requests": ("我要办事", "Ask for something"),
    "me.requests_line": (
        "选档次、换银行卡、申请领取、要求更正……先在这里提,柜台来办",
        "A tier, another bank card, your pension, a correction … ask here, the counter does it",
    ),
    "me.request_lead": (
        "先在这里提出来。工作人员会看到,核对以后办理,结果也写在这里。",
        "Ask here first. The offices see it, check it and do it; what became of it stands here, too.",
    ),
    "me.request_made": ("已经提交,编号 {number}。", "It is with the counter now, under number {number}."),
    "me.request_next": (
        "办好了或者不能办,都会写在下面。需要带证件来的,工作人员会联系您。",
        "Whether it was done, or why not, will stand below. Where papers are needed somebody will get in touch.",
    ),
    "me.requests_made": ("我提过的", "What I asked for"),
    "me.request_on": ("{day}提出", "Asked for on {day}"),
    "me.request_waits": ("等待办理", "waits"),
    "me.request_done": ("{day}已办", "Done on {day}"),
    "me.request_declined": ("{day}答复:不能办", "Answered on {day}: it cannot be done"),
    "me.request_withdrawn": ("您已撤回", "You took it back"),
    "me.take_back": ("撤回", "Take it back"),
    "me.what_else": ("可以提的", "What you can ask for"),
    "me.request_look": ("看一看", "Look at it"),
    "me.request_check": ("请核对", "Please check"),
    "me.request_will": (
        "按下“提交”,这项申请就到了柜台。现在还不会改动任何一笔钱。",
        "Once you press, this goes to the counter. No money is touched by it.",
    ),
    "me.request_second": (
        "工作人员办理以后,还要另一位工作人员同意才生效。",
        "After somebody of the offices has done it, a second person has to agree before it counts.",
    ),
    "me.request_nothing": ("不用填别的。", "There is nothing else to fill in."),
    "me.request_send": ("提交", "Send it"),
    "me.request_change": ("改一改", "Change it"),
    "me.request_clause": ("依据:方案{clause}", "By clause {clause}"),
    "me.contest": ("不同意,申请复查", "I do not agree: ask for a review"),
    "me.password": ("设一个密码", "Set a password"),
    "me.password_line": ("以后不用再要查询码函", "So that you need no further letter"),
    "me.number_shown": ("身份证号码 {number}", "Identity number {number}"),
    "me.your_pension": ("您的养老金", "Your pension"),
    "me.of_month": ("{month}的", "That of {month}"),
    "me.your_account": ("您的账户", "Your account"),
    "me.no_account": ("账户里还没有钱。", "There is nothing in your account yet."),
    "me.wrong": (
        "觉得哪里不对?请告诉社区或农保局,可以更正,也可以申请复查。",
        "Does something look wrong? Tell your community or the agency: it can be put right, or reviewed.",
    ),
    "me.put_in": ("存进账户的", "Put into your account"),
    "me.put_in_picture": (
        "每年存进账户的钱,分自己交的、政府补的和利息;数字见下表",
        "What was put in each year: your own, the government's and interest; the table below has the figures",
    ),
    "me.paid_out": ("发给您的养老金", "Pensions paid to you"),
    "me.paid_out_picture": (
        "每年发给您的养老金;数字见下表",
        "Pensions of each year; the table below has the figures",
    ),
    "me.table": ("数字", "The figures"),
    "me.yuan": ("元", "yuan"),
    "me.all_yuan": ("单位:元。", "All in yuan."),
    "me.own": ("自己交", "own"),
    "me.subsidy": ("政府补", "government"),
    "me.interest": ("利息", "interest"),
    "me.pension": ("领养老金", "pension"),
    "me.balance": ("余额", "in account"),
    "me.statement_of": ("参保人", "Of"),
    "me.other_years": ("选年份", "Choose a year"),
    "me.cash_line": (
        "“收付”是您交来(+)或发给您(−)的钱。",
        "“Cash” is what you paid (+) or were paid (−).",
    ),
    "me.day": ("日期", "day"),
    "me.what": ("事由", "what"),
    "me.moved": ("账户变动", "account"),
    "me.cash": ("收付", "cash"),
    "me.still_open": ("还没有了结的款项", "What is still open"),
    "me.made_on": ("{day}打印。", "As of {day}."),
    "me.told_on": ("通知日期 {day}", "Dated {day}"),
    "me.served_on": ("{day} 送达给您。", "Served on {day}."),
    "me.not_served": ("还没有正式送达。", "Not served yet."),
    "me.object": (
        "不同意的,可以在 {review} 前申请复议,或在 {suit} 前向法院起诉。",
        "If you do not agree you can ask for a review until {review}, or go to court until {suit}.",
    ),
    "me.no_messages": ("现在没有给您的通知。", "There are no messages to you."),
    "me.looks_lead": (
        "工作人员每次打开您的资料都会记在这里,谁也删不掉。您自己看的也记着。",
        "Whenever somebody of the offices opens your file it is noted here, and nobody can take it away. Your own looks are noted, too.",
    ),
    "me.yourself": ("您本人", "Yourself"),
    "me.password_lead": (
        "设好以后,下次用身份证号码和这个密码登录。",
        "After that you come in with your identity number and this password.",
    ),
    "me.new_password": ("新密码", "New password"),
    "me.password_hint": (
        "至少 8 个字符,不能全是数字;不要用生日",
        "At least 8 characters, and not only digits; do not take a birthday",
    ),
    "me.set_password": ("设好", "Set it"),
    "me.password_done": ("密码设好了。", "Your password is set."),
}
LOOKED: dict[str, Pair] = {
    "file": ("看了档案", "looked at the file"),
    "amounts": ("看了金额的来由", "looked at how amounts came about"),
    "unmask/number": ("看了完整的身份证号码", "saw the whole identity number"),
    "unmask/phone": ("看了完整的电话", "saw the whole telephone number"),
    "unmask/account": ("看了完整的收款账户", "saw the whole account"),
    "paper": ("打印了文书", "printed a paper"),
    "overview": ("看了首页", "looked at the first page"),
    "why": ("看了“为什么是这么多”", "looked at “why this much”"),
    "years": ("看了历年情况", "looked at the years"),
    "statement": ("看了对账单", "looked at the statement"),
    "messages": ("看了通知", "looked at messages"),
    "requests": ("看了申请", "looked at requests"),
    "looks": ("看了查询记录", "looked at who looked"),
    "request": ("看了您的申请", "looked at your request"),
}
"""What was looked at, by the name under which a look is noted; `file` stands for every other page of staff."""
YUAN: Pair = ("元", "yuan")
NOT_A_CHOICE: Pair = ("请从所列的里选一个。", "Choose one of those shown.")
ASKED_FOR: dict[str, tuple[Pair, Pair]] = {
    "tier": (
        ("选缴费档次", "Choose a tier"),
        ("今年或明年按哪一档交", "At which tier you pay this year or the next"),
    ),
    "claim": (
        ("申请领养老金", "Claim your pension"),
        ("到了年龄,从下个月起按月领", "You are of age: it is paid from the month after"),
    ),
    "payee": (
        ("换一张银行卡", "Another bank card"),
        ("养老金以后发到另一张卡", "Your pension goes to another card"),
    ),
    "change_person": (
        ("改姓名、电话、民族", "Change name, telephone, ethnic group"),
        ("登记得不对,或者有变动", "What is on record is wrong, or has changed"),
    ),
    "change_unit": (
        ("搬家了", "You have moved"),
        ("换到现在住的社区、居委会或农场", "To the community, committee or farm where you live now"),
    ),
    "replace_fact": (
        ("登记有错,要求更正", "Something on record is wrong"),
        ("请写明哪一项、错在哪里", "Say what it is, and what is wrong with it"),
    ),
    "contest": (
        ("不同意一项决定,申请复查", "You do not agree with a decision"),
        ("由没有经手的人再看一遍", "People who had no part in it look at it again"),
    ),
    "authorise_withholding": (
        ("委托银行代扣保费", "Let the bank pay in for you"),
        ("每年从您的卡上扣", "It takes the contribution off your card each year"),
    ),
    "end_withholding": (("停止代扣", "Stop that"), ("以后自己交", "From now on you pay yourself")),
    "beneficiary": (
        ("指定受益人", "Name who shall have it after you"),
        (
            "在补充说明里写明是谁、各占多少,再带证件来签字",
            "Say who and which share in the note, then come and sign",
        ),
    ),
    "transfer_application": (
        ("转移到外地,或换别的养老保险", "Move your insurance"),
        ("搬走了,或者参加了职工养老保险", "You have moved away, or have another pension scheme"),
    ),
    "withdrawal": (
        ("退保", "Leave"),
        ("不再参加,个人账户的钱退给您", "You get back what is yours in the account"),
    ),
}
"""What residents may ask for in their own words, and a line about it; in the order in which it is offered."""
