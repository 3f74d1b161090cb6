"""A second, deliberately naive calculator of the plan, and random lives to compare it on.

Nothing here imports `yanglao`: a second opinion is worth something only if it was written from the
specification alone.
"""
