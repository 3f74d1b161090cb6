"""Chart of accounts, entries that cannot be built unbalanced, lines and their legs, one invariant a file in
checks/.
"""
