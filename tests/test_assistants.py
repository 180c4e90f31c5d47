"""Assistants get only verified words, from the server that `briefing mcp` runs; the protocol's own client asks."""

import asyncio
import importlib.util
import json
import os
import sys
from types import ModuleType
from typing import Any

import pytest

from build_tools.briefing import gate
from build_tools.diagnostics.refused import OperationFailed
from build_tools.exports.json_export import briefing_export
from build_tools.exports.quotes_jsonl import quotes_jsonl
from build_tools.vet import answers, assistants
from build_tools.vet.known import Known
from tests.conftest import SMALL, Run

STONE = {
    "id": "brandt-stone",
    "page": "quotes/brandt-stone/",
    "speaker": {"id": "brandt", "name": "Åsa Brandt", "role": "chair of the harbour board"},
    "told_by": None,
    "title": None,
    "occasion": {"title": "Meeting of the harbour board", "date": "2024-03-05"},
    "topics": ["The quay"],
    "words": "We will build it, and we will build it in stone,",
    "agencies": ["Coast Agency"],
    "readings": [
        {
            "words": "We will build it, and we will build it in stone,",
            "source": "The Courier",
            "agency": "Coast Agency",
            "published": "2024-03-06",
            "article": "https://courier.example/quay?id=1&part=2",
            "translation": None,
            "verified": "exact",
        },
        {
            "words": "We will build it -- and we will build it in granite,",
            "source": "The Post <Evening>",
            "agency": "Coast Agency",
            "published": "2024-03-05/2024-03-06",
            "article": "unknown",
            "translation": None,
            "verified": "folded",
        },
    ],
    "differs": ["The Post <Evening>: reads “granite,” not “stone,”"],
    "cut": None,
    "warnings": [
        {"kind": "caution", "on": "in stone", "note": "Only the Post has [granite](quote:brandt-stone) here."}
    ],
    "proof": "data/verification.json",
}


@pytest.fixture(scope="module")
def small() -> Known:
    return Known(briefing_export(gate.verified(SMALL / "briefing")))


def test_a_line_for_each_quote() -> None:
    lines = [json.loads(line) for line in quotes_jsonl(gate.verified(SMALL / "briefing")).splitlines()]
    assert len(lines) == 6
    assert next(line for line in lines if line["id"] == "brandt-stone") == STONE


def test_answers(small: Known) -> None:
    assert [each["id"] for each in answers.found(small, "built in stone", "asa brandt")][:1] == ["brandt-stone"]
    assert answers.quote(small, "brandt-stone") == STONE
    assert answers.silent(small, "ferry") == [
        {
            "topic": "ferry",
            "title": "The ferry & its berth",
            "silent": [
                {
                    "source": "Tidings",
                    "words_proved_absent": ["passengers", "berth"],
                    "note": "It speaks of fewer crossings, but not of the berth or the passengers.",
                }
            ],
            "silent_as_read_in_full": [],
            "undecided": [],
        }
    ]
    assert [each["id"] for each in answers.differences(small)] == ["material", "fate-of-the-berth"]
    assert answers.differences(small, "quay")[0]["positions"][1] == {
        "claim": "Granite.",
        "sources": ["The Post <Evening>"],
        "quotes": ["brandt-stone"],
    }


_REFUSED: list[tuple[str, dict[str, str], str]] = [
    (
        "find",
        {"words": "stone", "speaker": "nobody"},
        "nobody here is called 'nobody'; use one of Åsa Brandt",
    ),
    ("quote", {"id": "brandt-ston"}, "no quote has the id 'brandt-ston'; did you mean 'brandt-stone'?"),
    ("silent", {"topic": "quays"}, "no topic has the id 'quays'; did you mean 'quay'?"),
    ("differences", {"topic": "no"}, "no topic has the id 'no'; use one of ferry, quay"),
    ("vet", {"text": "a" * 100_001}, "the text has more than 100,000 characters; vet its parts"),
]


def test_no_answer_is_no_empty_answer(small: Known) -> None:
    asked = {"find": answers.found, "quote": answers.quote, "silent": answers.silent, "vet": answers.vetted}
    for name, given, said in _REFUSED:
        with pytest.raises(answers.NotAnswered) as refused:
            {**asked, "differences": answers.differences}[name](small, *given.values())
        assert str(refused.value) == said


def test_a_speaker_is_found_behind_many_others(small: Known) -> None:
    first = next(each for each in small.briefing.quotes if each.id == "brandt-stone")
    crowd = [first.model_copy(update={"id": f"other-{number}", "speaker": None}) for number in range(20)]
    known = Known(small.briefing.model_copy(update={"quotes": (*crowd, first)}))
    assert [each["id"] for each in answers.found(known, "built in stone", "brandt")] == ["brandt-stone"]


def test_an_old_library(small: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", ModuleType("mcp"))
    monkeypatch.setitem(sys.modules, "mcp.server", ModuleType("mcp.server"))
    with pytest.raises(OperationFailed) as failed:
        assistants.server(small)
    message = "serving assistants needs mcp 2.3 or newer; run pip install 'annotated-briefing[mcp]'"
    assert str(failed.value) == message


@pytest.mark.skipif(
    importlib.util.find_spec("mcp") is None and "CI" not in os.environ, reason="the extra mcp is not installed"
)
def test_the_reference_client(small: Known) -> None:
    from mcp import Client

    async def asked() -> tuple[list[str], list[Any]]:
        async with Client(assistants.server(small)) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            calls = [
                ("quote", {"id": "brandt-stone"}),
                ("vet", {"text": "“We will build it in wood,” Ms Brandt said."}),
                ("find", {"words": "stone", "speaker": "Brandt"}),
                ("silent", {}),
                ("differences", {"topic": "quay"}),
            ]
            for name, given, said in _REFUSED:
                refused = await client.call_tool(name, given)
                text = f"Error executing tool {name}: {said}"
                assert (refused.is_error, refused.content[0].text) == (True, text)
            return tools, [(await client.call_tool(name, given)).structured_content for name, given in calls]

    tools, (quote, vetted, found, silent, differences) = asyncio.run(asked())
    assert tools == ["find", "quote", "vet", "silent", "differences"]
    assert quote == {"quote": STONE}
    assert [each["verdict"] for each in vetted["quotations"]] == ["altered"]
    assert found == {"quotes": answers.found(small, "stone", "Brandt")}
    assert silent == {"topics": answers.silent(small)}
    assert differences == {"differences": answers.differences(small, "quay")}


@pytest.mark.skipif(importlib.util.find_spec("mcp") is not None, reason="the extra mcp is installed")
def test_without_the_extra(briefing: Run) -> None:
    ran = briefing("mcp")
    message = (
        "briefing: serving assistants needs mcp, which is not installed; run pip install 'annotated-briefing[mcp]'\n"
    )
    assert (ran.stderr, ran.returncode) == (message, 3)
