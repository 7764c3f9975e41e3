"""The source's names of countries and languages, and the codes IMDb has for them."""

from __future__ import annotations

# Countries that are no more keep the codes of their own that IMDb gives them.
_REGIONS = {
    "Afghanistan": "AF", "Albania": "AL", "Algeria": "DZ", "Argentina": "AR", "Armenia": "AM", "Australia": "AU",
    "Austria": "AT", "Bangladesh": "BD", "Belarus": "BY", "Belgium": "BE", "Bolivia": "BO",
    "Bosnia and Herzegovina": "BA", "Botswana": "BW", "Brazil": "BR", "British Hong Kong": "HK", "Bulgaria": "BG",
    "Burkina Faso": "BF", "Cambodia": "KH", "Cameroon": "CM", "Canada": "CA", "Chad": "TD", "Chile": "CL",
    "Colombia": "CO", "Croatia": "HR", "Cuba": "CU", "Cyprus": "CY", "Czech Republic": "CZ",
    "Czechoslovakia": "CSHH", "Democratic Republic of the Congo": "CD", "Denmark": "DK",
    "Dominican Republic": "DO", "Ecuador": "EC", "Egypt": "EG", "Eritrea": "ER", "Estonia": "EE", "Ethiopia": "ET",
    "Federal Republic of Yugoslavia": "YUCS", "Finland": "FI", "France": "FR", "Georgia": "GE",
    "Georgian SSR": "SUHH", "Germany": "DE", "Ghana": "GH", "Greece": "GR", "Guatemala": "GT", "Hong Kong": "HK",
    "Hungary": "HU", "Iceland": "IS", "India": "IN", "Indonesia": "ID", "Iran": "IR", "Iraq": "IQ",
    "Ireland": "IE", "Israel": "IL", "Italy": "IT", "Ivory Coast": "CI", "Jamaica": "JM", "Japan": "JP",
    "Jordan": "JO", "Kazakhstan": "KZ", "Kenya": "KE", "Kingdom of Great Britain": "GB", "Kingdom of Italy": "IT",
    "Kingdom of the Netherlands": "NL", "Kosovo": "XKV", "Kyrgyzstan": "KG", "Laos": "LA", "Latvia": "LV",
    "Lebanon": "LB", "Liechtenstein": "LI", "Lithuania": "LT", "Luxembourg": "LU", "Malaysia": "MY", "Mali": "ML",
    "Malta": "MT", "Mauritania": "MR", "Mexico": "MX", "Monaco": "MC", "Mongolia": "MN", "Morocco": "MA",
    "Nepal": "NP", "Netherlands": "NL", "New Zealand": "NZ", "Nigeria": "NG", "North Macedonia": "MK",
    "Norway": "NO", "Occupied Palestinian territory": "PS", "Pakistan": "PK", "Palestine": "PS", "Panama": "PA",
    "Papua New Guinea": "PG", "Paraguay": "PY", "People's Republic of China": "CN", "Peru": "PE",
    "Philippines": "PH", "Poland": "PL", "Portugal": "PT", "Qatar": "QA", "Republic of China": "TW",
    "Romania": "RO", "Russia": "RU", "Rwanda": "RW", "Saudi Arabia": "SA", "Senegal": "SN", "Serbia": "RS",
    "Serbia and Montenegro": "CSXX", "Singapore": "SG", "Slovakia": "SK", "Slovenia": "SI",
    "Socialist Federal Republic of Yugoslavia": "XYU", "South Africa": "ZA", "South Korea": "KR",
    "Soviet Union": "SUHH", "Spain": "ES", "Sweden": "SE", "Switzerland": "CH", "Syria": "SY", "Taiwan": "TW",
    "Taiwan Island": "TW", "Tajikistan": "TJ", "Tanzania": "TZ", "Thailand": "TH", "The Bahamas": "BS",
    "Tunisia": "TN", "Turkey": "TR", "Ukraine": "UA", "United Arab Emirates": "AE", "United Kingdom": "GB",
    "United States": "US", "Uruguay": "UY", "Venezuela": "VE", "Vietnam": "VN", "Wales": "GB",
    "West Germany": "XWG", "Yemen": "YE", "Yugoslavia": "XYU",
}  # fmt: skip

