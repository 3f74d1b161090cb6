"""Who may do what (十): the roles of the offices."""

ASSISTANT = "assistant"  # 社区协管员
TOWNSHIP = "township"  # 乡镇社保服务中心
CLERK = "clerk"  # 农保局经办
REVIEWER = "reviewer"  # 复核
DIRECTOR = "director"  # 审批
ACCOUNTANT = "accountant"  # 基金会计
CERTIFIER = "certifier"  # 民政、计生、残联、公安
FINANCE = "finance"  # 市财政局
SUPERVISOR = "supervisor"  # 人社局
AUDITOR = "auditor"  # 监察、审计
SYSTEM = "system"  # 系统管理员

ROLES = {
    ASSISTANT: "社区协管员",
    TOWNSHIP: "乡镇社保经办",
    CLERK: "经办",
    REVIEWER: "复核",
    DIRECTOR: "审批",
    ACCOUNTANT: "基金会计",
    CERTIFIER: "认定单位",
    FINANCE: "财政",
    SUPERVISOR: "人社局",
    AUDITOR: "审计监察",
    SYSTEM: "系统管理员",
}
