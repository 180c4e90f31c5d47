"""Change the code in small ways (mutmut), and name every change that no test notices.

`EQUIVALENT` has the changes that mean nothing, by the line that they make, each with the reason. Functions with a
decorator and constants are left out by mutmut 3: the tests named in pyproject.toml hold them by walking every character
or field. The other tool that is kept, cosmic-ray, changes these too, but no texts, and starts pytest again for each.

A changed function may read or remove what it shouldn't. So each has no more memory than `MEMORY`, a home and a folder
for temporary files that are removed afterwards, and as much time as mutmut gives it: 15 times what its tests need.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MUTMUT = str(Path(sys.executable).with_name("mutmut"))
MEMORY = 4_000_000_000
ALWAYS_NAMED = "libyaml names the problem each time; PyYAML's own parser may not"
AS_A_STRING = "each string of it is read and written again"
FIRST_BYTE = "the most significant byte is the first one, unless another order is given"
SAME_HASH = "OpenSSL knows the hash by this name too"
EVEN = "each level of the tree has an even number of nodes"
EQUIVALENT = {
    "at = body.text.find(needle) if needle else -2": "any number below 0 ends the search",
    "if text[at : at + 2] < _FIRST_SELECTOR:  # as nearly every character is, which saves a search for each": (
        "the first character decides unless it is the first selector, and then neither is less"
    ),
    "if run := _PLAIN.match(text, ):  # most of most texts, and many times faster than a look at each character": (
        "nothing is found, and the same units are found more slowly"
    ),
    'if text[at] in "XX%‰XX" and text[at - 1].isdigit():': "X is part of a word, which is asked before",
    "done = None": "a slice from None on begins at 0",
    "if not (stat.S_ISREG(mode) and stat.S_ISDIR(mode)) or not path.name.isprintable():": (
        "files and folders are looked at once more, and pass"
    ),
    'return text if (text.isprintable()) and False else _CONTROL.sub(" ", _DIRECTION.sub("", text))': (
        "a text that is printable has none of these characters, and is only returned sooner"
    ),
    'text = json.dumps(value, separators=(",", ":"))': AS_A_STRING,
    'text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))': AS_A_STRING,
    'style = getattr(event, "style", ) in (">", "|") if kind == "scalar" else wide': "every scalar has a style",
    'tag = getattr(event, "tag", )': "every event but an alias, which is refused before, has a tag",
    'problem = error.problem or error.context and "unexpected end"': ALWAYS_NAMED,
    'problem = error.problem or error.context or "XXunexpected endXX"': ALWAYS_NAMED,
    'problem = error.problem or error.context or "UNEXPECTED END"': ALWAYS_NAMED,
    "return lambda _: None": "it makes a constant when the module is imported, and is changed only later",
    "if (index >> height) >= self.size:": "padding is hashed leaf by leaf, which gives the same hash",
    'return hmac.digest(self._key, bucket.to_bytes(4, ), "sha256")': FIRST_BYTE,
    'sha256(_LEAF + digest(key, bucket.to_bytes(4, ), "sha256")).digest() for bucket in range(1 << DEPTH)': FIRST_BYTE,
    "return int.from_bytes(hashlib.sha256(word.encode()).digest()[:2], )": FIRST_BYTE,
    'self._seed = hmac.digest(_KEY + key, text.encode(), "SHA256")': SAME_HASH,
    'self._key = hmac.digest(_KEY + key, text.encode(), "SHA256")': SAME_HASH,
    'return hmac.digest(self._key, bucket.to_bytes(4, "big"), "SHA256")': SAME_HASH,
    'sha256(_LEAF + digest(key, bucket.to_bytes(4, "big"), "SHA256")).digest() for bucket in range(1 << DEPTH)': (
        SAME_HASH
    ),
    **{
        "level = [sha256(_NODE + left + right).digest() for left, right in "
        f"zip(level[::2], level[1::2], {strict})]": EVEN
        for strict in ("strict=None", "strict=False", "")
    },
    'renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if (os.name == "posix") or True else None': (
        "mutmut itself needs POSIX"
    ),
}


def main(*names: str) -> int:
    """Run mutmut from the beginning, or on some names or patterns of names of changes.

    Returns 1 if a change survives that isn't known to mean nothing.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"HOME": scratch, "TMPDIR": scratch}
        if not names:
            shutil.rmtree("mutants", ignore_errors=True)
        subprocess.run([MUTMUT, "run", "--max-children", "1", *names], check=True)
        return _report(whole=not names)


def _report(*, whole: bool) -> int:
    listed = subprocess.run([MUTMUT, "results"], check=True, capture_output=True, text=True).stdout
    left = re.findall(r"^ *(\S+): (survived|no tests|suspicious)$", listed, re.MULTILINE)
    changes = {name: _change(name) for name, _ in left}
    for name, (before, after) in changes.items():
        print(f"{name}\n- {before}\n+ {after}\n  {_reason(before, after) or 'A TEST IS MISSING'}\n")
    for after in EQUIVALENT.keys() - {after for _, after in changes.values()} if whole else ():
        print(f"No longer survives, so its reason can go: {after}")
    unknown = [name for name, change in changes.items() if not _reason(*change)]
    print(f"{len(changes)} survive, {len(unknown)} of them unexplained")
    return int(bool(unknown))


def _reason(before: str, after: str) -> str | None:
    """Why a change means nothing; None if it isn't known to."""
    for found in re.finditer("(?<==)False|(?<== )False", before):
        if after == f"{before[: found.start()]}None{before[found.end() :]}":
            return "None is false too"
    return EQUIVALENT.get(after)


def _change(name: str) -> tuple[str, str]:
    """The line that a mutant changes, before and after."""
    shown = subprocess.run([MUTMUT, "show", name], check=True, capture_output=True, text=True).stdout
    before, after = (re.findall(rf"^{sign}(?!{sign}{sign})(.*)$", shown, re.MULTILINE) for sign in ("-", r"\+"))
    return " ".join(each.strip() for each in before), " ".join(each.strip() for each in after)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