# ISO 639, the shortest code there is. What is not here (Klingon, Na'vi, "multiple languages", and languages of one
# or two films without a code of two letters) stays unsaid.
_LANGUAGES = {
    "Abkhaz": "ab", "Afrikaans": "af", "Albanian": "sq", "American English": "en", "Amharic": "am",
    "Arabic": "ar", "Armenian": "hy", "Australian English": "en", "Azerbaijani": "az", "Bambara": "bm",
    "Bangla": "bn", "Basque": "eu", "Belarusian": "be", "Bhojpuri": "bho", "Bosnian": "bs",
    "Brazilian Portuguese": "pt", "Bulgarian": "bg", "Burmese": "my", "Cantonese": "yue", "Catalan": "ca",
    "Chechen": "ce", "Chinese": "zh", "Classical Arabic": "ar", "Corsican": "co", "Croatian": "hr", "Czech": "cs",
    "Danish": "da", "Dari": "fa", "Dutch": "nl", "Dzongkha": "dz", "Egyptian Arabic": "ar", "English": "en",
    "Esperanto": "eo", "Estonian": "et", "Filipino": "fil", "Finnish": "fi", "Flemish Dutch": "nl", "French": "fr",
    "Fula": "ff", "Galician": "gl", "Georgian": "ka", "German": "de", "Greek": "el", "Guarani": "gn",
    "Gujarati": "gu", "Hakka Chinese": "hak", "Haryanvi": "bgc", "Hawaiian": "haw", "Hebrew": "he", "Hindi": "hi",
    "Hungarian": "hu", "Icelandic": "is", "Indonesian": "id", "Inuktitut": "iu", "Irish": "ga", "Italian": "it",
    "Japanese": "ja", "Javanese": "jv", "Kashmiri": "ks", "Kazakh": "kk", "Khmer": "km", "Kinyarwanda": "rw",
    "Korean": "ko", "Kurdish language": "ku", "Kyrgyz": "ky", "Lao": "lo", "Latin": "la", "Latvian": "lv",
    "Lingala": "ln", "Lithuanian": "lt", "Luganda": "lg", "Macedonian": "mk", "Malay": "ms", "Malayalam": "ml",
    "Maltese": "mt", "Mandarin": "cmn", "Marathi": "mr", "Meitei": "mni", "Modern Greek": "el",
    "Modern Hebrew": "he", "Mongolian": "mn", "Moroccan Arabic": "ar", "Māori": "mi", "Navajo": "nv",
    "Neapolitan language": "nap", "Nepali": "ne", "Northern Sami": "se", "Norwegian": "no", "Occitan": "oc",
    "Pashto": "ps", "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Punjabi": "pa", "Putonghua": "cmn",
    "Quebec French": "fr", "Quechua": "qu", "Rajasthani": "raj", "Romani": "rom", "Romanian": "ro",
    "Russian": "ru", "Samoan": "sm", "Scottish Gaelic": "gd", "Serbian": "sr", "Serbo-Croatian": "sh",
    "Sesotho": "st", "Shanghainese": "wuu", "Sichuanese": "cmn", "Sicilian": "scn", "Singaporean Hokkien": "nan",
    "Slovak": "sk", "Slovene": "sl", "Somali": "so", "Spanish": "es", "Standard Chinese": "cmn",
    "Standard Taiwanese Mandarin": "cmn", "Swahili": "sw", "Swedish": "sv", "Swiss German": "gsw", "Tagalog": "tl",
    "Taiwanese Hokkien": "nan", "Tajik": "tg", "Tamil": "ta", "Tatar": "tt", "Telugu": "te", "Thai": "th",
    "Tibetan": "bo", "Tigrinya": "ti", "Tswana": "tn", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur",
    "Vietnamese": "vi", "Welsh": "cy", "Wolof": "wo", "Wu Chinese": "wuu", "Xhosa": "xh", "Yiddish": "yi",
    "Yoruba": "yo", "Yue Chinese": "yue", "Zulu": "zu",
}  # fmt: skip

