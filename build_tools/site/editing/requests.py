"""Requests to edit: who may make one, what it asks for, and the answer."""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from email.message import Message
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.intake.one_quotation import Taken
from build_tools.markup.html import Html
from build_tools.model.values import Id
from build_tools.site.editing.change import Change, KindName, NotDone
from build_tools.site.editing.session import Session
from build_tools.site.editing.tools import tools

MOST = 100_000
"""Bytes that a request may have: some of the longest texts that the model takes."""

TOKEN = "X-Briefing-Token"

_PROBLEMS = {403: "forbidden", 411: "unclear", 413: "too-long", 415: "unclear"}


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    ask: Literal["record", "change", "undo", "redo", "difference", "text", "card", "take"]
    kind: KindName = "briefing"
    id: Id = "briefing"
    changes: list[Change] = Field(default=[], max_length=50)
    seen: dict[str, str] = {}
    """The digests of the files that the changes were made for, by their paths."""

    take: Taken = Taken()


class Door:
    """Lets the pages of this server edit, and nobody else: they alone know its token."""

    def __init__(self, session: Session):
        self._session = session
        self._token = secrets.token_urlsafe(32)

    def tools(self, verified: VerifiedBriefing) -> Html:
        """What is added to the top of a page of this briefing."""
        return tools(verified, {"token": self._token, **self._session.counts})

    def answer(self, headers: Message, read: Callable[[int], bytes]) -> tuple[int, bytes]:
        """Answer a request for this host with a status and JSON; `read` gives the bytes of its body."""
        refused = self._refused(headers)
        if refused:
            return _answered(refused, {"problem": _PROBLEMS[refused]})
        try:
            request = _Request.model_validate_json(read(int(_one(headers, "Content-Length"))))
        except ValidationError:
            return _answered(400, {"problem": "unclear"})
        try:
            return _answered(200, self._done(request))
        except NotDone as problem:
            return _answered(409, {"problem": str(problem)})
        except Refused as refusal:
            said = [f"{each.message} ({each.place.file}:{each.place.line})" for each in refusal.problems]
            return _answered(422, {"findings": said})
        except OperationFailed as problem:
            return _answered(422, {"findings": [str(problem)]})

    def _refused(self, headers: Message) -> int | None:
        """The status for a request that no page of ours makes; None if one of ours may have made it."""
        if not secrets.compare_digest(_one(headers, TOKEN).encode(), self._token.encode()):
            return 403
        if _one(headers, "Origin") != f"http://{_one(headers, 'Host')}":
            return 403
        if headers.get_all("Sec-Fetch-Site", ["same-origin"]) != ["same-origin"]:
            return 403
        if _one(headers, "Content-Type") != "application/json":
            return 415
        length = _one(headers, "Content-Length")
        if not re.fullmatch("[0-9]{1,9}", length) or "Transfer-Encoding" in headers:
            return 411
        return 413 if int(length) > MOST else None

    def _done(self, request: _Request) -> Mapping[str, Any]:
        session = self._session
        match request.ask:
            case "record":
                return session.record(request.kind, request.id)
            case "text":
                return session.text(request.id)
            case "card":
                return session.card(request.id, request.take)
            case "difference":
                return {"difference": session.difference()}
            case "change":
                session.change(request.changes, request.seen)
            case "take":
                session.take(request.id, request.take)
            case "undo" | "redo":
                session.turn(back=request.ask == "undo")
        return session.counts


def _one(headers: Message, name: str) -> str:
    """The value of a header that must be there once; otherwise nothing."""
    found = headers.get_all(name, [])
    return found[0] if len(found) == 1 else ""


def _answered(status: int, answer: Mapping[str, Any]) -> tuple[int, bytes]:
    return status, json.dumps(answer, ensure_ascii=False).encode()
