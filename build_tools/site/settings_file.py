"""Which file of MkDocs' settings a command goes by."""

from pathlib import Path

SETTINGS = Path("mkdocs.yml")

OWN_SETTINGS = Path(__file__).with_name("mkdocs.yml")


def settings_file(named: Path | None) -> Path:
    """The file of settings that was named or is in this folder, otherwise the generator's own."""
    return (named or SETTINGS).resolve() if named or SETTINGS.exists() else OWN_SETTINGS
