"""Due minus booked, how a difference is met, bank files. Pure: columns in, columns out."""
