"""Countries in news English: where they are, what else they are called, and their adjectives.

Written for onrecord. Coordinates are the rough middle of the country in whole or half degrees, as
atlases and GeoNames give them; a territory without coordinates here gets the middle of its towns.
"""

from dataclasses import dataclass
from typing import Final

_TABLE: Final = """
AD 42.5 1.5|Andorra|Andorran
AE 23.75 54.5|United Arab Emirates;UAE;U.A.E.;the Emirates|Emirati
AF 33 66|Afghanistan|Afghan
AG 17.05 -61.8|Antigua and Barbuda;Antigua|Antiguan
AI||Anguilla|Anguillan
AL 41 20|Albania|Albanian
AM 40.25 45|Armenia|Armenian
AO -12.5 18.5|Angola|Angolan
AQ -75 0|Antarctica|Antarctic
AR -34 -64|Argentina;Argentine Republic|Argentine;Argentinian;Argentinean
AS||American Samoa|
AT 47.33 13.33|Austria|Austrian
AU -25 135|Australia;Commonwealth of Australia|Australian;Aussie
AW||Aruba|Aruban
AZ 40.5 47.5|Azerbaijan|Azerbaijani;Azeri
BA 44.25 17.83|Bosnia and Herzegovina;Bosnia;Bosnia-Herzegovina;Bosnia & Herzegovina|Bosnian
BB 13.17 -59.53|Barbados|Barbadian;Bajan
BD 24 90|Bangladesh|Bangladeshi
BE 50.75 4.5|Belgium|Belgian
BF 12.5 -1.67|Burkina Faso;Burkina|Burkinabe
BG 42.75 25.5|Bulgaria|Bulgarian
BH 26 50.5|Bahrain|Bahraini
BI -3.5 30|Burundi|Burundian
BJ 9.5 2.25|Benin|Beninese
BM 32.33 -64.75|Bermuda|Bermudian
BN 4.5 114.67|Brunei;Brunei Darussalam|Bruneian
BO -17 -65|Bolivia|Bolivian
BR -10 -55|Brazil|Brazilian
BS 24 -76|Bahamas;the Bahamas|Bahamian
BT 27.5 90.5|Bhutan|Bhutanese
BW -22 24|Botswana|Botswanan
BY 53 28|Belarus;Belorussia|Belarusian;Belarussian
BZ 17.25 -88.75|Belize|Belizean
CA 60 -113.5|Canada|Canadian
CD -2.5 23.5|Democratic Republic of the Congo;DR Congo;DRC;Congo-Kinshasa;D.R. Congo;\
Democratic Republic of Congo;Congo;the Congo;Zaire|Congolese
CF 7 21|Central African Republic;C.A.R.|
CG -1 15.5|Republic of the Congo;Congo-Brazzaville;Congo Republic;Republic of Congo|
CH 47 8|Switzerland;Swiss Confederation|Swiss
CI 8 -5.5|Ivory Coast;Cote d'Ivoire|Ivorian;Ivoirian
CK||Cook Islands|
CL -30 -71|Chile|Chilean
CM 6 12.5|Cameroon|Cameroonian
CN 35 105|China;People's Republic of China;PRC;mainland China;P.R.C.|Chinese
CO 4 -73.25|Colombia|Colombian
CR 10 -84|Costa Rica|Costa Rican
CU 22 -79.5|Cuba|Cuban
CV 16 -24|Cape Verde;Cabo Verde|Cape Verdean
CW||Curacao|
CY 35 33|Cyprus|Cypriot;Greek Cypriot;Turkish Cypriot
CZ 49.75 15|Czech Republic;Czechia;the Czech Republic|Czech
DE 51.5 10.5|Germany;Federal Republic of Germany|German
DJ 11.5 42.5|Djibouti|Djiboutian
DK 56 10|Denmark|Danish
DM 15.5 -61.33|Dominica|
DO 19 -70.67|Dominican Republic|
DZ 28 3|Algeria|Algerian
EC -1.25 -78.25|Ecuador|Ecuadorean;Ecuadorian;Ecuadoran
EE 59 26|Estonia|Estonian
EG 27 30|Egypt|Egyptian
EH 24.5 -13|Western Sahara|Sahrawi
ER 15 39|Eritrea|Eritrean
ES 40 -4|Spain|Spanish
ET 8 38|Ethiopia|Ethiopian
FI 64 26|Finland|Finnish
FJ -18 178|Fiji|Fijian
FK -51.75 -59.17|Falkland Islands;Falklands;the Falklands;Malvinas|
FM||Micronesia;Federated States of Micronesia|Micronesian
FO 62 -7|Faroe Islands;Faeroe Islands;the Faroes|Faroese
FR 46 2|France;French Republic|French
GA -1 11.75|Gabon|Gabonese
GB 54.75 -2.7|United Kingdom;UK;U.K.;Britain;Great Britain|British
GD 12.12 -61.67|Grenada|Grenadian
GE 42 43.5|Georgia;Republic of Georgia|Georgian
GF 4 -53|French Guiana|
GG 49.45 -2.58|Guernsey|
GH 8.1 -1.2|Ghana|Ghanaian
GI 36.14 -5.35|Gibraltar|Gibraltarian
GL 72 -40|Greenland|Greenlandic
GM 13.5 -15.5|Gambia;the Gambia|Gambian
GN 10.83 -10.67|Guinea|Guinean
GP 16.25 -61.58|Guadeloupe|
GQ 1.7 10.5|Equatorial Guinea|Equatoguinean
GR 39 22|Greece|Greek
GT 15.5 -90.25|Guatemala|Guatemalan
GU 13.48 144.82|Guam|Guamanian
GW 12 -15|Guinea-Bissau|
GY 5 -59|Guyana|Guyanese
HK 22.28 114.17|Hong Kong|
HN 15 -86.5|Honduras|Honduran
HR 45.17 15.5|Croatia|Croatian;Croat
HT 19 -72.42|Haiti|Haitian
HU 47 20|Hungary|Hungarian
ID -5 120|Indonesia|Indonesian
IE 53 -8|Ireland;Republic of Ireland;Irish Republic;Eire|Irish
IL 31.5 34.75|Israel;State of Israel|Israeli
IM 54.25 -4.5|Isle of Man|Manx
IN 22 79|India|Indian
IQ 33 44|Iraq|Iraqi
IR 32 53|Iran;Islamic Republic of Iran;Persia;the Islamic Republic|Iranian
IS 65 -18|Iceland|Icelandic
IT 42.83 12.83|Italy|Italian
JE 49.22 -2.13|Jersey|
JM 18.25 -77.5|Jamaica|Jamaican
JO 31 36|Jordan;Hashemite Kingdom of Jordan|Jordanian
JP 35.68 139.75|Japan|Japanese
KE 1 38|Kenya|Kenyan
KG 41.5 75|Kyrgyzstan;Kirghizia;Kyrgyz Republic|Kyrgyz;Kyrgyzstani
KH 13 105|Cambodia;Kampuchea|Cambodian
KI 1.42 173|Kiribati|
KM -12.17 44.25|Comoros;the Comoros|Comoran;Comorian
KN 17.33 -62.75|Saint Kitts and Nevis;St. Kitts and Nevis|
KP 40 127|North Korea;DPRK;N. Korea;D.P.R.K.;Democratic People's Republic of Korea|North Korean
KR 36.5 127.75|South Korea;Republic of Korea;ROK;S. Korea|South Korean
KW 29.5 47.75|Kuwait|Kuwaiti
KY||Cayman Islands;the Caymans|Caymanian
KZ 48 68|Kazakhstan|Kazakh;Kazakhstani
LA 18 105|Laos;Lao PDR|Laotian;Lao
LB 33.83 35.83|Lebanon;Lebanese Republic|Lebanese
LC 13.88 -60.97|Saint Lucia;St. Lucia|
LI 47.17 9.53|Liechtenstein|
LK 7.75 80.75|Sri Lanka;Ceylon|Sri Lankan
LR 6.5 -9.5|Liberia|Liberian
LS -29.5 28.25|Lesotho|
LT 55.42 24|Lithuania|Lithuanian
LU 49.75 6.17|Luxembourg|
LV 57 25|Latvia|Latvian
LY 28 17|Libya|Libyan
MA 32 -6|Morocco|Moroccan
MC 43.73 7.42|Monaco|Monegasque
MD 47.25 28.58|Moldova;Moldavia|Moldovan
ME 42.75 19.25|Montenegro|Montenegrin
MG -20 47|Madagascar|Malagasy
MH 7.1 171.06|Marshall Islands|Marshallese
MK 41.67 21.75|North Macedonia;Macedonia|Macedonian;North Macedonian
ML 18 -2|Mali|Malian
MM 21 96|Myanmar;Burma|Burmese
MN 46 105|Mongolia|Mongolian
MO 22.17 113.55|Macau;Macao|
MQ 14.67 -61|Martinique|
MR 20.25 -10.5|Mauritania|Mauritanian
MS||Montserrat|
MT 35.92 14.43|Malta|Maltese
MU -20.3 57.58|Mauritius|Mauritian
MV 3.2 73|Maldives;the Maldives|Maldivian
MW -13.5 34|Malawi|Malawian
MX 23 -102|Mexico|Mexican
MY 2.5 112.5|Malaysia|Malaysian
MZ -18.25 35|Mozambique|Mozambican
NA -22 17|Namibia|Namibian
NC -21.5 165.5|New Caledonia|
NE 18 9|Niger|Nigerien
NG 10 8|Nigeria|Nigerian
NI 13 -85|Nicaragua|Nicaraguan
NL 52.25 5.75|Netherlands;the Netherlands;Holland|Dutch
NO 62 10|Norway|Norwegian
NP 28 84|Nepal|Nepalese;Nepali
NR -0.53 166.93|Nauru|Nauruan
NZ -42 174|New Zealand;Aotearoa|
OM 21 57|Oman;Sultanate of Oman|Omani
PA 9 -80|Panama|Panamanian
PE -10 -75.25|Peru|Peruvian
PF -17.65 -149.4|French Polynesia|
PG -6 147|Papua New Guinea;PNG|
PH 13 122|Philippines;the Philippines|Philippine;Filipino
PK 30 70|Pakistan|Pakistani
PL 52 20|Poland|Polish
PR 18.25 -66.5|Puerto Rico|Puerto Rican
PS 31.92 35.2|Palestinian territories;Palestinian Territory;Palestine;State of Palestine;\
occupied Palestinian territory;occupied Palestinian territories|Palestinian
PT 39.69 -8|Portugal|Portuguese
PW 7.5 134.5|Palau|Palauan
PY -23.33 -58|Paraguay|Paraguayan
QA 25.5 51.25|Qatar|Qatari
RE -21.1 55.6|Reunion|
RO 46 25|Romania;Rumania|Romanian
RS 44 20.75|Serbia|Serbian;Serb
RU 60 100|Russia;Russian Federation;the Russian Federation|Russian
RW -2 30|Rwanda|Rwandan
SA 25 45|Saudi Arabia;Kingdom of Saudi Arabia;KSA|Saudi;Saudi Arabian
SB -9 160|Solomon Islands;the Solomons|
SC -4.58 55.67|Seychelles;the Seychelles|
SD 16 30|Sudan|Sudanese
SE 62 15|Sweden|Swedish
SG 1.37 103.8|Singapore|Singaporean
SI 46.25 15.17|Slovenia|Slovenian;Slovene
SK 48.67 19.5|Slovakia;Slovak Republic|Slovak;Slovakian
SL 8.5 -11.5|Sierra Leone|Sierra Leonean
SM 43.94 12.46|San Marino|
SN 14.5 -14.25|Senegal|Senegalese
SO 6 48|Somalia|Somali;Somalian
SR 4 -56|Suriname;Surinam|Surinamese
SS 7.5 30|South Sudan|South Sudanese
ST 1 7|Sao Tome and Principe|
SV 13.83 -88.92|El Salvador|Salvadoran;Salvadorean
SX||Sint Maarten|
SY 35 38|Syria;Syrian Arab Republic|Syrian
SZ -26.5 31.5|Eswatini;Swaziland|Swazi
TC||Turks and Caicos Islands;Turks and Caicos|
TD 15 19|Chad|Chadian
TG 8 1.17|Togo|Togolese
TH 15.5 101|Thailand|Thai
TJ 39 71|Tajikistan|Tajik
TL -8.83 125.75|East Timor;Timor-Leste|Timorese;East Timorese
TM 40 60|Turkmenistan|Turkmen
TN 34 9|Tunisia|Tunisian
TO -20 -175|Tonga|Tongan
TR 39 35|Turkey;Turkiye;Republic of Turkey|Turkish
TT 11 -61|Trinidad and Tobago;Trinidad|Trinidadian
TV||Tuvalu|Tuvaluan
TW 24 121|Taiwan;Republic of China|Taiwanese
TZ -6 35|Tanzania|Tanzanian
UA 49 32|Ukraine;the Ukraine|Ukrainian
UG 1.25 32.5|Uganda|Ugandan
US 39.76 -98.5|United States;US;U.S.;USA;U.S.A.;United States of America;America;the States|\
American
UY -33 -56|Uruguay|Uruguayan
UZ 41.67 63.83|Uzbekistan|Uzbek
VA 41.9 12.45|Vatican;Vatican City;the Vatican;Holy See|
VC 13.08 -61.2|Saint Vincent and the Grenadines;St. Vincent and the Grenadines|
VE 8 -66|Venezuela|Venezuelan
VG||British Virgin Islands|
VI||U.S. Virgin Islands;US Virgin Islands|
VN 16.17 107.83|Vietnam;Viet Nam|Vietnamese
VU -16 167|Vanuatu|
WS -13.8 -172.18|Samoa|Samoan
XK 42.58 21|Kosovo|Kosovan;Kosovar
YE 15.5 47.5|Yemen|Yemeni
YT -12.83 45.15|Mayotte|
ZA -29 24|South Africa;Republic of South Africa|South African
ZM -14.33 28.5|Zambia|Zambian
ZW -19 29.75|Zimbabwe;Rhodesia|Zimbabwean
"""


