"""Words made comparable for search, in any script: "İŞIQ", "ışıq" and "isiq" are one word, so are "کتاب" and "كتاب".

What is searched for and what is searched in go through the same functions, so that both databases agree.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from threading import Lock

import snowballstemmer

#: A longer word is cut: it is an address or an attack.
WORD_LENGTH = 40
#: What hangs together by hyphens, apostrophes, points or joiners is one word as well, up to so many parts.
JOINED_PARTS = 4
#: A longer run without a blank is read, but not remembered.
REMEMBERED_LENGTH = 60
#: How many runs and stems a process remembers: a stem in pure Python takes a tenth of a millisecond.
REMEMBERED = 32768

#: Stemmers by language code. The others, Azerbaijani among them, are found by their normalised words alone.
STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}

#: Latin letters that no decomposition takes apart; one yeh, kaf and heh of the Arabic ones. Hamza, and the stroke that
#: only stretches, are nothing.
_LETTERS = str.maketrans("ıəøđðłħґيىېےكڪةۃھہەٱ", "ieoddlhгیییی" + "کک" + "ههههه" + "ا", "ءـ") | {
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
}
# Accents, vowel points and harakat. The breve of a Russian й stays: it is another letter than и.
_ACCENTS = re.compile(
    r"(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
# Marks of direction, soft hyphens and joiners; those of no width part words.
_UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u200d-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")


def words(text: str) -> list[str]:
    """The normalised words of a text, in order."""
    return [word for run in text.split() for word in spell(run).parts]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What stands between two blanks: its words, and all of them as one where they hang together ("" otherwise)."""

    parts: tuple[str, ...]
    joined: str = ""


def spell(run: str) -> Spelling:
    """The normalised words of a run of letters and signs without blanks."""
    text = _fold(run)
    spaced = "".join(letter if _is_of_word(letter) else " " for letter in text)
    parts = tuple(part[:WORD_LENGTH] for part in spaced.split())
    joined = "".join(parts)[:WORD_LENGTH] if 1 < len(parts) <= JOINED_PARTS else ""
    return Spelling(parts, joined)


def _fold(text: str) -> str:
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() else "".join(map(_digit, text))


def _digit(letter: str) -> str:
    """0 to 9 for the digits of every script."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _is_of_word(letter: str) -> bool:
    # A mark that is still there is a vowel, as in Hindi.
    return letter.isalnum() or unicodedata.category(letter)[0] == "M"


@cache
def _stemmer(algorithm: str):
    return snowballstemmer.stemmer(algorithm)


# A stemmer keeps the word that it works on, and a server has threads.
_stemming = Lock()


@lru_cache(maxsize=REMEMBERED)
def stem(word: str, language: str) -> str:
    """The stem of a normalised word; the word itself where the language has no stemmer."""
    algorithm = STEMMERS.get(language.partition("-")[0])
    if algorithm is None or word.isdecimal():
        return word
    with _stemming:
        return _stemmer(algorithm).stemWord(word) or word


@lru_cache(maxsize=REMEMBERED)
def _read(run: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A run's words, and the other forms under which it is found."""
    spelling = spell(run)
    wholes = (*spelling.parts, spelling.joined) if spelling.joined else spelling.parts
    forms = {*wholes, *(stem(word, language) for word in wholes)}
    return spelling.parts, tuple(forms.difference(spelling.parts))


def indexed(text: str, language: str, *, most: int) -> tuple[str, str]:
    """The words of a text, each once, and the further forms under which they are found: what an index stores.

    At most so many characters of the words, and of the forms: the rest is not found.
    """
    found: list[str] = []
    forms: list[str] = []
    for run in dict.fromkeys(text.split()):
        parts, others = _read(run, language) if len(run) <= REMEMBERED_LENGTH else (spell(run).parts, ())
        found += parts
        forms += others
    unique = dict.fromkeys(found)
    return _cut(" ".join(unique), most), _cut(" ".join(sorted(set(forms).difference(unique))), most)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rpartition(" ")[0]


@dataclass(frozen=True)
class Asked:
    """One run of what somebody searches for: any of `ways`; in each of them every word, in one of its forms."""

    ways: tuple[tuple[tuple[str, ...], ...], ...]
    #: Whether what was typed may be the beginning of a word.
    is_open: bool = False


def asked(text: str, languages: Iterable[str], *, most: int = 8) -> list[Asked]:
    """What somebody who types `text` searches for in these languages: all of it, at most so many runs.

    The last one may still be being typed; where no language has a stemmer, any may lack its ending.
    """
    known = sorted({language.partition("-")[0] for language in languages})
    spellings = (spelling for run in text.split() if (spelling := spell(run)).parts)
    runs = list(islice(dict.fromkeys(spellings), most))
    is_open = not STEMMERS.keys() & known
    return [_asked(spelling, known, is_open or spelling is runs[-1]) for spelling in runs]


def _asked(spelling: Spelling, languages: list[str], is_open: bool) -> Asked:
    parts = tuple(_forms(word, languages) for word in spelling.parts[:JOINED_PARTS])
    ways = (parts, (_forms(spelling.joined, languages),)) if spelling.joined else (parts,)
    return Asked(ways, is_open)


def _forms(word: str, languages: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([word, *(stem(word, language) for language in languages)]))
