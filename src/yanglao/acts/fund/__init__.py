"""基金 The fund's own acts: interest from the bank, the close of a month."""
