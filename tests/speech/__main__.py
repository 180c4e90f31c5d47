"""Print how well quotations and speakers are found: `python -m tests.speech`, with `-v` each mistake."""

import sys

from tests.speech.marked import articles
from tests.speech.scoring import Score, score, total


def _line(name: str, of: Score) -> str:
    sure, likely = f"{of.sure_right}/{of.sure}", f"{of.likely_right}/{of.likely}"
    return f"{name:22} {of.marked:6} {of.spans:9.3f} {sure:>8} {of.trust:7.1%} {likely:>8} {of.reach:7.1%}"


def main() -> None:
    """Print a line for each article, and a total for each folder."""
    print(f"{'article':22} speech  spans F1     sure   right   likely   named")
    for folder in ("articles", "held_out"):
        found = [(each.name, *score(each)) for each in articles(folder)]
        for name, of, wrong in found:
            print(_line(name, of))
            print("".join(f"    {each}\n" for each in wrong if "-v" in sys.argv), end="")
        print(_line(f"all of {folder}", total(of for _, of, _ in found)))


main()
