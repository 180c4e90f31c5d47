"""Python started with -OO has no docstrings and no assertions; the site and the schemas are the same."""

import subprocess
import sys
from pathlib import Path

_MADE = """
import sys
from pathlib import Path
from build_tools.briefing import gate
from build_tools.model.schemas import schemas
from build_tools.site.generated import generated_files

for name, text in {**dict(schemas()), **generated_files(gate.verified(Path("briefing")))}.items():
    sys.stdout.buffer.write(f"{name}\\n{text}\\n".encode())
"""


def test_texts_do_not_depend_on_docstrings(project: Path) -> None:
    made = [
        subprocess.run([sys.executable, *options, "-c", _MADE], cwd=project, capture_output=True, check=True).stdout
        for options in ((), ("-OO", "-B"))
    ]
    assert made[0] == made[1]
    assert b"briefing.schema.json" in made[0] and b"The curator" in made[0]
