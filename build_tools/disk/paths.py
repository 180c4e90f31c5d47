"""Name a path: as an editor does, or without the links on the way to it."""

from pathlib import Path


def itself(path: Path) -> Path:
    """Return a path as an absolute one whose folders are no links; only what it names may be one."""
    return path.resolve() if path.name == ".." else path.parent.resolve() / path.name


def from_here(path: Path) -> Path:
    """Return a path as an editor names it: relative to the working folder if it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
