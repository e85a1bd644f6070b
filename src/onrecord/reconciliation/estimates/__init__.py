"""Derived estimates under named rules, and export in the columns that recorders use."""

from onrecord.reconciliation.estimates.columns import COLUMNS, rows
from onrecord.reconciliation.estimates.rules import RULES, Estimate, estimate, latest

__all__ = ["COLUMNS", "RULES", "Estimate", "estimate", "latest", "rows"]
