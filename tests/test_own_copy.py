"""A reader checks quotations against their own copy of an article, in the browser and with verify.py."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from build_tools import disk
from build_tools.site.offline import offline
from tests import pin_vectors
from tests.attacks.agreement import VERIFY
from tests.conftest import SMALL
from tests.visiting import BOTH, Scheme, Visit, Windows, faults, noting, visiting
from tests.web import served

TEXT = (SMALL / "texts" / "courier.txt").read_text("utf-8")
KEY = (SMALL / "texts" / "courier.key").read_text("utf-8").strip()
ALTERED = (
    TEXT.replace("eighty years", "ninety years")
    .replace("its chair", "its chair,")
    .replace("’", "'")
    .replace("the ferry would keep its berth", "nothing would change")
    .replace("“We will build it, and we", '"We  will build it, and we')
)
"""A copy with another word, a typographic difference, a passage that is gone, and two that are as they were."""
COUNTED = "Word for word: 2. Except typography: 1. With differences: 1. Not found: 1. Nothing was sent."


@pytest.fixture(scope="module")
def address(small_built: Path) -> Iterator[str]:
    """The address of the small briefing's site."""
    with served(small_built) as wire:
        yield wire.address


@pytest.fixture
def visit(windows: Windows, address: str) -> Iterator[Visit]:
    with visiting(windows, address, width=1440) as each:
        yield each


def _opened(visit: Visit, path: str = "sources/courier/") -> Page:
    visit.go(path)
    visit.page.locator(".own-copy-form").wait_for()
    return visit.page


def _said(page: Page) -> str:
    page.locator(".own-copy-form button:enabled").wait_for()
    return " ".join((page.locator(".own-copy-said").text_content() or "").split())


def _checked(page: Page, copy: str) -> str:
    """What is said of a pasted copy."""
    page.locator("#own-copy-text").fill(copy)
    page.locator(".own-copy-form button").click()
    return _said(page)


def _found(page: Page) -> list[str]:
    return [" ".join(each.split()) for each in page.locator(".own-copy-found > li").all_text_contents()]


def test_a_copy_that_differs_is_searched_and_nothing_is_sent(visit: Visit) -> None:
    page = _opened(visit)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    said = _checked(page, ALTERED)
    assert said.startswith(
        "Little of this text is not quoted, so its fingerprint can be computed again only with the key"
    )
    assert said.endswith(f"looked for each of the 5 quoted passages in your copy. {COUNTED}")
    assert _found(page) == [
        "Not found the ferry would keep its berth Page of the quotation",
        "With differences The old one has stood for only in the quotation: eighty only in your copy: ninety years. Page of the quotation",
        "Word for word, except typography (spaces) We will build it, and we will build it in stone, Page of the quotation",
        "Word for word voted on Tuesday to build a second quay Page of the quotation",
        "Word for word The ferry company carried 41,000 passengers last year, according to its annual report. Page of the quotation",
    ]
    assert page.locator(".own-copy-found del").all_text_contents() == ["only in the quotation: eighty "]
    assert {(each.method, each.url.removeprefix(visit.site), each.post_data) for each in asked} == {
        ("GET", "data/pins/courier.js", None),
        ("GET", "assets/commitment.js", None),
    }
    kept = page.evaluate("[...Object.values(localStorage), ...Object.values(sessionStorage), location.href]")
    assert kept and not any("ferry" in each for each in kept)
    page.locator(".own-copy-found a").first.click()
    assert page.url.removeprefix(visit.site).startswith("quotes/")


def test_the_checked_text_is_recognised_with_its_key(visit: Visit) -> None:
    page = _opened(visit)
    _checked(page, TEXT)
    page.locator("#own-copy-key").fill(KEY[:-1])
    assert _checked(page, TEXT) == "The key must be 64 hexadecimal digits. Correct it, or leave it out."
    page.locator("#own-copy-key").fill(KEY)
    same = (
        "Your copy is the text that was checked, to the letter. Your browser computed from it that all 5 quoted "
        "passages are in place and that no word said to be absent appears. It did not compute again who speaks, or what two "
        "sources share. Nothing was sent."
    )
    assert _checked(page, TEXT.rstrip("\n")) == same
    assert _checked(page, TEXT.replace("Courier staff", "Staff")).startswith("Your copy is not the checked text")
    either = (
        "Your copy is as long as the checked text and has each quotation in its place, but does not lead to the fingerprint "
        "with this key. Either it differs where nothing is quoted, or the key is another text’s. "
    )
    assert _checked(page, TEXT.replace("Courier staff", "Courier stuff")).startswith(either)
    page.locator("#own-copy-key").fill("ab" * 32)
    assert _checked(page, TEXT).startswith(either)


