"""The entry point of the command `briefing` and of `python -m build_tools`."""

import io
import sys


def main() -> int:
    """Run the command with the arguments of the process and return its exit status."""
    try:
        _write_utf8()
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