# What most of a country's films are spoken in, the most usual first. Of a film's languages, the first of these is
# taken for that of its title there; for the country of a single language more than that need not be known.
_SPOKEN = {
    "AE": "ar en", "AF": "fa ps", "AL": "sq", "AM": "hy", "AR": "es", "AT": "de", "AU": "en", "BA": "bs sh sr hr",
    "BD": "bn", "BE": "fr nl de", "BF": "fr", "BG": "bg", "BO": "es qu", "BR": "pt", "BS": "en", "BW": "en tn",
    "BY": "ru be", "CA": "en fr", "CD": "fr ln", "CH": "de fr it gsw", "CI": "fr", "CL": "es", "CM": "fr en",
    "CN": "cmn zh yue bo", "CO": "es", "CSHH": "cs sk", "CSXX": "sr sh", "CU": "es", "CY": "el tr", "CZ": "cs",
    "DE": "de", "DK": "da", "DO": "es", "DZ": "ar fr", "EC": "es", "EE": "et ru", "EG": "ar", "ER": "ti",
    "ES": "es ca gl eu", "ET": "am", "FI": "fi sv", "FR": "fr", "GB": "en cy gd", "GE": "ka", "GH": "en",
    "GR": "el", "GT": "es", "HK": "yue zh cmn en", "HR": "hr sh", "HU": "hu", "ID": "id jv", "IE": "en ga",
    "IL": "he ar yi", "IN": "hi ta te ml bn mr pa kn gu ur en", "IQ": "ar ku", "IR": "fa ku", "IS": "is",
    "IT": "it nap scn", "JM": "en", "JO": "ar", "JP": "ja", "KE": "sw en", "KG": "ky ru", "KH": "km", "KR": "ko",
    "KZ": "kk ru", "LA": "lo", "LB": "ar fr", "LI": "de", "LT": "lt", "LU": "fr de", "LV": "lv ru", "MA": "ar fr",
    "MC": "fr", "MK": "mk sq", "ML": "bm fr", "MN": "mn", "MR": "ar fr", "MT": "mt en", "MX": "es", "MY": "ms cmn",
    "NG": "en yo", "NL": "nl", "NO": "no", "NP": "ne bo", "NZ": "en mi", "PA": "es", "PE": "es qu", "PG": "en",
    "PH": "fil tl en", "PK": "ur pa", "PL": "pl", "PS": "ar", "PT": "pt", "PY": "es gn", "QA": "ar", "RO": "ro",
    "RS": "sr sh", "RU": "ru", "RW": "rw fr en", "SA": "ar", "SE": "sv", "SG": "en cmn", "SI": "sl", "SK": "sk",
    "SN": "wo fr", "SUHH": "ru ka uk", "SY": "ar", "TD": "fr ar", "TH": "th", "TJ": "tg", "TN": "ar fr",
    "TR": "tr ku", "TW": "cmn zh nan", "TZ": "sw", "UA": "uk ru", "US": "en", "UY": "es", "VE": "es", "VN": "vi",
    "XKV": "sq", "XWG": "de", "XYU": "sh sr hr mk", "YE": "ar", "YUCS": "sr sh", "ZA": "en af zu xh",
}  # fmt: skip


def region_codes(countries: str | None) -> tuple[str, ...]:
    """IMDb's codes for a list of countries, each once, in the order of the alphabet.

    Raises:
        KeyError: a country without a code.
    """
    return tuple(sorted({_REGIONS[country] for country in (countries or "").split(", ") if country}))


def language_codes(languages: str | None) -> tuple[str, ...]:
    """Codes for a list of languages, each once, in the order of the alphabet; what has no code is left out."""
    codes = (_LANGUAGES.get(language) for language in (languages or "").split(", "))
    return tuple(sorted({code for code in codes if code}))


def languages_of_regions(
    regions: tuple[str, ...], languages: tuple[str, ...]
) -> list[tuple[str, str | None]]:
    """Each region of a film with the language that the film was made in there, as far as can be told.

    That is the most usual in the region of the languages spoken in the film. Where none of them is usual, it is
    that of the film's other regions; where none is usual anywhere, it may be any, and each is given.
    """
    usual = {region: _most_usual(region, languages) for region in regions}
    elsewhere = sorted({language for language in usual.values() if language})
    perhaps: list[str | None] = [*(elsewhere or languages)] or [None]
    return [
        (region, each) for region, language in usual.items() for each in ([language] if language else perhaps)
    ]


def _most_usual(region: str, languages: tuple[str, ...]) -> str | None:
    return next((code for code in _SPOKEN.get(region, "").split() if code in languages), None)
