"""What the pages of the three administrators say: accounts and settings, roles and keys, the log."""

from __future__ import annotations

from yanglao.casefile.words import Pair

ADMINISTRATORS: dict[str, Pair] = {
    "accounts.title": ("账号与设置", "Accounts and settings"),
    "accounts.state": ("登录", "Signing in"),
    "accounts.secret": ("有口令", "has a secret"),
    "accounts.invited": ("邀请码待用", "invitation waits"),
    "accounts.none": ("未邀请", "not invited"),
    "accounts.set": ("已设", "set up"),
    "accounts.not_set": ("未设", "not set up"),
    "accounts.last_in": ("最近登录", "Last came in"),
    "accounts.failures": ("此后失败次数", "Failures since"),
    "accounts.settings": ("登录的规定", "Rules for signing in"),
    "accounts.settings_line": (
        "由统筹区规定,写在方案的 offices.toml;改动随版本发布。",
        "Set by the area in offices.toml of its plan; a change comes with a version.",
    ),
    "accounts.idle": ("不操作即退出(分钟)", "Over when unused for (minutes)"),
    "accounts.longest": ("一次登录最长(分钟)", "Over at the latest after (minutes)"),
    "accounts.proof": ("要紧业务前验证的有效期(分钟)", "A proof is good for (minutes)"),
    "accounts.must": ("必须设手机验证码的岗位", "Roles that have to have a second factor"),
    "roles.title": ("岗位与密钥", "Roles and keys"),
    "roles.lacking": ("还没设手机验证码的人", "Who has still to set up a second factor"),
    "roles.none_lacking": ("都设了", "Nobody"),
    "roles.keys": ("密钥指纹", "Fingerprint of the keys"),
    "roles.keys_line": (
        "数据库是用这套密钥建立的;与备份信封上的对照。",
        "The database was founded with these keys; compare it with the envelope of the backup.",
    ),
    "log.title": ("日志", "Log"),
    "log.lead": (
        "谁登录、退出、验证、出错,办了哪类业务。不含参保人的内容。",
        "Who came in, went out, showed who they are or failed to, and which kind of act was done. Nothing of persons.",
    ),
    "log.find": ("只看此人", "Only this login"),
    "log.all": ("看全部", "All of them"),
    "log.when": ("时间", "When"),
    "log.who": ("何人", "Who"),
    "log.what": ("何事", "What"),
    "log.number": ("业务记录号", "Act No."),
    "log.in": ("登录", "came in"),
    "log.out": ("退出", "went out"),
    "log.failure": ("登录或验证失败", "failed to come in or to show who they are"),
    "log.by_code": ("以手机验证码再次验证", "showed who they are by a code"),
    "log.by_secret": ("以口令再次验证", "showed who they are by their secret"),
    "log.by_press": ("虚构城市,按键验证", "showed who they are by a press, in a made-up city"),
    "log.older": ("更早", "Earlier"),
    "log.none": ("没有记录。", "Nothing is there."),
}
