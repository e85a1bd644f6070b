"""Across reports: pure comparisons that give a score and its reasons, and the groups they make."""
