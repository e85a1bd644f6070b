"""Currencies: signs and words to ISO 4217 codes."""

from typing import Final

from onrecord.extraction.figures.forms import forms

SIGNS: Final = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₺": "TRY", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB", "₴": "UAH", "₸": "KZT", "₵": "GHS",
    "₡": "CRC", "₲": "PYG", "₾": "GEL", "₼": "AZN", "¢": "USD", "#": "GBP",
}  # fmt: skip
"""Currency signs; "#" is the pound of old wire copy, and counts only before a sum in millions."""

PREFIXES: Final = {
    "us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cdn": "CAD", "a": "AUD",
    "au": "AUD", "aus": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD",
    "r": "BRL", "j": "JMD", "tt": "TTD", "z": "ZWL", "zim": "ZWL", "m": "MXN", "mex": "MXN",
    "b": "BSD", "bd": "BBD", "fj": "FJD", "ec": "XCD", "lib": "LRD", "n": "NAD", "e": "XCD",
}  # fmt: skip
"""What stands written onto the dollar sign: "C$", "US$"."""

CODES: Final = forms(
    "AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BIF BND BOB BRL BWP BYN CAD CDF CHF CLP CNY "
    "COP CRC CUP CZK DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ HKD HNL HTG HUF "
    "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KRW KWD KZT LAK LBP LKR LRD LSL LYD MAD "
    "MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
    "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SDG SEK SGD SLE SOS SSP SYP SZL THB TJS TMT "
    "TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF XPF YER ZAR ZMW ZWL"
)

WORDS_BEFORE: Final = {
    "dlrs": "USD", "dlr": "USD", "rs": "INR", "rs.": "INR", "inr": "INR", "rmb": "CNY",
    "sh": "KES", "shs": "KES", "ksh": "KES", "kshs": "KES", "ush": "UGX", "tsh": "TZS",
    "rm": "MYR", "rp": "IDR", "php": "PHP", "chf": "CHF", "kr": "SEK", "le": "EGP", "dh": "AED",
    "dhs": "AED", "tk": "BDT", "nis": "ILS", "naira": "NGN", "ghc": "GHS", "fcfa": "XOF",
    "n": "NGN", "p": "PHP", "r": "ZAR", "k": "ZMW",
}  # fmt: skip
"""Words and letters that stand before a sum; single letters only when written onto it."""

NOUNS: Final = {
    "dollar": "USD", "buck": "USD", "greenback": "USD", "euro": "EUR", "pound": "GBP",
    "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "ruble": "RUB",
    "rouble": "RUB", "shekel": "ILS", "won": "KRW", "lira": "TRY", "naira": "NGN", "baht": "THB",
    "dong": "VND", "ringgit": "MYR", "rupiah": "IDR", "hryvnia": "UAH", "hryvnya": "UAH",
    "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "lev": "BGN", "leu": "RON", "tenge": "KZT",
    "som": "KGS", "manat": "AZN", "lari": "GEL", "dram": "AMD", "taka": "BDT", "afghani": "AFN",
    "toman": "IRR", "rial": "IRR", "riyal": "SAR", "dirham": "AED", "dinar": "IQD", "birr": "ETB",
    "cedi": "GHS", "rand": "ZAR", "kwacha": "ZMW", "shilling": "KES", "peso": "MXN", "real": "BRL",
    "bolivar": "VES", "sol": "PEN", "quetzal": "GTQ", "lempira": "HNL", "gourde": "HTG",
    "franc": "CHF", "krona": "SEK", "krone": "NOK", "guilder": "NLG", "mark": "DEM", "kyat": "MMK",
    "riel": "KHR", "kip": "LAK", "tugrik": "MNT", "dalasi": "GMD", "leone": "SLE", "pula": "BWP",
    "metical": "MZN", "ariary": "MGA", "bitcoin": "XBT",
}  # fmt: skip
"""What a currency noun means where nothing says whose it is."""

SMALL: Final = {
    "cent": "USD", "pence": "GBP", "penny": "GBP", "penni": "GBP", "p": "GBP", "kopeck": "RUB",
    "paise": "INR", "paisa": "INR",
}  # fmt: skip
"""Hundredths of a currency."""

_AMBIGUOUS_NOUNS: Final = forms("real sol won mark som lev leu dong dram rand kip")

