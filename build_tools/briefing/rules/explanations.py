"""What each code at the end of a message wants, and why: for the command line and for the method page."""

from build_tools.briefing.rules import RULES

_READING = {
    "yaml": "Files are YAML of the plain kind: text, lists and keys, without anchors, aliases, tags, tabs and hidden "
    "characters, so that what an editor sees is what is read.",
    "missing-file": "A briefing has briefing.yml, people.yml, timeline.yml, sources/, quotes/ and topics/.",
    "unknown-file": "Only files that are read lie in a briefing's folder, so that a misspelled name is no silent loss "
    "and no source's text comes in by mistake.",
    "missing-key": "What a noun needs is written out; nothing is guessed. What isn't known is said to be unknown.",
    "unknown-key": "Every key means something; one that is misspelled would be lost unseen.",
    "value": "A value has the form that its key wants: a date, an id, one of a few words, text, a list.",
    "fmt": "All files have one form, which `briefing fmt` writes, so that a difference between two versions shows what "
    "was edited and nothing else.",
    "duplicate-id": "An id is an address and belongs to one noun only.",
}
_VERIFYING = {
    "pin": "A pin commits to a source's text. It is written by `briefing pin`, belongs to one source, and every proof "
    "in it leads to its root; one that doesn't has been changed by hand or made from another text.",
    "unchecked": "Nothing is published that isn't verified, and verification needs the pin of each source.",
    "not-found": "A reading's words stand in the body of its source to the letter, or after folds of printing alone. "
    "Other words are another quotation.",
    "ambiguous": "Words that stand in several places need a prefix or suffix, so that it is clear which are quoted.",
    "segment-order": "Segments follow one another as in the source; in another order they would say something else.",
    "coverage": "What a source prints in quotation marks is a reading of some quote, or is left out with a reason.",
    "edition": "A record of an edition is written once, by `briefing edition`, and never changed: what a later edition "
    "changes is told against it. A new edition has a new day.",
    "finished-page": "A page that readers get runs no script of its own text, fetches nothing from another host, and "
    "has no link that leads nowhere.",
    "mkdocs": "MkDocs is run in its strict mode, in which each of its warnings stops the build.",
}


def explanations() -> dict[str, str]:
    """Every code with its explanation; that of a rule is the rule's own docstring."""
    rules = {rule.CODE: " ".join((rule.__doc__ or "").split()) for rule in RULES}
    return _READING | _VERIFYING | rules
