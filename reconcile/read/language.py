"""Tell a text that is not in English, and the language it is in."""

from __future__ import annotations

import re

HEAD = 4_000  # code points from the start that are looked at
ENGLISH_SHARE = 0.12  # of the words; news English has 0.3 and more of these, other languages hardly any
MIN_LETTERS = 8  # in any script; fewer never give the evidence
MIN_LATIN = 40  # in unaccented Latin script, likewise

MIN_EVIDENCE = 100.0  # nats by which another language must be likelier than English; a headline or two of Latin script
MIN_MARGIN = 1.0  # nats a letter; lists of foreign names reach 0.3, texts in the nearest languages 2

_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    (
        "the of and to was were is are that said which from have has had been by with at it not this after who their "
        "his they but would more than there when killed injured people"
    ).split()
)

_NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ku": "Kurdish",
    "my": "Burmese",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def other_language(text: str) -> str:
    """Return the code of the language that a text is in ("fr"), "" where that is English or cannot be told.

    The words that English cannot do without settle it for English texts at
    once; only for others is the model of all languages loaded.

    >>> other_language("At least 12 people were killed on the quay, the ministry said.")
    ''
    """
    words = _WORDS.findall(text[:HEAD].lower())
    letters = sum(map(len, words))
    if letters < (MIN_LATIN if text[:HEAD].isascii() else MIN_LETTERS) or sum(
        word in _ENGLISH for word in words
    ) >= ENGLISH_SHARE * len(words):
        return ""
    # Loads a model of some megabytes.
    from py3langid.langid import rank  # type: ignore[import-untyped]

    ranked = [(code, score) for code, score in rank(" ".join(words)) if code == "en" or code in _NAMES]
    code, score = ranked[0]
    margin = score - dict(ranked)["en"]
    return str(code) if margin >= max(MIN_EVIDENCE, MIN_MARGIN * letters) else ""


def language_words(code: str) -> str:
    """Return the name of a language.

    >>> language_words("fr"), language_words("xx")
    ('French', 'the language “xx”')
    """
    return _NAMES.get(code, f"the language “{code}”")
