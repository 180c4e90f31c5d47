"""Templates as they were compiled before. They are programs, as safe in the user's own folder as Python's are."""

import json
from typing import Self

import jinja2
from jinja2.bccache import Bucket

from build_tools.site.cache import kept
from build_tools.site.cache.programs import programs

_KIND = "templates"
_MOST = 5
"""For how many versions of the programs templates are kept."""


class Templates(jinja2.BytecodeCache):
    """Compiled templates by what Jinja calls them; Jinja itself compares their sources and its version."""

    def __init__(self, compiled: dict[str, bytes]):
        self._compiled = compiled
        self._is_new = False

    @classmethod
    def of_last_build(cls) -> Self:
        """Those that `keep` has kept."""
        data = kept.recall(_KIND, programs()) or b"{}"
        return cls({name: code.encode("latin-1") for name, code in json.loads(data).items()})

    def keep(self) -> None:
        """Keep them for the next build, if there are new ones."""
        if self._is_new:
            compiled = {name: code.decode("latin-1") for name, code in self._compiled.items()}
            kept.keep(_KIND, json.dumps(compiled).encode(), programs(), most=_MOST)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a template."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template that Jinja has compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True
