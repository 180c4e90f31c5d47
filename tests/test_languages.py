"""Languages are those that CLDR names."""

from babel import Locale

from build_tools.text.language_codes import KNOWN


def test_the_codes_are_those_that_babel_names() -> None:
    named = {code for code in Locale("en").languages if code.isalpha() and len(code) in (2, 3)}
    assert len(named) > 500
    assert named == KNOWN