def test_a_saved_page_is_chosen_or_dropped(visit: Visit, tmp_path: Path) -> None:
    page = _opened(visit)
    paragraphs = "".join(f"<p>{line}<script>document.title = 'hit'</script></p>" for line in TEXT.split("\n"))
    saved = f"<!doctype html><title>the ferry would keep its berth</title>{paragraphs}"
    saved = saved.replace("second quay", "<b>second</b>\n  quay").replace("the ferry would", "the ferries would")
    saved = saved.replace("eighty years", "<ins>eighty</ins><wbr> <data value=1>years</data>")
    file = tmp_path / "saved.html"
    file.write_text(saved, "utf-8")
    page.locator("#own-copy-file").set_input_files(file)
    page.locator(".own-copy-found > li").first.wait_for()
    assert "Word for word: 4. Except typography: 0. With differences: 1. Not found: 0." in _said(page)
    transfer = page.evaluate_handle(
        "text => { const transfer = new DataTransfer(); transfer.items.add(new File([text], 'a.txt')); return transfer; }",
        ALTERED,
    )
    page.dispatch_event(".own-copy-form", "drop", {"dataTransfer": transfer})
    page.locator(".own-copy-missing").wait_for()
    assert _said(page).endswith(COUNTED)
    file.write_bytes(b"\xff\xfe\x00")
    page.locator("#own-copy-file").set_input_files(file)
    page.get_by_text("This file is not text in UTF-8.").wait_for()


def test_a_page_without_an_end_of_its_head_is_read() -> None:
    head = "<!doctype html><html><head><meta charset=utf-8><title>Quay</title><script>hit()</script>"
    body = "<p>One <ins>two</ins><wbr> <del>three</del> <kbd>four</kbd> <var>five</var> <label>six</label></p>"
    for page in (f"{head}{body}", f"{head}<body>{body}", f"{head}</head><body>{body}", f"<title>Quay</title>{body}"):
        assert VERIFY.visible_text(page).strip() == "One two three four five six"


