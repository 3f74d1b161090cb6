"""基金预算 What the fund is to raise and to pay in a year: drafted, agreed to by finance, changed by two, held against the books (八)."""