OF: Final = {
    "dollar": {
        "u.s.": "USD", "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD",
        "zealand": "NZD", "kong": "HKD", "singapore": "SGD", "taiwan": "TWD", "taiwanese": "TWD",
        "jamaican": "JMD", "zimbabwe": "ZWL", "zimbabwean": "ZWL", "liberian": "LRD",
        "namibian": "NAD", "fiji": "FJD", "fijian": "FJD", "bahamian": "BSD", "barbados": "BBD",
    },
    "pound": {
        "egyptian": "EGP", "syrian": "SYP", "lebanese": "LBP", "sudanese": "SDG",
        "british": "GBP", "sterling": "GBP", "turkish": "TRY", "irish": "IEP", "cyprus": "CYP",
    },
    "peso": {
        "philippine": "PHP", "filipino": "PHP", "argentine": "ARS", "argentinian": "ARS",
        "chilean": "CLP", "colombian": "COP", "cuban": "CUP", "dominican": "DOP",
        "mexican": "MXN", "uruguayan": "UYU",
    },
    "rupee": {
        "indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "lankan": "LKR", "lanka": "LKR",
        "nepali": "NPR", "nepalese": "NPR", "mauritian": "MUR", "mauritius": "MUR",
    },
    "franc": {
        "swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF", "congolese": "CDF",
        "rwandan": "RWF", "burundian": "BIF", "guinean": "GNF", "djiboutian": "DJF",
    },
    "shilling": {
        "kenyan": "KES", "kenya": "KES", "ugandan": "UGX", "uganda": "UGX", "tanzanian": "TZS",
        "tanzania": "TZS", "somali": "SOS", "austrian": "ATS",
    },
    "dinar": {
        "iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "bahraini": "BHD", "libyan": "LYD",
        "tunisian": "TND", "algerian": "DZD", "serbian": "RSD", "yugoslav": "YUM",
    },
    "rial": {"iranian": "IRR", "omani": "OMR", "yemeni": "YER", "qatari": "QAR"},
    "riyal": {"saudi": "SAR", "qatari": "QAR", "yemeni": "YER"},
    "dirham": {"moroccan": "MAD", "uae": "AED", "emirati": "AED"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "krone": {"norwegian": "NOK", "danish": "DKK"},
    "lira": {"turkish": "TRY", "italian": "ITL", "lebanese": "LBP", "syrian": "SYP"},
    "won": {"south": "KRW", "korean": "KRW", "north": "KPW"},
    "mark": {"german": "DEM", "deutsche": "DEM", "finnish": "FIM"},
    "ruble": {"russian": "RUB", "belarusian": "BYN"},
    "rouble": {"russian": "RUB", "belarusian": "BYN"},
    "cent": {"canadian": "CAD", "australian": "AUD", "euro": "EUR", "u.s.": "USD"},
}  # fmt: skip
"""Whose a currency is, by the word before its noun."""

_IRREGULAR: Final = {
    "kroner": "krone", "kronor": "krona", "kronur": "krona", "lire": "lira", "liras": "lira",
    "pesos": "peso", "euros": "euro", "lei": "leu", "leva": "lev", "zlotys": "zloty",
    "zloties": "zloty", "zlotych": "zloty", "koruny": "koruna", "korunas": "koruna",
    "hryvnias": "hryvnia", "hryven": "hryvnia", "reais": "real", "reals": "real", "soles": "sol",
    "deutschmarks": "mark", "marks": "mark", "pennies": "penny", "roubles": "rouble",
    "meticais": "metical", "maloti": "loti", "bolivares": "bolivar", "quetzales": "quetzal",
}  # fmt: skip


def singular(word: str) -> str:
    """The noun of a currency in the singular, lower case."""
    return _IRREGULAR.get(word) or (word[:-1] if word.endswith("s") and len(word) > 3 else word)


def noun(word: str, before: str) -> str | None:
    """The code of a currency noun, or None.

    Args:
        word: The noun, lower case, singular or plural.
        before: The word before it, lower case.
    """
    base = singular(word)
    if base not in NOUNS:
        return None
    whose = OF.get(base, {}).get(before)
    if whose:
        return whose
    # "won", "real" and "mark" are everyday words; alone they are money only in the plural.
    if base in _AMBIGUOUS_NOUNS and base == word and base not in ("won", "dong", "rand", "som"):
        return None
    return NOUNS[base]
