"""`python -m build_tools` is the command `briefing`."""

import sys

from build_tools.cli import main

sys.exit(main())
