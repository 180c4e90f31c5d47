"""Read a document in a process of its own, which is ended if it takes too long or too much memory.

What comes from outside is hostile until proved harmless, and the libraries that take it apart are large. So they run
beside, and whatever they did, what comes back is an article as JSON or a sentence. As a module, this is that process.
"""

import json
import logging
import subprocess
import sys
from typing import Any

from pydantic import TypeAdapter

from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles import readers
from build_tools.intake.articles.article import Article
from build_tools.intake.articles.kinds import Kind

if sys.platform == "linux":
    import resource

_THIS = "build_tools.intake.articles.apart"
_ARTICLE = TypeAdapter(Article)


def read_apart(data: bytes, name: str, kind: Kind, charset: str | None = None, page: str | None = None) -> Article:
    """What `readers.read` returns; raises OperationFailed with a sentence also if the document is hostile."""
    # -P keeps the working folder, which may have modules of any name, out of the path.
    program = [sys.executable, "-P", "-m", _THIS, json.dumps([name, kind, charset, page])]
    try:
        ran = subprocess.run(program, input=data, capture_output=True, timeout=limits.READING.most, check=False)
        answer = json.loads(ran.stdout)
    except subprocess.TimeoutExpired:
        raise OperationFailed(f"reading {name} takes more than {limits.READING.amount}; {limits.READING.fix}") from None
    except ValueError:  # it was ended from outside, or has crashed
        raise OperationFailed(f"reading {name} as {kind} has crashed; {limits.MEMORY.fix}") from None
    if "failed" in answer:
        raise OperationFailed(answer["failed"])
    return _ARTICLE.validate_python(answer)


def main() -> None:
    """Read the document at standard input, and print the article, or why there is none."""
    if sys.platform == "linux":  # others don't keep to it
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY.most, limits.MEMORY.most))
    logging.disable()  # pypdf and trafilatura complain of what they meet
    name, kind, charset, page = json.loads(sys.argv[1])
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read(), name, kind, charset, page))


def _answer(data: bytes, name: str, kind: Kind, charset: str | None, page: str | None) -> bytes:
    answer: dict[str, Any]
    try:
        return _ARTICLE.dump_json(readers.read(data, name, kind, charset, page))
    except OperationFailed as failure:
        answer = {"failed": str(failure)}
    except MemoryError:
        answer = {"failed": f"reading {name} takes more than {limits.MEMORY.amount}; {limits.MEMORY.fix}"}
    except RecursionError:
        answer = {"failed": f"{name} is nested too deeply to be read as {kind}; {limits.MEMORY.fix}"}
    return json.dumps(answer).encode()


if __name__ == "__main__":
    main()
