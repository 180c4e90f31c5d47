"""What pins say when a source has another id, or a source or quote is gone; no text is needed for it.

A pin's fingerprint has the source's id in it, and the other pins name that fingerprint.
"""

from collections import defaultdict
from collections.abc import Mapping

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import Pin, Shared, fingerprint_of, root_of, write_pin
from build_tools.briefing.walk import words_looked_for
from build_tools.model.files import PINS
from build_tools.text.folding import fold


def pin_path(source: str) -> str:
    """The path of a source's pin."""
    return f"{PINS}/{source}.json"


def renamed(pins: Mapping[str, Pin], old: str, new: str) -> dict[str, bytes]:
    """Return the pins, by path, that change when a source gets another id; its own is under the new one."""
    made: dict[str, Pin] = {}
    if old in pins:
        own = pins[old].model_copy(update={"source": new})
        own = own.model_copy(update={"text": fingerprint_of(own)})
        made[new] = own.model_copy(update={"root": root_of(own)})
    for name, pin in pins.items():
        if old in pin.shared and name != old:
            text = made[new].text if new in made else pin.shared[old].text
            its = Shared(runs=pin.shared[old].runs, text=text)
            made[name] = _sharing(pin, {**_others(pin, old), new: its})
    return {pin_path(name): write_pin(pin) for name, pin in made.items()}


def without(pins: Mapping[str, Pin], gone: str) -> dict[str, Pin]:
    """Return the pins of all sources but one, none of which says what it shares with that one."""
    others = {name: pin for name, pin in pins.items() if name != gone}
    return {name: _sharing(pin, _others(pin, gone)) if gone in pin.shared else pin for name, pin in others.items()}


def only_needed(pins: Mapping[str, Pin], draft: Draft) -> dict[str, bytes]:
    """Return the pins, by path, with the proofs that a draft needs: no pin shows words that are not quoted."""
    quoted: dict[str, set[str]] = defaultdict(set)
    absent: dict[str, set[str]] = defaultdict(set)
    for quote in draft.quotes.values():
        for source in quote.readings:
            quoted[source].update(_folded(each.exact) for each in quote.segments_of(source))
    for _, source, word in words_looked_for(draft):
        absent[source].add(word)
    return {
        pin_path(name): write_pin(
            pin.model_copy(
                update={
                    "proofs": tuple(each for each in pin.proofs if _folded(each.exact) in quoted[name]),
                    "absences": tuple(each for each in pin.absences if each.word in absent[name]),
                }
            )
        )
        for name, pin in pins.items()
    }


def _folded(words: str) -> str:
    return fold(words).text.strip()


def _others(pin: Pin, source: str) -> dict[str, Shared]:
    return {name: shared for name, shared in pin.shared.items() if name != source}


def _sharing(pin: Pin, shared: Mapping[str, Shared]) -> Pin:
    changed = pin.model_copy(update={"shared": dict(sorted(shared.items()))})
    return changed.model_copy(update={"root": root_of(changed)})
