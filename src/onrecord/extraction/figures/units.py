"""Units of measure: words to the names of the SI brochure and what they measure."""

from dataclasses import dataclass
from typing import Final

from onrecord.extraction.figures.forms import forms


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        name: Its name in the singular.
        measure: What it measures, as in the contract.
        in_base: How many of the measure's base unit it is (metre, square metre, kilogram, second,
            metre per second), or None where there is none (months, degrees).
    """

    name: str
    measure: str
    in_base: float | None = None


_TABLE: Final = """
percent|percent||percent per_cent pct % pc
percentage point|percent||percentage_point percentage_points percent_point
percentage point|percent||percent_points ppts ppt pp
kilometre|length|1000|kilometre kilometres kilometer kilometers km kms
metre|length|1|metre metres meter meters m mtrs
centimetre|length|0.01|centimetre centimetres centimeter centimeters cm cms
millimetre|length|0.001|millimetre millimetres millimeter millimeters mm
mile|length|1609.344|mile miles
nautical mile|length|1852|nautical_mile nautical_miles nm
yard|length|0.9144|yard yards yd yds
foot|length|0.3048|foot feet ft
inch|length|0.0254|inch inches in
light-year|length||light-year light-years
hectare|area|10000|hectare hectares ha
acre|area|4046.8564224|acre acres
square kilometre|area|1000000|square_kilometre square_kilometres square_kilometer
square kilometre|area|1000000|square_kilometers sq_km sq._km sq_kms km² km2
square mile|area|2589988.110336|square_mile square_miles sq_mile sq_miles sq._miles
square metre|area|1|square_metre square_metres square_meter square_meters sq_m m² m2
square foot|area|0.09290304|square_foot square_feet sq_ft sq._ft
square yard|area|0.83612736|square_yard square_yards
dunam|area|1000|dunam dunams dunum dunums
kilogram|mass|1|kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs
gram|mass|0.001|gram grams gramme grammes g
milligram|mass|0.000001|milligram milligrams mg
microgram|mass|0.000000001|microgram micrograms mcg µg
tonne|mass|1000|tonne tonnes metric_ton metric_tons
ton|mass|907.18474|ton tons
kiloton|mass|1000000|kiloton kilotons kilotonne kilotonnes
megatonne|mass|1000000000|megaton megatons megatonne megatonnes
pound|mass|0.45359237|pound pounds lb lbs
ounce|mass|0.028349523125|ounce ounces oz
carat|mass|0.0002|carat carats
stone|mass|6.35029318|stone
litre|other|1|litre litres liter liters
millilitre|other|0.001|millilitre millilitres milliliter milliliters ml
gallon|other|3.785411784|gallon gallons
cubic metre|other|1000|cubic_metre cubic_metres cubic_meter cubic_meters
cubic foot|other|28.316846592|cubic_foot cubic_feet
kilometre per hour|speed|0.2777777778|kilometre_per_hour kilometres_per_hour
kilometre per hour|speed|0.2777777778|kilometer_per_hour kilometers_per_hour
kilometre per hour|speed|0.2777777778|kilometres_an_hour
kilometre per hour|speed|0.2777777778|kilometers_an_hour kilometre_an_hour kilometer_an_hour
kilometre per hour|speed|0.2777777778|km/h kmh kph kmph km_per_hour km_an_hour
mile per hour|speed|0.44704|mile_per_hour miles_per_hour miles_an_hour mile_an_hour mph
metre per second|speed|1|metre_per_second metres_per_second meter_per_second meters_per_second m/s
knot|speed|0.5144444444|knot knots
degree Celsius|temperature||degree_celsius degrees_celsius °c ºc celsius
degree Celsius|temperature||degrees_centigrade degree_centigrade
degree Fahrenheit|temperature||degree_fahrenheit degrees_fahrenheit °f ºf fahrenheit
degree|temperature||degree degrees °
kelvin|temperature||kelvin kelvins
watt|other||watt watts
kilowatt|other||kilowatt kilowatts kw
megawatt|other||megawatt megawatts mw
gigawatt|other||gigawatt gigawatts gw
terawatt|other||terawatt terawatts tw
kilowatt hour|other||kilowatt_hour kilowatt_hours kwh
megawatt hour|other||megawatt_hour megawatt_hours mwh
volt|other||volt volts
hertz|other||hertz hz
megahertz|other||megahertz mhz
gigahertz|other||gigahertz ghz
kilobyte|other||kilobyte kilobytes kb
megabyte|other||megabyte megabytes mb
gigabyte|other||gigabyte gigabytes gb
terabyte|other||terabyte terabytes tb
calorie|other||calorie calories
decibel|other||decibel decibels db
hectopascal|other||hectopascal hectopascals hpa
millibar|other||millibar millibars mb
second|duration|1|second seconds sec secs
minute|duration|60|minute minutes min mins
hour|duration|3600|hour hours hr hrs
day|duration|86400|day days
night|duration||night nights
weekend|duration||weekend weekends
week|duration|604800|week weeks wk wks
fortnight|duration|1209600|fortnight fortnights
month|duration||month months
semester|duration||semester semesters
year|duration||year years yr yrs
decade|duration||decade decades
century|duration||century centuries
generation|duration||generation generations
"""

_ONLY_ONTO_DIGITS: Final = forms("m g in ha nm tb mb kb gb db pp pc tw")


def _build() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        name, measure, base, words = line.split("|")
        unit = Unit(name, measure, float(base) if base else None)
        for word in words.split():
            table.setdefault(word.replace("_", " "), unit)
    return table


UNITS: Final = _build()
"""Unit by its written form, lower case, words joined by single spaces."""
BY_NAME: Final = {unit.name: unit for unit in UNITS.values()}
_LONGEST: Final = max(len(form.split()) for form in UNITS)


def read(lower: list[str], at: int, stop: int, *, onto: bool) -> tuple[Unit, int] | None:
    """The unit that begins at a word and the word behind it, or None.

    Args:
        lower: The words in lower case.
        at: Where the unit would begin.
        stop: The word behind the last that may belong to it.
        onto: Whether it is written onto the digits before it ("5m").
    """
    for length in range(min(_LONGEST, stop - at), 0, -1):
        form = " ".join(lower[at : at + length])
        unit = UNITS.get(form)
        if unit is None and length > 1:
            tight = form.replace(" / ", "/").replace(" .", ".").replace(" - ", " ")
            unit = UNITS.get(tight)
        if unit is None and lower[at] in "°º" and length == 2:
            unit = UNITS.get("".join(lower[at : at + 2]))
        if unit is None or (form in _ONLY_ONTO_DIGITS and not onto):
            continue
        return unit, at + length
    return None
