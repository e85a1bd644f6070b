"""Checking what was read: one reading at a time, with its surroundings."""
