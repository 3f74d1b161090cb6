"""Names as they are met on the west coast of Hainan: own lists, drawn by ethnic group, sex and generation."""

import numpy as np

from .dates import Bools, Ints, Texts

_HAN_SURNAMES = "符18 王14 陈14 李13 林10 吴9 黄8 张8 郑6 文6 赵5 周4 钟4 麦4 刘4 蒲3 苏3 吉2 "
_HAN_SURNAMES += "高3 卢2 唐2 邢2 云1 韩1 何3 羊1 薛2 "
_HAN_SURNAMES += "万1 汤2 秦2 杨3 曾2 许2 叶1 冯1 蔡2 梁3 谢2 郭2 杜1 欧1 孙2 庄1 潘1 罗2 胡1 朱1 徐1 欧阳1"
_LI_SURNAMES = "符30 吉9 董6 卓5 麦5 高6 刘5 王9 邢3 容2 林6 黄5 李4 陈4 张3 胡2 韦2 杨2 苏1 罗2 郭1 钟1"

_OLD_MEN = "亚德明国文志才荣福光昌运开家金有世业贵兴仁义广胜生茂进和坤贤"
_MEN = "伟强军勇杰斌辉鹏海波峰超亮刚平健俊宇浩涛龙华飞建林明志东文诚磊"
_OLD_WOMEN = "亚秀玉金桂兰英花美春月妹姑梅爱凤莲香珍琼引带转丽娥菊容女"
_WOMEN = "丽娟敏静芳燕霞玲萍婷雪琳慧莹艳娜红晓海琼美珍小春秋月兰怡欣雅"


def draw_names(*, ethnic_li: Bools, male: Bools, old: Bools, rng: np.random.Generator) -> Texts:
    """Full names of a population; `old` chooses the given names of the generation born before 1965."""
    surnames = np.where(
        ethnic_li, _surnames(_LI_SURNAMES, len(male), rng), _surnames(_HAN_SURNAMES, len(male), rng)
    )
    two_characters = rng.random(len(male)) < 0.72
    first, second = (_given(male, old, rng) for _ in range(2))
    return surnames + np.where(two_characters & (first != second), first + second, second)


def surname(name: str) -> str:
    """The surname of a full name."""
    return name[: 2 if name.startswith("欧阳") else 1]


def draw_accounts(count: int, rng: np.random.Generator) -> Texts:
    """Bank card numbers of 19 digits with the Luhn digit; the leading 629999 is nobody's."""
    body = rng.integers(0, 10, size=(count, 12))
    digits = np.concatenate([np.tile([6, 2, 9, 9, 9, 9], (count, 1)), body], axis=1)
    doubled = digits[:, ::-1].copy()
    doubled[:, ::2] *= 2
    check = -np.where(doubled > 9, doubled - 9, doubled).sum(axis=1) % 10
    return _joined(np.concatenate([digits, check[:, None]], axis=1))


def draw_phones(count: int, rng: np.random.Generator) -> Texts:
    """Mobile numbers; empty for about a fifth of the people."""
    body = rng.integers(0, 10, size=(count, 8))
    lead = np.array(["136", "138", "139", "150", "158", "187", "188"], dtype=object)
    phones = lead[rng.integers(0, len(lead), size=count)] + _joined(body)
    return np.where(rng.random(count) < 0.8, phones, "")


def _surnames(list_: str, count: int, rng: np.random.Generator) -> Texts:
    words = [word.rstrip("0123456789") for word in list_.split()]
    weights = np.array([int(word.lstrip("".join(words))) for word in list_.split()], dtype=float)
    return np.array(words, dtype=object)[rng.choice(len(words), size=count, p=weights / weights.sum())]


def _given(male: Bools, old: Bools, rng: np.random.Generator) -> Texts:
    lists = [_OLD_MEN, _MEN, _OLD_WOMEN, _WOMEN]
    kind: Ints = np.where(male, 0, 2) + np.where(old, 0, 1)
    picked = rng.random(len(male))
    drawn = np.empty(len(male), dtype=object)
    for at, characters in enumerate(lists):
        mine = kind == at
        drawn[mine] = np.array(list(characters), dtype=object)[
            (picked[mine] * len(characters)).astype(np.int64)
        ]
    return drawn


def _joined(digits: Ints) -> Texts:
    """Rows of digits as texts."""
    width = digits.shape[1]
    whole = (digits + ord("0")).astype(np.uint8).tobytes().decode("ascii")
    return np.array([whole[at : at + width] for at in range(0, len(whole), width)], dtype=object)
