"""The words everything is written in: fen, months, splits and roundings, explanation."""
