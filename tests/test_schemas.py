"""The JSON Schemas agree with the model on everything that was ever written here, good and bad."""

import functools
import itertools
import json
import re
import typing
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from build_tools.briefing.rules import RULES
from build_tools.documents import canonical, reader
from build_tools.model import Record, Topic
from build_tools.model.files import form_of
from build_tools.model.schemas import FILES, schemas
from tests.conftest import HERE, ROOT

FOLDER = ROOT / "build_tools" / "model" / "schemas"
GOOD = [HERE / "small" / "briefing", HERE / "second" / "briefing"]
BAD = sorted(path / "briefing" for path in (HERE / "mistakes").iterdir() if (path / "briefing").exists())
assert len(BAD) > 200, "no mistakes found"
SCHEMAS = {name.removesuffix(".schema.json"): json.loads(text) for name, text in schemas()}
CHECKS = {name: jsonschema.Draft7Validator(schema) for name, schema in SCHEMAS.items()}


class _Core(yaml.resolver.BaseResolver):
    """The core schema of YAML 1.2."""

    yaml_implicit_resolvers: typing.ClassVar[dict[str, Any]] = {}


for _kind, _pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(rf"(?:{_pattern})\Z"), None)


class _Yaml12(_Core, yaml.SafeLoader):
    """YAML 1.2 with its core schema, as the programs read it that use these schemas."""


