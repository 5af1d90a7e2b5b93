"""Whether a text is English, and what it is otherwise.

Most of what is read is English, and loading a detector for all languages costs 0.9 s and 76 MB (py3langid 0.4). So
English is recognised by its function words first, and only a text that has too few of them is shown to the detector.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_FUNCTION_WORDS = frozenset({
    "the", "of", "and", "to", "that", "with", "for", "from", "by", "at", "as", "on", "it", "he", "she", "they", "we",
    "you", "this", "these", "those", "was", "were", "is", "are", "been", "be", "has", "have", "had", "not", "but", "or",
    "which", "who", "what", "when", "where", "would", "will", "could", "should", "can", "may", "might", "than", "then",
    "there", "their", "his", "her", "its", "our", "said", "says", "after", "before", "into", "over", "about", "more",
    "all", "an", "if", "so", "between", "against",
})  # fmt: skip
_DISTINCT = frozenset({
    "the", "of", "and", "that", "with", "from", "by", "they", "we", "this", "these", "those", "were", "was", "are",
    "been", "has", "have", "had", "not", "but", "which", "who", "what", "when", "where", "would", "will", "could",
    "should", "than", "then", "there", "their", "his", "its", "our", "said", "says", "after", "before", "into", "about",
    "against",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SLICE = 800
_SHARE = (0.22, 0.10)
"""Share of function words, and of those no other language has, that makes English (English news: 0.40 and 0.28; Dutch
and Afrikaans, the closest, below 0.12 and 0.08).
"""
_FEW_WORDS = 12
_NO_LANGUAGE = frozenset({"zxx", "und", "mul"})
_CERTAIN, _LIKELY = 0.6, 0.3
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "ku": "Kurdish", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``; ``""`` when it is too short or too mixed to tell."""
    sample = _sample(text)
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return ""
    if _is_english(words):
        return "en"
    code, certainty = _identifier().classify(sample)
    if code in {"en", "pcm", "sco"}:
        return "en"
    if code in _NO_LANGUAGE:
        return ""
    letters = sum(map(len, words))
    latin = sum(1 for word in words for letter in word if letter < "\u0250")
    if latin < letters * 0.5:
        return str(code)
    needed = _CERTAIN if len(words) < _FEW_WORDS else _LIKELY
    return str(code) if certainty >= needed else ""


def language_name(code: str) -> str:
    """The English name of a language code; the code itself when it has none here."""
    return _NAMES.get(code, code)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return f"{text[:_SLICE]}\n{text[middle : middle + _SLICE]}\n{text[-_SLICE:]}"


def _is_english(words: list[str]) -> bool:
    if len(words) < 4:
        return False
    common = sum(1 for word in words if word in _FUNCTION_WORDS)
    distinct = sum(1 for word in words if word in _DISTINCT)
    return common >= len(words) * _SHARE[0] and distinct >= len(words) * _SHARE[1]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
