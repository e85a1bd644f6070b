"""The names under which news agencies sign, and the short name each goes by here."""

import re

_NAMES: dict[str, tuple[str, ...]] = {
    "AAP": ("Australian Associated Press",),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "Al Jazeera": (),
    "Anadolu": ("Anadolu Agency", "AA"),
    "ANI": (),
    "ANSA": (),
    "Antara": (),
    "AP": ("The Associated Press", "Associated Press"),
    "APA": (),
    "APP": (),
    "AsiaNews": (),
    "BBC": (),
    "Bernama": (),
    "Bloomberg": ("Bloomberg News",),
    "BTA": (),
    "Business Wire": (),
    "CNA": (),
    "CNN": (),
    "CNS": (),
    "CTK": ("ČTK",),
    "dpa": (),
    "EFE": ("EFE-EPA",),
    "GLOBE NEWSWIRE": (),
    "HINA": (),
    "IANS": (),
    "Interfax": (),
    "IPS": ("Inter Press Service",),
    "IRIN": (),
    "IRNA": (),
    "KCNA": (),
    "KUNA": (),
    "Kyodo": ("Kyodo News",),
    "Ma'an": ("Maan",),
    "MENA": (),
    "MTI": (),
    "NAN": (),
    "NNA": (),
    "PA": ("PA Media", "Press Association"),
    "PAP": (),
    "PNA": (),
    "PR Newswire": ("PRNewswire",),
    "PTI": ("Press Trust of India",),
    "Reuters": ("Thomson Reuters",),
    "RIA": ("RIA Novosti",),
    "RNS": ("Religion News Service",),
    "SANA": (),
    "SPA": (),
    "Sputnik": (),
    "TASS": ("ITAR-TASS",),
    "The Canadian Press": ("Canadian Press", "CP"),
    "Thomson Reuters Foundation": (),
    "TNS": ("Tribune News Service",),
    "UNB": (),
    "UPI": ("United Press International",),
    "VNA": (),
    "WAFA": (),
    "WAM": (),
    "Xinhua": ("XINHUA",),
    "Yonhap": ("Yonhap News Agency",),
}
_SHORT = {name.casefold(): short for short, names in _NAMES.items() for name in (short, *names)}
# Longest first, so that "Thomson Reuters Foundation" is not read as "Thomson Reuters".
PATTERN = "|".join(
    re.escape(name)
    for name in sorted(
        {name for short, names in _NAMES.items() for name in (short, *names)},
        key=lambda name: (-len(name), name),
    )
)
_IN_WORDS = re.compile(rf"(?<!\w)(?:{PATTERN})(?!\w)")


def find(words: str) -> str | None:
    """The short name of the first agency that the words name, or None."""
    match = _IN_WORDS.search(words)
    return _SHORT[match.group().casefold()] if match else None
