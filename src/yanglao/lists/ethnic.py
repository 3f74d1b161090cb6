"""民族 Ethnic groups of GB/T 3304: code and short name, as an import may write them."""

from __future__ import annotations

_NAMES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳"
    " 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯"
    " 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲"
    " 门巴 珞巴 基诺"
)


def _spellings(code: int, name: str) -> tuple[str, ...]:
    """The code first, then what is read as the same: 01, 1, 汉, 汉族."""
    return tuple(dict.fromkeys((f"{code:02d}", str(code), name, f"{name}族")))


ETHNIC_GROUPS: tuple[tuple[str, ...], ...] = (
    *(_spellings(code, name) for code, name in enumerate(_NAMES.split(), start=1)),
    ("97", "其他", "未识别"),
    ("98", "外国血统", "入籍"),
)
