"""受领人 Who takes what is due after a death: named in life, declared after it, each with a share, a proof and an account."""
