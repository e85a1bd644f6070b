"""Regions that no list of towns holds: states with their abbreviations, seas, lands, landmarks.

Written for onrecord from general knowledge. Coordinates are the rough middle in degrees. What is
wider than a country has no country of its own.
"""

from dataclasses import dataclass
from typing import Final, Literal

_STATES: Final = """
US AL 32.75 -86.75|Alabama;Ala.
US AK 64 -150|Alaska
US AZ 34.5 -111.5|Arizona;Ariz.
US AR 34.75 -92.5|Arkansas;Ark.
US CA 37.25 -119.75|California;Calif.;Cal.
US CO 39 -105.5|Colorado;Colo.
US CT 41.67 -72.67|Connecticut;Conn.
US DE 39 -75.5|Delaware;Del.
US DC 38.92 -77|District of Columbia
US FL 28.75 -82.5|Florida;Fla.
US GA 32.75 -83.5|Georgia;Ga.
US HI 20.75 -156.5|Hawaii
US ID 44.5 -114.25|Idaho
US IL 40 -89.25|Illinois;Ill.
US IN 40 -86.25|Indiana;Ind.
US IA 42 -93.5|Iowa
US KS 38.5 -98.5|Kansas;Kan.;Kans.
US KY 38.2 -84.88|Kentucky;Ky.
US LA 31 -92|Louisiana;La.
US ME 45.5 -69.25|Maine
US MD 39 -76.75|Maryland;Md.
US MA 42.37 -71.11|Massachusetts;Mass.
US MI 44.25 -85.5|Michigan;Mich.
US MN 46.25 -94.25|Minnesota;Minn.
US MS 32.75 -89.75|Mississippi;Miss.
US MO 38.25 -92.5|Missouri;Mo.
US MT 47 -109.75|Montana;Mont.
US NE 41.5 -99.75|Nebraska;Neb.;Nebr.
US NV 39.25 -116.75|Nevada;Nev.
US NH 43.67 -71.5|New Hampshire;N.H.
US NJ 40.17 -74.5|New Jersey;N.J.
US NM 34.5 -106|New Mexico;N.M.
US NY 43 -75.5|New York;New York State;N.Y.
US NC 35.5 -80|North Carolina;N.C.
US ND 47.5 -100|North Dakota;N.D.
US OH 40.25 -83|Ohio
US OK 35.5 -97.5|Oklahoma;Okla.
US OR 44 -120.5|Oregon;Ore.
US PA 40.27 -76.9|Pennsylvania;Pa.;Penn.
US RI 41.75 -71.5|Rhode Island;R.I.
US SC 34 -81|South Carolina;S.C.
US SD 44.5 -100.25|South Dakota;S.D.
US TN 35.75 -86.25|Tennessee;Tenn.
US TX 31.25 -99.25|Texas;Tex.
US UT 39.25 -111.75|Utah
US VT 44 -72.75|Vermont;Vt.
US VA 37.55 -77.45|Virginia;Va.
US WA 47.5 -120.5|Washington;Washington State;State of Washington;Wash.
US WV 38.5 -80.5|West Virginia;W.Va.;W. Va.
US WI 44.5 -90|Wisconsin;Wis.;Wisc.
US WY 43 -107.5|Wyoming;Wyo.
CA 01 55 -115|Alberta;Alta.
CA 02 54 -125|British Columbia;B.C.;BC
CA 03 55 -97|Manitoba;Man.
CA 04 46.5 -66.75|New Brunswick;N.B.
CA 05 52 -56|Newfoundland and Labrador;N.L.;Nfld.;Newfoundland
CA 07 45 -63|Nova Scotia;N.S.
CA 08 49.25 -84.5|Ontario;Ont.
CA 09 46.33 -63.5|Prince Edward Island;P.E.I.;PEI
CA 10 52 -72|Quebec;Que.
CA 11 54 -106|Saskatchewan;Sask.
CA 12 63 -135.5|Yukon;Yukon Territory
CA 13 65 -119|Northwest Territories;N.W.T.
CA 14 70.5 -86.8|Nunavut
AU 01 -35.5 149|Australian Capital Territory;ACT;A.C.T.
AU 02 -33 146|New South Wales;NSW;N.S.W.
AU 03 -20 133|Northern Territory
AU 04 -20 145|Queensland;Qld
AU 05 -30 135|South Australia
AU 06 -42 147|Tasmania
AU 07 -37 145|Victoria
AU 08 -25 122|Western Australia
GB ENG 52.16 -0.7|England
GB SCT 56 -4|Scotland
GB WLS 52.5 -3.5|Wales
GB NIR 54.5 -6.5|Northern Ireland;Ulster
UA 11 45.3 34.4|Crimea;Crimean Peninsula
PS GZ 31.42 34.36|Gaza Strip;Gaza;Gaza enclave
PS WE 32 35.25|West Bank;occupied West Bank
"""

