"""What reads a report: all that decides a record, besides the report."""

import hashlib

from onrecord.gazetteer import Gazetteer
from onrecord.language import Model
from onrecord.record import Engine
from onrecord.version import VERSION


def engine_of(model: Model, gazetteer: Gazetteer) -> Engine:
    """The engine of a model and the places that are known.

    The version fixes everything else: rules, places in the package, the small tables of numbers.

    Args:
        model: The loaded model.
        gazetteer: The places that are known.
    """
    own = gazetteer.own_sources()
    sha256 = model.sha256
    if own:
        sha256 = hashlib.sha256("\n".join([sha256, *own]).encode()).hexdigest()
    return Engine(version=VERSION, model=model.name, sha256=sha256)
