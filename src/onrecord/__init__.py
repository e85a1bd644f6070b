"""onrecord: who said what in a news report, at the exact characters.

import onrecord

record = onrecord.read("report.txt")
for statement in record.statements:
    print(statement.entity, "|", record.quote(statement.content))
"""

import importlib
from typing import TYPE_CHECKING, Any

from onrecord.errors import (
    BadFormat,
    BadLine,
    BinaryInput,
    EmptyInput,
    EncodingFault,
    FetchError,
    GazetteerError,
    InputError,
    LedgerError,
    MissingInput,
    ModelError,
    NoArticle,
    NotEnglish,
    OnrecordError,
    TooLarge,
    Unread,
)
from onrecord.record import (
    Document,
    Engine,
    Entity,
    Figure,
    Furniture,
    Place,
    Record,
    Report,
    Span,
    Spans,
    Statement,
    Time,
)

if TYPE_CHECKING:
    from onrecord.ledger import Added, Ledger, open
    from onrecord.reader import Reader, read
    from onrecord.reading import Limits
    from onrecord.reconciliation import Across
    from onrecord.version import VERSION as __version__  # noqa: N811 - Python's own name for it

__all__ = [
    "Across",
    "Added",
    "BadFormat",
    "BadLine",
    "BinaryInput",
    "Document",
    "EmptyInput",
    "EncodingFault",
    "Engine",
    "Entity",
    "FetchError",
    "Figure",
    "Furniture",
    "GazetteerError",
    "InputError",
    "Ledger",
    "LedgerError",
    "Limits",
    "MissingInput",
    "ModelError",
    "NoArticle",
    "NotEnglish",
    "OnrecordError",
    "Place",
    "Reader",
    "Record",
    "Report",
    "Span",
    "Spans",
    "Statement",
    "Time",
    "TooLarge",
    "Unread",
    "__version__",
    "open",
    "read",
]

# What reads brings the model's runtime and the page parser along; `import onrecord` stays quick
# because each of these is imported when it is first asked for.
_LATER = {
    "Across": ("onrecord.reconciliation", "Across"),
    "Added": ("onrecord.ledger", "Added"),
    "Ledger": ("onrecord.ledger", "Ledger"),
    "Limits": ("onrecord.reading", "Limits"),
    "Reader": ("onrecord.reader", "Reader"),
    "__version__": ("onrecord.version", "VERSION"),
    "open": ("onrecord.ledger", "open"),
    "read": ("onrecord.reader", "read"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    module, attribute = _LATER[name]
    value = getattr(importlib.import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
