"""Which languages are spoken where: the regions of title.akas, among them IMDb's codes for states that are gone."""

from __future__ import annotations

ENGLISH_SPEAKING = ("US", "GB", "CA", "AU", "IE", "NZ", "XWW", "XEU")
"""Regions whose unmarked titles are English. XWW is IMDb's "worldwide", XEU its "Europe"."""

NOWHERE = ("XWW", "XEU")
"""Regions that no film comes from."""

INDIAN = ("hi", "ta", "te", "ml", "kn", "bn", "mr", "pa", "gu", "or", "as", "ur", "bho")
"""An unmarked Indian title may be in any of these."""

SPOKEN = {
    "AF": ("fa", "ps"), "AL": ("sq",), "AM": ("hy",), "AO": ("pt",), "AR": ("es",), "AT": ("de",), "AZ": ("az",),
    "BA": ("sh",), "BD": ("bn",), "BE": ("fr", "nl"), "BG": ("bg",), "BO": ("es",), "BR": ("pt",), "BUMM": ("my",),
    "BY": ("ru", "be"), "CH": ("de", "fr", "it"), "CI": ("fr",), "CL": ("es",), "CM": ("fr", "en"), "CN": ("zh",),
    "CO": ("es",), "CR": ("es",), "CSHH": ("cs", "sk"), "CSXX": ("sh",), "CU": ("es",), "CZ": ("cs",), "DDDE": ("de",),
    "DE": ("de",), "DK": ("da",), "DO": ("es",), "DZ": ("ar", "fr"), "EC": ("es",), "EE": ("et",), "EG": ("ar",),
    "ES": ("es",), "ET": ("am",), "FI": ("fi",), "FO": ("fo",), "FR": ("fr",), "GE": ("ka",), "GH": ("en",),
    "GR": ("el",), "GT": ("es",), "HK": ("yue",), "HN": ("es",), "HR": ("sh",), "HU": ("hu",), "ID": ("id",),
    "IL": ("he",), "IN": INDIAN, "IQ": ("ar",), "IR": ("fa",), "IS": ("is",), "IT": ("it",), "JO": ("ar",),
    "JP": ("ja",), "KE": ("sw", "en"), "KG": ("ky", "ru"), "KH": ("km",), "KR": ("ko",), "KP": ("ko",), "KW": ("ar",),
    "KZ": ("kk", "ru"), "LA": ("lo",), "LB": ("ar",), "LK": ("si", "ta"), "LT": ("lt",), "LU": ("lb", "fr", "de"),
    "LV": ("lv",), "MA": ("ar", "fr"), "MD": ("ro",), "ME": ("sh",), "MK": ("mk",), "ML": ("fr",), "MM": ("my",),
    "MN": ("mn",), "MX": ("es",), "MY": ("ms",), "MZ": ("pt",), "NG": ("en",), "NI": ("es",), "NL": ("nl",),
    "NO": ("no",), "NP": ("ne",), "PA": ("es",), "PE": ("es",), "PH": ("tl",), "PK": ("ur",), "PL": ("pl",),
    "PR": ("es",), "PS": ("ar",), "PT": ("pt",), "PY": ("es",), "RO": ("ro",), "RS": ("sh",), "RU": ("ru",),
    "SA": ("ar",), "SE": ("sv",), "SG": ("zh", "en"), "SI": ("sl",), "SK": ("sk",), "SN": ("fr",), "SUHH": ("ru",),
    "SV": ("es",), "SY": ("ar",), "TH": ("th",), "TN": ("ar", "fr"), "TR": ("tr",), "TW": ("zh",), "UA": ("uk", "ru"),
    "UY": ("es",), "UZ": ("uz", "ru"), "VDVN": ("vi",), "VE": ("es",), "VN": ("vi",), "XKO": ("ko",), "XKV": ("sq",),
    "XWG": ("de",), "XYU": ("sh",), "YUCS": ("sh",), "ZA": ("en", "af"), "ZRCD": ("fr",),
    **dict.fromkeys(ENGLISH_SPEAKING, ("en",)),
}  # fmt: skip
"""The languages of a region's films, the commonest first; what an unmarked title there may be in."""

MARKED = {
    "BE": ("de",), "CA": ("fr", "iu"), "CH": ("rm", "gsw"), "CN": ("yue", "bo", "mn", "ug"), "ES": ("ca", "eu", "gl"),
    "FI": ("sv", "se"), "FR": ("br", "co", "oc"), "GB": ("cy", "gd"), "HK": ("zh",), "IE": ("ga",), "IL": ("ar", "yi"),
    "IN": ("kok", "ne", "raj", "tcy", "mni", "sa"), "LK": ("en",), "MK": ("sq",), "MY": ("zh", "ta"), "NO": ("se",),
    "NZ": ("mi",), "PK": ("pa", "ps", "sd"), "RS": ("hu",), "SE": ("se", "fi"), "SUHH": ("uk", "ka", "hy", "et", "lv", "lt"),
    "TR": ("ku",), "TW": ("nan",), "XYU": ("sl", "mk", "sq"), "XWW": ("es", "fr", "pt", "ar", "zxx"),
    "ZA": ("zu", "xh", "st", "tn"),
}  # fmt: skip
"""Languages that are spoken there too, and that a title is taken to be in where the row says so."""

CANONICAL = {
    "cmn": "zh", "nb": "no", "nn": "no", "fil": "tl", "iw": "he", "in": "id", "qbn": "nl", "qbp": "es", "qbo": "sh",
    "hr": "sh", "sr": "sh", "bs": "sh",
}  # fmt: skip
"""IMDb's codes for languages that have a commoner one. Croatian, Serbian and Bosnian titles read alike and share `sh`."""

HOME = {
    "cs": ("CSHH", "CZ"),
    "de": ("DDDE", "XWG", "DE", "AT", "CH"),
    "en": ("US", "GB", "CA", "AU", "IE", "NZ"),
    "fr": ("FR", "CA", "BE", "CH"),
    "ru": ("SUHH", "RU"),
    "sk": ("CSHH", "SK"),
    "sl": ("XYU", "SI"),
    "sh": ("XYU",),
}
"""Where most of a language's films come from, the likeliest first, when several of its regions show the original title.

States that are gone come before their heirs: they name their own films only. Spanish, Portuguese and Chinese films cross
borders too evenly; there several regions leave the origin unknown.
"""


def spoken() -> dict[tuple[str, str | None], tuple[str, ...]]:
    """The languages that a row of title.akas stands for, by its region and its language (None: unmarked)."""
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for region, languages in SPOKEN.items():
        found[region, None] = languages
        for language in (*languages, *MARKED.get(region, ())):
            found[region, language] = (language,)
    return found
