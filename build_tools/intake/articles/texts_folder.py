"""The private folder that texts go to: remembered for each briefing in the user's settings, outside its project."""

import json
from pathlib import Path

import platformdirs

from build_tools import disk
from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed


def project_of(briefing: Path) -> Path:
    """The folder of a briefing's project: the one that Git keeps, or else the one that has the briefing's folder."""
    folder = briefing.resolve()
    kept = next((each for each in folder.parents if disk.exists(each / ".git")), folder.parent)
    return folder if kept == Path.home() else kept


def refuse_inside(texts: Path, briefing: Path) -> None:
    """Refuse a folder of texts that would be published or committed with a briefing; raises OperationFailed."""
    project = project_of(briefing)
    if texts.resolve().is_relative_to(project):
        raise OperationFailed(
            f"{texts} is inside the project {project}, and articles are under copyright; "
            "name a folder outside it with --texts"
        )


def remembered(briefing: Path) -> Path | None:
    """The folder that was last used for a briefing's texts."""
    folder = _settings().get(str(briefing.resolve()))
    return Path(folder) if folder else None


def reminder(briefing: Path, texts: Path) -> dict[Path, bytes]:
    """The file that remembers a folder, with its new content; none if it does already."""
    settings = _settings()
    changed = {**settings, str(briefing.resolve()): str(texts.resolve())}
    text = json.dumps(changed, ensure_ascii=False, indent=2, sort_keys=True)
    return {_file(): f"{text}\n".encode()} if changed != settings else {}


def _file() -> Path:
    return platformdirs.user_config_path("annotated-briefing") / "texts.json"


def _settings() -> dict[str, str]:
    path = _file()
    if not disk.exists(path):
        return {}
    try:
        settings = json.loads(disk.read_whole(path, limits.SETTINGS_FILE))
        if isinstance(settings, dict) and all(isinstance(each, str) for each in settings.values()):
            return settings
    except (ValueError, RecursionError):
        pass
    raise OperationFailed(f"{path} is not as `briefing add` wrote it; delete it, and pass --texts")
