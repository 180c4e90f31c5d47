"""Commands that are killed: everything they write stays whole, and the next run is right.

A row of `COMMANDS` is a command and what gives it work to do. Each is killed (SIGKILL) as it is about to change a file,
at any of its changes; the build of a large briefing is killed after any time instead.
"""

import hashlib
import io
import multiprocessing
import os
import re
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random
from typing import Any

import yaml

from build_tools.briefing.pins.texts import KEY_LENGTH, key_file
from build_tools.cli.parser import FINDINGS, run_command
from tests.attacks.tally import Tally
from tests.conftest import new_project
from tests.test_add import GAZETTE, GIVEN, REPORT

Tree = dict[str, str]
"""The hash of each file, by its path in the project."""

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "shutil.rmtree"}
LEFT_BY_A_KILL = re.compile(r"(^|/)\.(?:site|writing)-[0-9a-f]+(/|$)")
ALL = sys.maxsize
BUILD = ("build",)


@dataclass(frozen=True)
class Command:
    """A command that is killed, and what gives it work in a project around the small briefing."""

    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]
    in_one: bool = True
    """Whether the next run finishes what a killed one began; otherwise it may also say in findings what is missing."""


def _retyped(project: Path) -> None:
    """Write all YAML in a form that is not the canonical one."""
    for file in sorted((project / "briefing").rglob("*.yml")):
        content = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        file.write_text(yaml.safe_dump(content, allow_unicode=True, width=60, default_style="'"), "utf-8")


def _longer_texts(project: Path) -> None:
    for file in sorted((project / "texts").glob("*.txt")):
        file.write_text(file.read_text("utf-8") + "\nThe gulls were heard.\n", "utf-8")


def _new_text(project: Path) -> None:
    """Give a new text, with its key: one that is drawn is another each time, and so is its pin."""
    path, key = key_file(project / "texts", "gazette", bytes(KEY_LENGTH))
    path.write_bytes(key)
    (project / "texts" / "gazette.txt").write_text(GAZETTE, "utf-8")


def _built(project: Path) -> None:
    """Build a site, and change the briefing's title."""
    assert _ran(project, BUILD)[0] == 0
    _retitled(project, "The old quay")


def _retitled(project: Path, title: str) -> None:
    front = project / "briefing" / "briefing.yml"
    front.write_text(re.sub("(?m)^title: .*$", f"title: {title}", front.read_text("utf-8")), "utf-8")


COMMANDS = {
    "fmt": Command(("fmt",), _retyped),
    "pin": Command(("pin", "--texts", "texts"), _longer_texts),
    "edition": Command(("edition",), lambda _: None),
    "add": Command(("add", "texts/gazette.txt", *GIVEN, *REPORT), _new_text, in_one=False),
    "build": Command(BUILD, _built),
}


