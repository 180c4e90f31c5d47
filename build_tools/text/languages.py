"""What a language is called, which way its script runs, and whether the words of two can be compared.

A language is a tag of BCP 47, `de`, `pt-BR` or `zh-Hant`; names and scripts are those of Unicode's CLDR.
"""

from functools import lru_cache
from typing import Literal

from build_tools.text.language_codes import KNOWN

_RIGHT_TO_LEFT = frozenset("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa".split())


def is_known(code: str) -> bool:
    """Whether CLDR has a name for the language."""
    return _primary(code) in KNOWN


def called(code: str, locale: str = "en") -> str:
    """The name of a language that is known, in its script and whatever its region: "Portuguese" for pt-BR.

    Messages have it in English; a page names its own locale.
    """
    # Pages need Babel and checks don't; loading its data takes as long as a check itself.
    from babel import Locale

    names = Locale.parse(locale).languages
    in_script = "_".join(part for part in code.split("-") if not part.isupper())
    return str(names.get(in_script) or names[_primary(code)])


@lru_cache(maxsize=1_000)
def direction(code: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written, by the script that is named or that it most likely has."""
    from babel.core import get_global

    named = [part for part in code.split("-")[1:] if len(part) == 4]
    likely = get_global("likely_subtags").get(_primary(code), "").split("_")[1:2]
    return "rtl" if _RIGHT_TO_LEFT.intersection((named or likely)[:1]) else "ltr"


def comparable(one: str, other: str) -> bool:
    """Whether two tags name one language, so that its words can be set against each other."""
    return _primary(one) == _primary(other)


def _primary(code: str) -> str:
    return code.split("-")[0]
