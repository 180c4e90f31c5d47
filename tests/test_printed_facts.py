"""What the lines of an article say of it, in English, German and French; each answer has the words it rests on."""

import pytest

from build_tools.intake.articles.facts import facts_in_text
from build_tools.intake.articles.readers import read

TEXT = " the harbour board of Lunde met to talk about the quay, which the storms of the winter have damaged."


def _said(*lines: str) -> dict[str, str]:
    return {fact.name: fact.value for fact in facts_in_text(lines)}


@pytest.mark.parametrize(
    ("line", "agency", "dateline"),
    [
        ("LUNDE, Norland (AP) — On Friday", "AP", "LUNDE, Norland (AP) —"),
        ("LUNDE, May 19 (Reuters) - On Friday", "Reuters", "LUNDE, May 19 (Reuters) -"),
        ("Lunde (AFP) - On Friday", "AFP", "Lunde (AFP) -"),
        ("LUNDE – On Friday", None, "LUNDE –"),
        ("Lunde (dpa) – Am Freitag", "dpa", "Lunde (dpa) –"),
        ("Lunde/Berlin (dpa/AFP) – Am Freitag", "dpa", "Lunde/Berlin (dpa/AFP) –"),
        ("MÜNCHEN, 19. Mai (Reuters) - Am Freitag", "Reuters", "MÜNCHEN, 19. Mai (Reuters) -"),
        ("Frankfurt am Main (APA) - Am Freitag", "APA", "Frankfurt am Main (APA) -"),
        ("Saint-Étienne\u00a0(AFP)\u00a0– Vendredi", "AFP", "Saint-Étienne (AFP) –"),
        ("PARIS, 19 mai (Reuters) - Vendredi", "Reuters", "PARIS, 19 mai (Reuters) -"),
        ("L’Île-d’Yeu (AFP) — Vendredi", "AFP", "L’Île-d’Yeu (AFP) —"),
        ("Erstens – am Freitag", None, None),
    ],
)
def test_a_dateline(line: str, agency: str | None, dateline: str | None) -> None:
    said = _said(line + TEXT)
    assert (said.get("agency"), said.get("dateline")) == (agency, dateline)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Source: AFP", "AFP"),
        ("By Ada Quist, Associated Press", "AP"),
        ("Copyright 2021 The Associated Press. All rights reserved.", "AP"),
        ("(AP) — The board met.", "AP"),
        ("Quelle: dpa", "dpa"),
        ("Quellen: AFP, dpa", "AFP"),
        ("Von Jonas Weber, dpa", "dpa"),
        ("Von Jonas Weber und der Nachrichtenagentur AFP", "AFP"),
        ("Mit Material von dpa", "dpa"),
        ("Mit Material der Agenturen dpa und AFP", "dpa"),
        ("© dpa-infocom, dpa:210519-99-661024/4", "dpa"),
        ("jwe/dpa", "dpa"),
        ("dpa/AFP", "dpa"),
        ("(jwe/sda)", "sda"),
        (f"Am Freitag traf sich der Vorstand.{TEXT} (dpa)", "dpa"),
        ("Source\u00a0: AFP", "AFP"),
        ("Par Claire Morel avec AFP", "AFP"),
        ("Par Le Courrier avec l’AFP", "AFP"),
        ("Le Courrier avec AFP", "AFP"),
        ("(Avec AFP et Reuters)", "AFP"),
        ("© Agence France-Presse", "AFP"),
        (f"Vendredi, le conseil s’est réuni.{TEXT} (AFP)", "AFP"),
        ("Die Nachrichtenagentur dpa war mit an Bord.", None),
        ("Mit dpa sprach niemand.", None),
        ("Avec l’AFP, la présidente n’a pas parlé.", None),
        ("Selon l’AFP, la présidente s’est tue.", None),
        ("Er kam mit AFP", None),
        ("The board met, the AP reported.", None),
        ("Am Hafen. (dpa)", None),
    ],
)
def test_a_credit(line: str, agency: str | None) -> None:
    assert _said(line).get("agency") == agency


@pytest.mark.parametrize(
    ("line", "byline", "day"),
    [
        ("By Ada Quist and Olaf Berg, 9 March 2024", "Ada Quist and Olaf Berg", "2024-03-09"),
        ("Von Jonas Weber und Åsa Lind, 9. März 2024, 14:02 Uhr", "Jonas Weber und Åsa Lind", "2024-03-09"),
        ("Par Claire Morel et Élie Roux", "Claire Morel et Élie Roux", None),
        ("Publié le 1er\u00a0mars\u00a02024 à 12h34, mis à jour le 3 mars 2024", None, "2024-03-01"),
        ("Veröffentlicht am 09.03.2024, aktualisiert am 10.03.2024", None, "2024-03-09"),
        ("Aktualisiert am 10. März 2024", None, None),
    ],
)
def test_a_byline_and_a_day(line: str, byline: str | None, day: str | None) -> None:
    said = _said(line)
    assert (said.get("byline"), said.get("published")) == (byline, day)


@pytest.mark.parametrize("piece", ["dpa/", "ab/", "A/", "AP a a a a a", "A.", "Avec ", "By a,", ". (AP", "AP, "])
def test_no_line_takes_long(piece: str) -> None:
    assert _said(piece * 20_000) in ({}, {"agency": "AP"})


def test_the_credit_of_a_picture_is_none_of_the_article() -> None:
    body = f"<p>“We will build it in slate,” Ms Brandt said.</p><p>Then{TEXT}</p>"
    page = (
        f"<html><body><h1>Slate</h1>{body}<figure><figcaption>AFP</figcaption></figure><p>Then{TEXT}</p></body></html>"
    )
    article = read(page.encode(), "x.html", "web page")
    assert "agency" not in {fact.name for fact in article.facts}
