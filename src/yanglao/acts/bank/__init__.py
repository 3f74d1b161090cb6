"""银行对账 What the bank says of the fund's accounts, held against the book."""
