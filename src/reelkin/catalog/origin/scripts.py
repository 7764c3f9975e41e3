"""Scripts, and letters of the Latin and Cyrillic ones that only some languages have."""

from __future__ import annotations

SCRIPTS = {
    "Hangul": ("ko",),
    "Hiragana": ("ja",),
    "Katakana": ("ja",),
    "Han": ("zh", "yue", "ja"),
    "Thai": ("th",),
    "Lao": ("lo",),
    "Khmer": ("km",),
    "Myanmar": ("my",),
    "Tamil": ("ta",),
    "Telugu": ("te",),
    "Kannada": ("kn",),
    "Malayalam": ("ml",),
    "Bengali": ("bn", "as"),
    "Gujarati": ("gu",),
    "Gurmukhi": ("pa",),
    "Oriya": ("or",),
    "Sinhala": ("si",),
    "Devanagari": ("hi", "mr", "ne"),
    "Arabic": ("ar", "fa", "ur"),
    "Hebrew": ("he", "yi"),
    "Greek": ("el",),
    "Cyrillic": ("ru", "uk", "bg", "sh", "mk", "be", "kk"),
    "Armenian": ("hy",),
    "Georgian": ("ka",),
    "Ethiopic": ("am",),
    "Tibetan": ("bo",),
}
"""The languages written in a script, by its Unicode name."""

LETTERS = {
    "à": "fr it pt ca vi", "á": "es pt hu cs sk is vi", "â": "fr ro vi pt tr ja", "ã": "pt vi", "ä": "de sv fi et sk",
    "å": "sv da no", "æ": "da no is", "ç": "fr pt tr ca sq", "è": "fr it ca", "é": "fr es pt hu cs sk is vi ca",
    "ê": "fr pt vi", "ë": "fr nl sq", "ì": "it vi", "í": "es pt hu cs sk is ca vi", "î": "fr ro", "ï": "fr nl ca",
    "ð": "is", "ñ": "es eu tl", "ò": "it ca vi", "ó": "es pt hu pl is ca vi cs", "ô": "fr ja pt vi sk",
    "õ": "pt et hu vi", "ö": "de sv fi hu tr et is", "ø": "da no", "ù": "fr it vi", "ú": "es pt hu cs sk is vi ca",
    "û": "fr ja hu", "ü": "de tr hu et es", "ý": "cs sk is", "þ": "is", "ß": "de", "œ": "fr", "¿": "es", "¡": "es",
    "ā": "lv ja", "ă": "ro vi", "ą": "pl lt", "ć": "pl sh", "č": "cs sk sh sl lt lv", "ď": "cs sk", "đ": "sh vi",
    "ē": "lv", "ė": "lt", "ę": "pl lt", "ě": "cs", "ğ": "tr", "ģ": "lv", "ī": "lv", "į": "lt", "ı": "tr", "ķ": "lv",
    "ļ": "lv", "ľ": "sk", "ł": "pl", "ń": "pl", "ņ": "lv", "ň": "cs sk", "ő": "hu", "ō": "ja", "ř": "cs", "ś": "pl",
    "ş": "tr ro", "\u0307": "tr", "š": "cs sk sh sl lt lv et", "ș": "ro", "ţ": "ro", "ț": "ro", "ť": "cs sk",
    "ū": "lt lv ja",
    "ů": "cs", "ű": "hu", "ų": "lt", "ź": "pl", "ż": "pl", "ž": "cs sk sh sl lt lv", "ơ": "vi", "ư": "vi", "ạ": "vi",
    "ả": "vi", "ấ": "vi", "ầ": "vi", "ậ": "vi", "ắ": "vi", "ặ": "vi", "ế": "vi", "ề": "vi", "ể": "vi", "ệ": "vi", "ị": "vi",
    "ọ": "vi", "ố": "vi", "ồ": "vi", "ộ": "vi", "ớ": "vi", "ờ": "vi", "ợ": "vi", "ụ": "vi", "ứ": "vi", "ừ": "vi", "ữ": "vi",
    "ự": "vi", "ы": "ru be kk", "э": "ru be", "ё": "ru be", "ъ": "bg ru", "і": "uk be kk", "ї": "uk", "є": "uk", "ґ": "uk",
    "ў": "be", "ђ": "sh", "љ": "sh mk", "њ": "sh mk", "ћ": "sh", "џ": "sh mk", "ј": "sh mk", "ѓ": "mk", "ќ": "mk",
    "ѕ": "mk", "ә": "kk", "қ": "kk", "ң": "kk", "ө": "kk", "ұ": "kk", "پ": "fa ur", "چ": "fa ur", "ژ": "fa", "گ": "fa ur",
    "ٹ": "ur", "ڈ": "ur", "ڑ": "ur", "ے": "ur", "ں": "ur", "ة": "ar", "ळ": "mr",
}  # fmt: skip
"""The languages that use a letter beyond plain a to z (or beyond the common letters of its script)."""
