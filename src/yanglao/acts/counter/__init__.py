"""柜台现金 Money in the hands of those who take it in (九(一)1)."""