def test_a_pin_without_a_key_and_with_absent_words(visit: Visit) -> None:
    made = next(each["pin"] for each in pin_vectors.read()["pins"] if not each["pin"]["keyed"])
    script = f"pinPart('courier', {json.dumps({'pin': made, 'quotes': [None] * len(made['proofs'])})});"
    page = _opened(visit)
    page.locator(".own-copy-form").evaluate("form => { form.querySelector('#own-copy-key').value = 'ab'.repeat(32); }")
    page.route("**/data/pins/courier.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    assert _checked(page, pin_vectors.NEWS).startswith("Your copy is the text that was checked, to the letter.")
    assert len(_found(page)) == 4
    said = _checked(page, f"{pin_vectors.NEWS}The FERRIES are late.\n")
    assert said.startswith("Your copy is not the checked text to the letter")
    assert _found(page)[0] == "Said to be absent, but in your copy (perhaps in a caption or other furniture) ferries"
    assert len(_found(page)) == 5


def test_nothing_of_a_hostile_page_is_run_or_fetched(windows: Windows, address: str, tmp_path: Path) -> None:
    """A browser says on its console that the policy of the page forbids it."""
    file = tmp_path / "hostile.html"
    file.write_text(
        f"<img src=/hit.png onerror=alert(1)><iframe src=/hit></iframe><svg onload=alert(1)>{TEXT}", "utf-8"
    )
    with windows.window() as page, noting(page, address) as complaints:
        _opened(Visit(page, page.context, address)).on("dialog", lambda dialog: complaints.append(dialog.message))
        page.locator("#own-copy-file").set_input_files(file)
        page.locator(".own-copy-found > li").first.wait_for()
        assert "Word for word: 5." in _said(page)
        assert complaints and all("violates the following Content Security Policy" in each for each in complaints)


def test_all_of_it_works_by_keyboard_on_the_method_page(visit: Visit) -> None:
    page = _opened(visit, "method/")
    page.locator("#own-copy-source").focus()
    page.keyboard.type("Ti")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("She spoke of stone.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".own-copy-exact").wait_for()
    assert _found(page) == [
        "Not found A second quay is to be built at Lunde. Page of the quotation",
        "Word for word spoke of stone Page of the quotation",
    ]
    assert page.locator(".own-copy-said").get_attribute("role") == "status"


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_it_is_accessible(windows: Windows, address: str, width: int, scheme: Scheme) -> None:
    with visiting(windows, address, width, scheme) as visit:
        page = _opened(visit)
        _checked(page, ALTERED)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_works_from_disk(windows: Windows, small_built: Path, tmp_path: Path) -> None:
    for path, file in disk.files_below(small_built).items():
        if (data := offline(path, file.read_bytes())) is not None:
            disk.put(tmp_path / path, data)
    with windows.window() as page, noting(page, "file:") as complaints:
        page.goto((tmp_path / "sources" / "courier" / "index.html").as_uri())
        page.locator(".own-copy-form").wait_for()
        assert _checked(page, ALTERED).endswith(COUNTED)
        address = page.locator(".own-copy-found a").first.get_attribute("href") or ""
        assert address.endswith("/index.html") and Path(address.removeprefix("file://")).exists()
        assert complaints == []


def _verify(built: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the published program as a reader does, with nothing of ours to import."""
    command = [sys.executable, "-I", built / "data" / "verify.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_without_scripts_the_page_offers_a_program_that_does_the_same(small_built: Path, tmp_path: Path) -> None:
    page = (small_built / "sources" / "courier" / "index.html").read_text("utf-8")
    for address in ("../../data/verify.py", "../../data/pins/courier.json"):
        assert f'href="{address}"' in page and (small_built / "sources" / "courier" / address).exists()
    pins = small_built / "data" / "pins"
    assert (pins / "courier.json").read_bytes() == (SMALL / "briefing" / "pins" / "courier.json").read_bytes()
    copy, key = tmp_path / "copy.txt", SMALL / "texts" / "courier.key"
    copy.write_text(TEXT, "utf-8")
    pin = json.loads((pins / "courier.json").read_text("utf-8"))
    sound = f"courier.json: 5 quotations and 0 absent words lead to {pin['root']}\n"
    checked = _verify(small_built, pins / "courier.json", copy, "--key", key)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith(
        f"{sound}Your copy is the pinned text, to the letter. Its words, the places of the quotations and the absent words "
        "were computed again from it; runs, the speakers and shared wording were not.\n"
    )
    (tmp_path / "other.key").write_text("ab" * 32, "utf-8")
    checked = _verify(small_built, pins / "courier.json", copy, "--key", tmp_path / "other.key")
    assert checked.returncode == 0 and checked.stdout.startswith(
        f"{sound}Your copy is as long as the pinned text and has each quotation in its place, but does not lead to the "
        "pin with this key. Either it differs where nothing is quoted, or the key is another text's. Each quotation is "
        "looked for in it.\n"
        "word for word  “voted on Tuesday to build a second quay”\n"
    )
    copy.write_text(ALTERED, "utf-8")
    checked = _verify(small_built, pins / "courier.json", copy, "--key", key)
    assert (checked.returncode, checked.stdout) == (
        1,
        f"{sound}Your copy is not the pinned text to the letter, so each quotation is looked for in it.\n"
        "word for word  “voted on Tuesday to build a second quay”\n"
        "word for word  “We will build it, and we will build it in stone,” (but for white-space)\n"
        "DIFFERS        “The old one has stood for [-eighty-] {+ninety+} years.”\n"
        "NOT FOUND      “the ferry would keep its berth”\n"
        "word for word  “The ferry company carried 41,000 passengers last year, according to its annual report.”\n",
    )


def test_verify_py_ends_well_when_nobody_reads_on_and_in_any_terminal(small_built: Path) -> None:
    program, pins = small_built / "data" / "verify.py", SMALL.parent / "second" / "briefing" / "pins"
    arguments = [sys.executable, program, pins / "sada.json", SMALL.parent / "second" / "texts" / "sada.txt"]
    narrow = {"PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(arguments, env=narrow, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "") and "\\u0627" in ran.stdout
    with subprocess.Popen(arguments, env=narrow, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["pins"], 0, "post.json: 5 quotations and 0 absent words lead to "),
        (["pins/gazette.json"], 2, "pins/gazette.json can't be read: No such file or directory\n"),
        (["texts"], 2, "texts has no pins, which are files that end in .json\n"),
        (["texts/courier.txt"], 2, "texts/courier.txt is not JSON\n"),
        (["pins", "texts/courier.txt"], 2, "name one pin, not a folder, to compare an article with\n"),
        (
            ["pins/post.json", "texts/courier.txt", "--key", "texts/post.txt"],
            2,
            "texts/post.txt does not contain a key: 64 hexadecimal digits\n",
        ),
        (
            ["pins/post.json", "texts/post.txt", "--key", "short.key"],
            2,
            "short.key does not contain a key: 64 hexadecimal digits\n",
        ),
        (["forged.json"], 1, "forged.json: REFUSED: its figures do not lead to the fingerprint of the text\n"),
        (["other.json"], 1, "other.json: REFUSED: it is the pin of post; its file must be post.json\n"),
        (["record.json"], 2, "record.json is the record of an edition; name editions.json before it\n"),
        (["two"], 1, "older.json: REFUSED: it is the pin of post; its file must be post.json\npost.json: 5 quotations"),
        (["\x1b[2Anone.json"], 2, "\\x1b[2Anone.json can't be read: No such file or directory\n"),
    ],
)
def test_verify_py_says_what_is_wrong(
    small_built: Path, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    pin = json.loads((SMALL / "briefing" / "pins" / "post.json").read_text("utf-8"))
    (tmp_path / "forged.json").write_text(json.dumps({**pin, "words": pin["words"] + 1}), "utf-8")
    (tmp_path / "other.json").write_text(json.dumps(pin), "utf-8")
    (tmp_path / "record.json").write_text('{"nouns": {}}', "utf-8")
    (tmp_path / "two").mkdir()
    for name in ("older.json", "post.json"):
        (tmp_path / "two" / name).write_text(json.dumps(pin), "utf-8")
    (tmp_path / "short.key").write_text("ab" * 31, "utf-8")
    (tmp_path / "pins").symlink_to(SMALL / "briefing" / "pins")
    (tmp_path / "texts").symlink_to(SMALL / "texts")
    command = [sys.executable, "-I", small_built / "data" / "verify.py", *arguments]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == status and said in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
