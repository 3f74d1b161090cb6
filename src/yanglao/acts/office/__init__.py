"""办公账 The office's own money and posts: books of their own, which cannot touch the fund's (八, 十一)."""
