"""Claims: figures with their source, class, place, time and scope, ready to be compared."""

from onrecord.reconciliation.claims.claim import Claim, Where
from onrecord.reconciliation.claims.classes import PEOPLE, count_class
from onrecord.reconciliation.claims.reading import claims_of
from onrecord.reconciliation.claims.scope import Scope, ScopeKind, scope_of

__all__ = [
    "PEOPLE",
    "Claim",
    "Scope",
    "ScopeKind",
    "Where",
    "claims_of",
    "count_class",
    "scope_of",
]
