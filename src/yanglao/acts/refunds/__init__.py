"""退费与补足 Money received that pays for nothing: it goes back, or completes what it was meant for."""
