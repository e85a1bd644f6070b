"""One name for each country, of the several that news uses."""

from typing import Final

from onrecord.gazetteer.countries import COUNTRIES

_BY_CODE: Final = {country.code: country.names[0] for country in COUNTRIES}
_USUAL: Final = {
    name.replace(".", "").casefold(): country.names[0]
    for country in COUNTRIES
    for name in country.names
}


_CODES: Final = {name: code for code, name in _BY_CODE.items()}


def country_code(name: str) -> str | None:
    """The ISO 3166-1 code of the country that a name means, or None."""
    return _CODES.get(usual_name(name) or "")


def country_name(code: str | None) -> str | None:
    """The usual English name of a country by its ISO 3166-1 code; None where there is none."""
    return _BY_CODE.get(code or "")


def usual_name(name: str) -> str | None:
    """The usual English name of the country that a name means ("Britain", "the U.K."), or None."""
    bare = " ".join(name.casefold().replace(".", "").split())
    return _USUAL.get(bare) or _USUAL.get(bare.removeprefix("the "))