@dataclass(frozen=True, slots=True)
class Country:
    """A country as news names it.

    Attributes:
        code: ISO 3166-1 alpha-2 code, or XK for Kosovo.
        middle: Latitude and longitude in degrees, or None where the gazetteer computes them.
        names: English names and abbreviations, the usual one first.
        adjectives: "Syrian"; none where the adjective is the name or means several countries.
    """

    code: str
    middle: tuple[float, float] | None
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


def _row(line: str) -> Country:
    head, *rest = line.split("|")
    code, *middle = head.split()
    names, adjectives = rest[-2:]
    return Country(
        code=code,
        middle=(float(middle[0]), float(middle[1])) if middle else None,
        names=tuple(names.split(";")),
        adjectives=tuple(filter(None, adjectives.split(";"))),
    )


COUNTRIES: Final = tuple(_row(line) for line in _TABLE.split("\n") if line)
_WIDER: Final = """
African|Africa
Asian|Asia
South Asian|South Asia
South East Asian;Southeast Asian|Southeast Asia
Central Asian|Central Asia
East Asian|East Asia
European|Europe
Eastern European;East European|Eastern Europe
Western European|Western Europe
Central European|Central Europe
Latin American|Latin America
North American|North America
South American|South America
Central American|Central America
Middle Eastern;Mideast|Middle East
West African|West Africa
East African|East Africa
North African|North Africa
Scandinavian|Scandinavia
Balkan|Balkans
Scottish|Scotland
Welsh|Wales
English|England
Northern Irish|Northern Ireland
Catalan|Catalonia
Basque|Basque Country
Bavarian|Bavaria
Sicilian|Sicily
Crimean|Crimea
Chechen|Chechnya
Abkhaz;Abkhazian|Abkhazia
Tibetan|Tibet
Siberian|Siberia
Kashmiri|Kashmir
Gazan|Gaza Strip
Darfuri|Darfur
Tigrayan|Tigray
Texan|Texas
Californian|California
Floridian|Florida
Hawaiian|Hawaii
Alaskan|Alaska
"""

ADJECTIVES: Final = {
    adjective: country.names[0] for country in COUNTRIES for adjective in country.adjectives
} | {
    adjective: name
    for line in filter(None, _WIDER.split("\n"))
    for adjectives, _, name in [line.partition("|")]
    for adjective in adjectives.split(";")
}
"""The usual name of the country or region that an adjective means, by the adjective as written."""
