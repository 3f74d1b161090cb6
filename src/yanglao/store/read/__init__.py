"""Questions asked of the book and the facts; answers are rows for reports and pages."""
