"""Who may do what (十): the roles of the offices."""

from yanglao.policy.roles import ROLE_WORDS

ASSISTANT = "assistant"  # 社区协管员
TOWNSHIP = "township"  # 乡镇社保服务中心
CLERK = "clerk"  # 农保局经办
REVIEWER = "reviewer"  # 复核
DIRECTOR = "director"  # 主任:审批
ACCOUNTANT = "accountant"  # 基金会计
CERTIFIER = "certifier"  # 民政、计生、残联、公安等:每个岗位属于一个认定单位(bureaus.toml)
FINANCE = "finance"  # 市财政局
SUPERVISOR = "supervisor"  # 人社局
AUDITOR = "auditor"  # 监察、审计
PUBLICITY = "publicity"  # 宣传
SYSTEM = "system"  # 系统管理员:账号与设置
SECURITY = "security"  # 安全管理员:角色与密钥
LOGS = "logs"  # 审计管理员:日志
ADMINISTRATORS = (SYSTEM, SECURITY, LOGS)  # 三员:都看不到参保人的数据

ROLES = {role: zh for role, (zh, _) in ROLE_WORDS.items()}
"""Role -> what it is called in Chinese, in the order of the offices."""
