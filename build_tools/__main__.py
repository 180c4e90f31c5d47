"""Where the command `briefing` begins, and `python -m build_tools`: it can be interrupted while its modules load."""

import sys


def main() -> int:
    """Run the command with the arguments of the process, and give its exit status."""
    try:
        from build_tools.cli import parser

        return parser.run_command()
    except KeyboardInterrupt:
        sys.stderr.write("briefing: interrupted\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
