"""异议与监督 Decisions that are contested, and what people complain of."""