_REGIONS: Final = """
- 7 21|Africa
- -75 0|Antarctica
- 34 100|Asia
- 48.7 9.1|Europe;European continent
- 46 -100|North America
- -14.6 -57.7|South America
- -18 138|Oceania
- 13 -86|Central America
- -10 -65|Latin America
- 18 -75|Caribbean;the Caribbean
- 30 42|Middle East;the Mideast;Mideast
- 34 36|Levant
- 27 15|North Africa
- 13 0|West Africa
- 1 38|East Africa
- -25 25|southern Africa
- 10 45|Horn of Africa
- 14 5|Sahel;the Sahel
- 23 13|Sahara;Sahara Desert
- 42 44|Caucasus;the Caucasus;South Caucasus;Transcaucasia
- 43 44|North Caucasus
- 43 21|Balkans;the Balkans;Western Balkans
- 57 25|Baltics;the Baltics;Baltic states
- 63 15|Scandinavia
- 41 -4|Iberia;Iberian Peninsula
- 23 46|Arabian Peninsula;Arabia
- 41 69|Central Asia
- 22 79|South Asia;Indian subcontinent
- 5 110|Southeast Asia;South-East Asia;South East Asia
- 36 118|East Asia
- 40 127|Korean Peninsula;Korean peninsula
- 47 14|Central Europe
- 50 30|Eastern Europe
- 49 4|Western Europe
- -15 170|South Pacific
- 0 -160|Pacific;the Pacific;Pacific Ocean
- 25 -40|Atlantic;the Atlantic;Atlantic Ocean
- -20 80|Indian Ocean
- 85 0|Arctic;the Arctic;Arctic Ocean
- 35 18|Mediterranean;the Mediterranean;Mediterranean Sea
- 43 34|Black Sea
- 46 37|Sea of Azov;Azov Sea
- 42 51|Caspian Sea;the Caspian
- 58 20|Baltic Sea;the Baltic
- 56 3|North Sea
- 20 38|Red Sea;the Red Sea
- 12 48|Gulf of Aden
- 26 52|Persian Gulf;the Persian Gulf;Arabian Gulf
- 25 -90|Gulf of Mexico
- 26.6 56.5|Strait of Hormuz
- 12.6 43.3|Bab al-Mandab;Bab el-Mandeb
- 12 113|South China Sea
- 29 125|East China Sea
- 40 135|Sea of Japan
- 15 65|Arabian Sea
- 15 88|Bay of Bengal
- 43 15|Adriatic;Adriatic Sea;the Adriatic
- 39 25|Aegean;Aegean Sea;the Aegean
- 15 -75|Caribbean Sea
- 50 -1|English Channel
- 41 29|Bosphorus;Bosporus
- 34.6 76|Kashmir
- 32.5 44|Mesopotamia
- 36.3 44|Kurdistan
- 47 12|Alps;the Alps
- 28 85|Himalayas;the Himalayas;Himalaya
- -15 -72|Andes;the Andes
- 31.5 35.5|Dead Sea
- -3 -60|Amazon;Amazon rainforest;Amazon basin
- 31.77 35.23|Holy Land
UA 48 38|Donbas;Donbass;Donets Basin
UA 47 34|Dnieper
RU 60 100|Siberia
RU 60 60|Urals
RU 43.3 45.7|Chechnya
RU 42.9 47.1|Dagestan
RU 54.7 20.5|Kaliningrad
GE 43 41|Abkhazia
GE 42.3 44.1|South Ossetia
MD 47 29.3|Transnistria;Trans-Dniester;Transdniestria
AZ 39.9 46.7|Nagorno-Karabakh;Nagorno Karabakh;Karabakh
SY 33 35.75|Golan Heights;Golan;the Golan
SY 36.5 37|Rojava
IQ 36.3 44|Iraqi Kurdistan;Kurdistan Region;Kurdistan Regional Government
PS 31.78 35.24|East Jerusalem;east Jerusalem
EG 29.5 33.8|Sinai;Sinai Peninsula;the Sinai
EG 30.5 32.35|Suez Canal
EG 29.98 31.13|Giza pyramids
SD 13.5 24|Darfur
SD 11 29.5|Kordofan
ET 13.8 39|Tigray
ET 7 44|Ogaden
SO 9.5 46|Somaliland
SO 8.5 49|Puntland
NG 5 6|Niger Delta
CD -2 28.8|Kivu;the Kivus
IN 33.5 75|Jammu and Kashmir;Indian-administered Kashmir
PK 33 70|Waziristan
PK 28 66|Balochistan;Baluchistan
PK 34 71.5|Khyber Pakhtunkhwa
CN 31 88|Tibet
CN 41 86|Xinjiang
CN 44 115|Inner Mongolia
MM 20 93.8|Rakhine;Rakhine State;Arakan
ID -4 138|Papua;West Papua
ID -0.5 102|Sumatra
ID -7.3 110|Java
ID -2 121|Sulawesi
ID -8.4 115.2|Bali
- 1 114|Borneo
- 31.8 -102|Permian Basin
PH 8 125|Mindanao
PH 16 121|Luzon
PH 11 124|Visayas
JP 43.4 142.8|Hokkaido
JP 36 138|Honshu
JP 26.5 128|Okinawa
JP 32.8 131|Kyushu
TR 39 35|Anatolia;Asia Minor
TR 40.7 28|Marmara;Sea of Marmara
GR 35.2 25|Crete
GR 36.2 28|Rhodes
GR 37.5 22.3|Peloponnese
CY 35.2 33.5|Northern Cyprus;northern Cyprus
IT 37.5 14|Sicily
IT 40 9|Sardinia
IT 35.5 12.6|Lampedusa
FR 42.2 9.1|Corsica
FR 48.2 -2.9|Brittany
FR 49.2 0|Normandy
FR 44 6|Provence
FR 48.5 7.5|Alsace
ES 41.8 1.5|Catalonia;Catalunya
ES 43 -2.75|Basque Country
ES 37.6 -4.5|Andalusia;Andalucia
ES 42.8 -8|Galicia
ES 28 -15.5|Canary Islands;the Canaries
ES 39.5 3|Balearic Islands;Mallorca;Majorca
ES 38.9 1.4|Ibiza
PT 38 -27|Azores;the Azores
PT 32.75 -17|Madeira
GB 54.5 -3.2|Lake District
GB 50.5 -4.8|Cornwall
GB 57.5 -4.5|Scottish Highlands
GB 54 -1.5|Yorkshire
GB 52.5 -1.9|West Midlands;the Midlands
DE 49.7 7.4|Rhineland-Palatinate;Rhineland Palatinate
DE 51.5 7.3|Ruhr
RS 45.4 19.9|Vojvodina
RO 46.8 24.5|Transylvania
NO 78 18|Svalbard;Spitsbergen
US 42 -71.5|New England
US 41.5 -88|Midwest
US 37.8 -122.3|Bay Area;San Francisco Bay Area
US 37.4 -122.1|Silicon Valley
US 40.8 -73.2|Long Island
US 41.7 -70.3|Cape Cod
US 24.7 -81|Florida Keys
US 38 -80.5|Appalachia
US 44.6 -110.5|Yellowstone;Yellowstone National Park
US 37.75 -119.6|Yosemite;Yosemite National Park
US 36.1 -112.1|Grand Canyon
US 37.3 -76|Chesapeake Bay
US 44 -87|Lake Michigan
- 47.7 -87.5|Lake Superior
- 44.8 -82.4|Lake Huron
- 42.2 -81.2|Lake Erie
- 43.7 -77.9|Lake Ontario
- 45 -84|Great Lakes
US 34.1 -118.33|Hollywood
US 38.87 -77.05|Pentagon
US 38.9 -77.04|White House
US 38.89 -77.01|Capitol Hill;US Capitol;U.S. Capitol
US 40.71 -74.01|Wall Street;World Trade Center
US 40.75 -73.97|United Nations headquarters
- 27 -105|Rio Grande
CU 19.9 -75.1|Guantanamo Bay;Guantanamo
CA 49.7 -125.7|Vancouver Island
CA 53 -60|Labrador
CA 46.2 -60|Cape Breton
CA 59 -85|Hudson Bay
RU 55.75 37.62|Kremlin;the Kremlin;Red Square
GB 51.5 -0.13|Downing Street;Westminster;Whitehall
GB 51.47 -0.45|Heathrow;Heathrow Airport
GB 51.15 -0.18|Gatwick;Gatwick Airport
FR 49.01 2.55|Charles de Gaulle Airport
FR 48.87 2.31|Elysee;Elysee Palace
UA 51.39 30.1|Chernobyl;Chornobyl
UA 47.51 34.59|Zaporizhzhia nuclear power plant
JP 37.42 141.03|Fukushima nuclear plant
EG 25.74 32.6|Valley of the Kings
TD 13 14|Lake Chad
- -1 33|Lake Victoria
- -6 29.5|Lake Tanganyika
RU 53.5 108|Lake Baikal
- 0 37|Rift Valley
KE 0 36|Rift Valley Province
TZ -3.07 37.36|Kilimanjaro;Mount Kilimanjaro
TZ -6.1 39.3|Zanzibar
NP 27.99 86.93|Everest;Mount Everest
AU -18 147|Great Barrier Reef
- 20 -157|Polynesia
US 20.8 -156.3|Maui
US 21.44 -158|Oahu
US 21.36 -157.95|Pearl Harbor
- 46.4 6.5|Lake Geneva
- 50 10|Rhine;the Rhine
- 45 20|Danube;the Danube
- 26 32|Nile;the Nile
- 33 43|Tigris
- 35.5 40|Euphrates;the Euphrates
- 30 31|Nile Delta
- 25 84|Ganges
- 31.8 35.55|Jordan River;River Jordan
LB 33.85 35.9|Bekaa Valley;Bekaa;Beqaa Valley
IL 31 34.9|Negev;Negev desert
IL 33 35.3|Galilee
IL 32.8 35.58|Sea of Galilee
YE 15.5 45|Hadhramaut
AF 34.5 70.4|Khyber Pass
- 10 105|Mekong;Mekong River
VN 10 105.8|Mekong Delta
- 21 100.5|Golden Triangle
CL -27.1 -109.4|Easter Island
EC -0.5 -90.5|Galapagos;Galapagos Islands
BR -9 -40|Sertao
AR -42 -69|Patagonia
- -54 -69|Tierra del Fuego
"""


