"""Advice: a question in everyday words, answered from a plan's own plain sentences, its parameters and the month step."""
