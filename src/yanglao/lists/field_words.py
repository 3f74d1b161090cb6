"""填写提示 What is written into a field of each kind, in words: on the command line, on the empty sheet, in the printed tables."""

from __future__ import annotations

from yanglao.lists.layouts import Kind

FIELD_WORDS: dict[Kind, tuple[str, str]] = {
    "number": ("18位公民身份号码", "identity number of 18 characters"),
    "text": ("文字", "text"),
    "unit": ("单位代码或名称", "code or name of a unit"),
    "receipt": ("票据号", "receipt number"),
    "account": ("12至30位数字", "12 to 30 digits"),
    "phone": ("手机号码,或带区号的固定电话", "mobile number, or landline with its area code"),
    "day": ("日期,如 2011-11-05", "day, such as 2011-11-05"),
    "until": ("日期;没有截止日期就留空", "day; empty while it goes on"),
    "month": ("月份,如 2011-11", "month, such as 2011-11"),
    "year": ("年度,如 2012", "year, such as 2012"),
    "yuan": ("元,最多两位小数", "yuan, at most two decimals"),
    "count": ("整数", "whole number"),
    "flag": ("是或否", "yes or no"),
    "choice": ("选一项", "one of the choices"),
    "place": ("6位行政区划代码", "division code of 6 digits"),
    "serial": ("编号", "number"),
    "json": ("JSON 值", "JSON value"),
    "file": ("文件", "file"),
}
"""Kind -> Chinese, English."""