class _FastYaml12(_Core, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same for files that we wrote: libyaml crashes on the deepest of the mistakes."""


for _loader in (_Yaml12, _FastYaml12):
    # No schema asks which number it is.
    _loader.add_constructor("tag:yaml.org,2002:int", lambda *_: 0)
    _loader.add_constructor("tag:yaml.org,2002:float", lambda *_: 0.5)


def _schema_of(path: str) -> str:
    return next(name for name, glob in FILES.items() if form_of(path) and Path(path).match(glob))


def _refused_by_schema(path: str, data: bytes, loader: type = _Yaml12) -> bool:
    try:
        value = yaml.load(data, Loader=loader)
        return not CHECKS[_schema_of(path)].is_valid(value)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return False


_adapter = functools.cache(TypeAdapter)


def _refused_by_model(path: str, data: bytes) -> bool:
    read, findings = reader.parse(path, data)
    if read is None or findings:
        return True
    try:
        made = _adapter(form_of(path)).validate_python(read.value)
    except ValidationError:
        return True
    return any(map(_is_draft, made if isinstance(made, tuple) else (made,)))


def _is_draft(record: Record) -> bool:
    """Whether publication refuses a record that the model takes: a schema says what is missing too."""
    return bool(record.lacking()) or (isinstance(record, Topic) and not record.says_something)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.yml")):
        if form_of(path.relative_to(folder).as_posix()):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


@pytest.mark.parametrize("name", SCHEMAS)
def test_committed_schemas_are_those_of_the_model(name: str, refresh: bool) -> None:
    text = dict(schemas())[f"{name}.schema.json"]
    committed = FOLDER / f"{name}.schema.json"
    if refresh:
        committed.write_text(text, "utf-8")
    assert committed.read_text("utf-8") == text
    jsonschema.Draft7Validator.check_schema(json.loads(text))


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {f"{name}.schema.json" for name in FILES}
    tried = {_schema_of(path) for folder in GOOD for path, _ in _files(folder)}
    assert tried == set(FILES)


def test_every_field_is_explained() -> None:
    parts = [part for schema in SCHEMAS.values() for part in (schema, *schema["definitions"].values())]
    fields = [(key, value) for part in parts for key, value in part.get("properties", {}).items()]
    assert len(fields) > 100
    assert [key for key, value in fields if len(value.get("description", "")) < 20] == []
    assert [key for key, value in fields if "\n" in value["description"]] == []


def test_patterns_hold_for_javascript() -> None:
    """Python lets a needless backslash pass; the programs that use the schemas refuse it."""
    patterns = re.findall(r'"pattern": (".*")', "".join(json.dumps(schema, indent=1) for schema in SCHEMAS.values()))
    assert len(patterns) > 50
    assert {escape for pattern in patterns for escape in re.findall(r"\\(?s:.)", json.loads(pattern))} <= {
        *(r"\S", r"\s", r"\n", r"\\", r"\[", r"\]")
    }


def refused(folder: Path) -> list[str]:
    """The files of a briefing that a schema or the model refuses."""
    return [path for path, data in _files(folder) if _refused_by_schema(path, data) or _refused_by_model(path, data)]


def test_no_good_file_is_refused(invented_folder: Path) -> None:
    folders = [*GOOD, invented_folder / "briefing"]
    assert sum(len(list(_files(folder))) for folder in folders) > 40
    assert [path for folder in folders for path in refused(folder)] == []


def test_what_a_schema_refuses_the_model_refuses_too() -> None:
    """But for null, ~, true and false: plain, they are words to us alone, and `briefing fmt` tells them apart."""
    files = [(folder.parent.name, path, data) for folder in BAD for path, data in _files(folder)]
    refused = [(name, path, data) for name, path, data in files if _refused_by_schema(path, data)]
    assert len(refused) > 60
    accepted = [(name, path, data) for name, path, data in refused if not _refused_by_model(path, data)]
    assert [f"{name}/{path}" for name, path, _ in accepted] == ["values-like-booleans-and-numbers/people.yml"]
    for _, path, data in accepted:
        written, _ = canonical.rewrite("x", {path: data})
        assert not _refused_by_schema(path, written[path])


STRANGE = ("7", "-7", "1.5", "2021", "true", "no", "null", "~", "index", "é", "größe", "a b", "a-b", "x" * 301, "1-2")
STRANGE += ("2026-02-30", "2026-13-01", "2021~", "2021/2022", "http://x", "https://x/[", "unknown", "AB", "en-GB", " ")


def test_they_agree_where_any_text_stands_in_place_of_another() -> None:
    """In each place of the small briefing every fifth strange text, beginning with another one at each, as
    `briefing fmt` writes it."""
    tried = told_by_both = 0
    for path, data in _files(HERE / "small" / "briefing"):
        read, _ = reader.parse(path, data)
        for number, text in enumerate(STRANGE):
            for changed in itertools.islice(_each_replaced(read.value, text), number % 5, None, 5):
                written = canonical.canonical_text(reader.Document(path, "{}", changed, 0, {}), form_of(path)).encode()
                by_schema = _refused_by_schema(path, written, _FastYaml12)
                assert not by_schema or _refused_by_model(path, written), written.decode()
                tried += 1
                told_by_both += by_schema
    assert tried > 600 and told_by_both > 200


def _each_replaced(value: Any, text: str) -> Iterator[Any]:
    if isinstance(value, str):
        yield text
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from ({**value, key: changed} for changed in _each_replaced(each, text))
    else:
        for number, each in enumerate(value):
            yield from ((*value[:number], changed, *value[number + 1 :]) for changed in _each_replaced(each, text))


VALUES = {
    *("date-impossible", "date-day-to-its-month", "date-reversed-interval", "date-twice-the-same"),
    "furniture-lines-reversed",
    *("id-that-an-index-page-has", "id-reserved-by-windows", "file-name-with-capital", "ten-mistakes"),
    *("invisible-segment", "invisible-segment-pinned", "invisible-annotation-span"),
    *("language-unknown", "silence-of-many-characters"),
}


def test_what_no_schema_can_see() -> None:
    """The codes that are told of files which their schemas accept: all others are seen while an editor writes."""
    unseen: defaultdict[str, set[str]] = defaultdict(set)
    for folder in BAD:
        accepted = {path for path, data in _files(folder) if not _refused_by_schema(path, data)}
        for line in (folder.parent / "expected.txt").read_text("utf-8").split("\n"):
            told = re.match(r"briefing/(\S+?\.yml):\d+:\d+: .*\[([a-z-]+)\]$", line)
            if told and told[1] in accepted:
                unseen[told[2]].add(folder.parent.name)
    rules = {rule.__name__.rpartition(".")[2].replace("_", "-") for rule in RULES}
    assert unseen.keys() - rules == {"duplicate-id", "not-found", "ambiguous", "segment-order", "value", "yaml"}
    assert unseen["value"] == VALUES


def unnamed(folder: Path) -> list[str]:
    """The files of a briefing that don't name the schema that is theirs, by which an editor completes them."""
    named = {
        path: re.match(r"# yaml-language-server: \$schema=(\S+)\n", data.decode()) for path, data in _files(folder)
    }
    return [
        path
        for path, found in named.items()
        if not found
        or (folder / path).parent.joinpath(found[1]).resolve() != FOLDER / f"{_schema_of(path)}.schema.json"
    ]


def test_an_editor_finds_the_schema_of_each_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    named = {f"./build_tools/model/schemas/{name}.schema.json": f"**/briefing/{glob}" for name, glob in FILES.items()}
    assert settings["yaml.schemas"] == named