def _context() -> ForkServerContext:
    """Start processes from one that has imported everything, and has no threads that a fork would lose."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.attacks.kills", "build_tools.cli.commands.build"])
    return context


def _run(project: Path, arguments: tuple[str, ...], last: int, changes: "multiprocessing.SimpleQueue[Any]") -> None:
    """Run a command in a process of its own, which kills itself before the change of a file with this number."""
    number = 0

    def count(event: str, given: tuple[Any, ...]) -> None:
        nonlocal number
        if event in CHANGES or (event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR)):
            number += 1
            if number == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.dont_write_bytecode = True  # or the first run makes changes that no later one has to make
    with chdir(project), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
        sys.addaudithook(count)
        status = run_command(arguments)
    changes.put((status, number, said.getvalue()))


def _ran(project: Path, arguments: tuple[str, ...], last: int = ALL) -> tuple[int, int, str]:
    """The exit status of a command, its number of changes, and what it complained of."""
    context = _context()
    answer = context.SimpleQueue()
    process = context.Process(target=_run, args=(project, arguments, last, answer))
    process.start()
    process.join()
    return (process.exitcode or 0, 0, "") if answer.empty() else answer.get()


def _tree(project: Path) -> Tree:
    files = [path for path in project.rglob("*") if path.is_file()]
    return {path.relative_to(project).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _site(tree: Tree) -> Tree:
    return {path: each for path, each in tree.items() if path.startswith("site/")}


def _damaged(tree: Tree, before: Tree, after: Tree) -> Iterator[str]:
    """What is neither as it was nor as it will be: a file, or the site as a whole."""
    if _site(tree) not in (_site(before), _site(after)):
        yield "the site is half written"
    for path in sorted(tree.keys() | before.keys() & after.keys()):
        if tree.get(path) not in (before.get(path), after.get(path)) and not LEFT_BY_A_KILL.search(path):
            yield f"{path} is damaged"


def _wrong(tree: Tree, after: Tree) -> Iterator[str]:
    """What the next run has not made as it should be, or left of a killed one."""
    for path in sorted(tree.keys() | after.keys()):
        if tree.get(path) != after.get(path):
            yield f"{path} is wrong after the next run"


def attack(random: Random, folder: Path, count: int, names: tuple[str, ...] = tuple(COMMANDS)) -> Tally:
    """Kill each command so many times; the folder is empty."""
    tally = Tally(Counter(dict.fromkeys(names, 0)))
    for name in names:
        command = COMMANDS[name]
        prepared, done = folder / name / "prepared", folder / name / "done"
        prepared.mkdir(parents=True)
        command.prepare(new_project(prepared))
        shutil.copytree(prepared, done)
        status, changes, said = _ran(done, command.arguments)
        assert status == 0 and changes, said
        before, after = _tree(prepared), _tree(done)
        for number in range(count):
            project = folder / name / str(number)
            shutil.copytree(prepared, project)
            last = random.randrange(1, changes + 1)
            tally.tried[name] += 1
            found = list(_killed(project, command, last, before, after))
            tally.failures += [f"{name}, killed before change {last} of {changes}: {each}" for each in found]
            shutil.rmtree(project)
    return tally


def _killed(project: Path, command: Command, last: int, before: Tree, after: Tree) -> Iterator[str]:
    status, _, _ = _ran(project, command.arguments, last)
    if status != -signal.SIGKILL:
        yield f"it ended by itself with {status}"
    yield from _damaged(_tree(project), before, after)
    status, _, said = _ran(project, command.arguments)
    if status == FINDINGS and not command.in_one:
        yield from _damaged(_tree(project), before, after)
    elif status:
        yield f"the next run ends with {status}: {said.strip()}"
    else:
        yield from _wrong(_tree(project), after)


def attack_a_large_build(random: Random, folder: Path, count: int, pages: int) -> Tally:
    """Kill the build of a site of so many pages at any time, and let every tenth build finish."""
    tally = Tally(Counter({"a large build": 0}))
    project = new_project(folder)
    _add_quotes(project, pages)
    status, _, said = _ran(project, ("pin", "--texts", "texts"))
    assert status == 0, said
    trees, seconds = [], 0.0
    for title in TITLES:
        _retitled(project, title)
        began = time.monotonic()
        status, _, said = _ran(project, BUILD)
        seconds = time.monotonic() - began
        assert status == 0, said
        trees.append(_tree(project))
    assert sum(path.endswith(".html") for path in _site(trees[0])) >= pages
    for number in range(count):
        if number % 10 == 0:
            _retitled(project, TITLES[number // 10 % 2])
        tally.tried["a large build"] += 1
        after_a_while = random.uniform(0, seconds)
        said = _killed_after(after_a_while, project)
        found = [*filter(None, [said]), *_damaged(_tree(project), *trees)]
        if number % 10 == 9:
            status, _, said = _ran(project, BUILD)
            found += [f"the next run ends with {status}: {said}"] if status else []
            found += _wrong(_tree(project), trees[number // 10 % 2])
        tally.failures += [f"killed after {after_a_while:.2f} of {seconds:.2f} seconds: {each}" for each in found]
    return tally


TITLES = ("The new quay", "The old quay")


def _add_quotes(project: Path, number: int) -> None:
    """Add so many quotes, each with a page of its own, and their source's words."""
    words = [f"the harbour of Lunde had {each} boats" for each in range(1, number + 1)]
    with (project / "texts" / "tidings.txt").open("a", encoding="utf-8") as text:
        text.writelines(f"\nIn that year {each}.\n" for each in words)
    quotes = [
        {"id": f"boats-{at}", "title": f"Boats, {at}", "topics": ["quay"], "readings": {"tidings": each}}
        for at, each in enumerate(words, 1)
    ]
    file = project / "briefing" / "quotes" / "boats.yml"
    file.write_text(yaml.safe_dump(quotes, sort_keys=False), "utf-8")
    with (project / "briefing" / "briefing.yml").open("a", encoding="utf-8") as front:
        front.write("limits: {quoted: '100', own_prose: '100'}\n")  # the words are invented, and nobody's


def _killed_after(seconds: float, project: Path) -> str:
    """Kill a build after some time; returns a sentence if it has failed before."""
    context = _context()
    answer = context.SimpleQueue()  # which the new process opens by its name, so it must outlive the start
    process = context.Process(target=_run, args=(project, BUILD, ALL, answer))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        return f"it ended by itself with {process.exitcode}"
    return "" if answer.empty() else answer.get()[2]
