"""Change the code in small ways (mutmut), and name every change that no test notices.

`EQUIVALENT` has the changes that mean nothing, by the line that they make, each with the reason. Functions with a
decorator and constants are left out by mutmut 3: the tests named in pyproject.toml hold them by walking every character
or field. The other tool that is kept, cosmic-ray, changes these too, but no texts, and starts pytest again for each.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

MUTMUT = str(Path(sys.executable).with_name("mutmut"))
FALSE_TOO = "None is false too"
ALWAYS_NAMED = "libyaml names the problem each time; PyYAML's own parser may not"
IN_ORDER = "problems have this order by themselves, only more slowly"
EQUIVALENT = {
    "at = body.text.find(needle) if needle else -2": "any number below 0 ends the search",
    "if text[at : at + 2] < _FIRST_SELECTOR:  # as nearly every character is, which saves a search for each": (
        "the first character decides unless it is the first selector, and then neither is less"
    ),
    'if text[at] in "XX%‰XX" and text[at - 1].isdigit():': "X is part of a word, which is asked before",
    "text = json.dumps(value, ensure_ascii=None, indent=1)": FALSE_TOO,
    'text = json.dumps(value, ensure_ascii=None, separators=(",", ":"))': FALSE_TOO,
    'text = json.dumps(value, separators=(",", ":"))': "each string of it is read and written again",
    'text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))': "each string of it is read and written again",
    'style = getattr(event, "style", ) in (">", "|") if kind == "scalar" else wide': "every scalar has a style",
    'tag = getattr(event, "tag", )': "every event but an alias, which is refused before, has a tag",
    'problem = error.problem or error.context and "unexpected end"': ALWAYS_NAMED,
    'problem = error.problem or error.context or "XXunexpected endXX"': ALWAYS_NAMED,
    'problem = error.problem or error.context or "UNEXPECTED END"': ALWAYS_NAMED,
    "return sorted(problems, key=None)": IN_ORDER,
    "return sorted(problems, )": IN_ORDER,
    "return lambda _: None": "it makes a constant when the module is imported, and is changed only later",
}


def main() -> int:
    """Run mutmut from the beginning; returns 1 if a change survives that isn't known to mean nothing."""
    shutil.rmtree("mutants", ignore_errors=True)
    subprocess.run([MUTMUT, "run", "--max-children", "1"], check=True)
    listed = subprocess.run([MUTMUT, "results"], check=True, capture_output=True, text=True).stdout
    left = re.findall(r"^ *(\S+): (survived|no tests|suspicious)$", listed, re.MULTILINE)
    changes = {name: _change(name) for name, _ in left}
    for name, (before, after) in changes.items():
        print(f"{name}\n- {before}\n+ {after}\n  {EQUIVALENT.get(after, 'A TEST IS MISSING')}\n")
    for after in EQUIVALENT.keys() - {after for _, after in changes.values()}:
        print(f"No longer survives, so its reason can go: {after}")
    unknown = [name for name, (_, after) in changes.items() if after not in EQUIVALENT]
    print(f"{len(changes)} survive, {len(unknown)} of them unexplained")
    return int(bool(unknown))


def _change(name: str) -> tuple[str, str]:
    """The line that a mutant changes, before and after."""
    shown = subprocess.run([MUTMUT, "show", name], check=True, capture_output=True, text=True).stdout
    before, after = (re.findall(rf"^{sign}(?!{sign}{sign})(.*)$", shown, re.MULTILINE) for sign in ("-", r"\+"))
    return " ".join(each.strip() for each in before), " ".join(each.strip() for each in after)


if __name__ == "__main__":
    sys.exit(main())
