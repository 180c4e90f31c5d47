"""The entry point of the command `briefing` and of `python -m build_tools`."""

import gc
import io
import sys

_COLLECTING = (50_000, 20, 100)
"""How many more objects, and rounds of younger ones, before Python looks for objects that only refer to each other.

The records of a large briefing are a million objects without any such thing. By Python's own numbers it goes through
them again and again while they are made, which is half of the time that it takes to read them.
"""


def main() -> int:
    """Run the command with the arguments of the process and return its exit status."""
    try:
        _write_utf8()
        gc.set_threshold(*_COLLECTING)
        # Imported here so that Ctrl-C while modules load ends with one line and no traceback.
        from build_tools.cli import parser

        return parser.run_command()
    except KeyboardInterrupt:
        if sys.stderr is not None:  # which it is where the process was started without one
            sys.stderr.write("briefing: interrupted\n")
        return 130


def _write_utf8() -> None:
    """Write UTF-8 to files and programs, as files are read: Windows would have them in a code page of its own."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