@dataclass(frozen=True, slots=True)
class Region:
    """A state, a sea, a land or a landmark.

    Attributes:
        country: ISO 3166-1 alpha-2 code, or an empty string where it has none of its own.
        code: GeoNames' code of a first-level division, or an empty string.
        lat: Latitude in degrees.
        lon: Longitude in degrees.
        names: English names and abbreviations, the usual one first.
        kind: `admin1` for a state or province, else `region`.
    """

    country: str
    code: str
    lat: float
    lon: float
    names: tuple[str, ...]
    kind: Literal["admin1", "region"]


def _rows(table: str, kind: Literal["admin1", "region"]) -> tuple[Region, ...]:
    rows = []
    for line in filter(None, table.split("\n")):
        head, _, names = line.partition("|")
        country, *code, lat, lon = head.split()
        rows.append(
            Region(
                country=country.strip("-"),
                code=code[0] if code else "",
                lat=float(lat),
                lon=float(lon),
                names=tuple(names.split(";")),
                kind=kind,
            )
        )
    return tuple(rows)


STATES: Final = _rows(_STATES, "admin1")
REGIONS: Final = _rows(_REGIONS, "region")
ABBREVIATIONS: Final = {
    name: state.names[0] for state in STATES for name in state.names if name.endswith(".")
} | {name: name for name in ("U.S.", "U.S.A.", "U.K.", "D.C.", "L.A.", "U.A.E.", "D.R.C.")}
"""Names that end in a full stop, each with the usual name of what it stands for."""
POSTAL: Final = {state.code: state.names[0] for state in STATES if state.country == "US"}
"""The two letters by which the United States' post knows a state."""
