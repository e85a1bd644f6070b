"""Metonymy: places that speak for the body that sits there.

"Washington" that indicates something is the government of the United States; so is a country that
believes or announces. Houses and streets speak for an institution; their name stays, and the body
is their affiliation.
"""

from collections.abc import Iterable
from typing import Final

from onrecord.extraction.entities import forms
from onrecord.gazetteer.countries import COUNTRIES

_CAPITALS: Final = dict(
    pair.strip().split("=")
    for pair in """
    abu dhabi=AE; kabul=AF; baku=AZ; dhaka=BD; brussels=EU; brasilia=BR; minsk=BY; ottawa=CA;
    kinshasa=CD; berne=CH; santiago=CL; beijing=CN; bogota=CO; havana=CU; prague=CZ; berlin=DE;
    copenhagen=DK; algiers=DZ; quito=EC; cairo=EG; asmara=ER; madrid=ES; addis ababa=ET;
    helsinki=FI; paris=FR; london=GB; tbilisi=GE; accra=GH; athens=GR; budapest=HU; jakarta=ID;
    dublin=IE; new delhi=IN; delhi=IN; baghdad=IQ; tehran=IR; teheran=IR; reykjavik=IS; rome=IT;
    amman=JO; tokyo=JP; nairobi=KE; phnom penh=KH; pyongyang=KP; seoul=KR; astana=KZ; beirut=LB;
    colombo=LK; vilnius=LT; riga=LV; tripoli=LY; rabat=MA; chisinau=MD; bamako=ML; yangon=MM;
    naypyidaw=MM; mexico city=MX; kuala lumpur=MY; abuja=NG; the hague=NL; oslo=NO; kathmandu=NP;
    wellington=NZ; muscat=OM; lima=PE; manila=PH; islamabad=PK; warsaw=PL; lisbon=PT; doha=QA;
    bucharest=RO; belgrade=RS; moscow=RU; kigali=RW; riyadh=SA; khartoum=SD; stockholm=SE;
    mogadishu=SO; damascus=SY; bangkok=TH; tunis=TN; ankara=TR; taipei=TW; kyiv=UA; kiev=UA;
    kampala=UG; washington=US; tashkent=UZ; caracas=VE; hanoi=VN; sanaa=YE; pretoria=ZA; harare=ZW;
    canberra=AU; vienna=AT; sofia=BG; tirana=AL; yerevan=AM; buenos aires=AR; luanda=AO;
    lusaka=ZM; jerusalem=IL; tel aviv=IL; ramallah=PS; vatican city=VA
    """.replace("\n", " ").split(";")
)
_HOUSES: Final = {
    "kremlin": "RU",
    "white house": "US",
    "pentagon": "US",
    "capitol hill": "US",
    "foggy bottom": "US",
    "downing street": "GB",
    "number 10": "GB",
    "no 10": "GB",
    "whitehall": "GB",
    "elysee": "FR",
    "elysee palace": "FR",
    "quai dorsay": "FR",
    "blue house": "KR",
    "zhongnanhai": "CN",
    "bundestag": "DE",
    "knesset": "IL",
    "sublime porte": "TR",
}
_USUAL: Final = {country.code: country.names[0] for country in COUNTRIES}
_WITH_ARTICLE: Final = frozenset(
    {"AE", "BS", "CD", "CF", "CG", "CZ", "DO", "GB", "GM", "KM", "MV", "NL", "PH", "SB", "US"}
)


def government(place: str, countries: Iterable[str]) -> str | None:
    """What to call the government that a place speaks for, or None for any other place.

    Args:
        place: The place's name: a country or its seat of government.
        countries: Names of places in the report; the country goes by its own one there.
    """
    code = seat_of(place) or forms.country(place)
    if not code:
        return None
    if code == "EU":
        return "European Union"
    own = (name for name in countries if forms.country(name) == code)
    name = next(own, _USUAL.get(code, place))
    return f"government of {'the ' if code in _WITH_ARTICLE else ''}{name}"


def seat_of(place: str) -> str:
    """The code of the country whose government sits in this city, or an empty string."""
    return _CAPITALS.get(" ".join(forms.tokens(place)), "")


def house(name: str) -> str | None:
    """The government that a house, street or hall belongs to, or None."""
    code = _HOUSES.get(" ".join(forms.tokens(name)).removeprefix("the "))
    if not code:
        return None
    return f"government of {'the ' if code in _WITH_ARTICLE else ''}{_USUAL[code]}"
