"""算一算 What somebody would pay and get: a few answers in, the figures of every tier out, each with its why. Nothing is stored."""
