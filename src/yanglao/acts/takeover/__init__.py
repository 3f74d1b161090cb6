"""接收旧系统 What another system kept until the first month here: accounts, pensions, open items, the balances of the fund."""
