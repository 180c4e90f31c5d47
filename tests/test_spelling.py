"""What is only another spelling, and what is other words. A row is a case: the two sides, parted by a bar."""

import pytest

from build_tools.text.collation import changes, gravest
from build_tools.text.english_spellings import one_spelling
from build_tools.text.numerals import number_at
from build_tools.text.spelling import Spelling, same_names

PEOPLE = [
    ["Sergei Lavrov", "Sergey Lavrov", "Mr Lavrov", "Lavrov", "the foreign minister"],
    ["Alexei Navalny", "Alexey Navalny", "Aleksei Navalny", "Navalny"],
    ["Muammar Gaddafi", "Muammar Qaddafi", "Moammar Gaddafi"],
    ["Volodymyr Zelensky", "Volodymyr Zelenskyy"],
]
ENGLISH = Spelling("en-GB", same_names(PEOPLE))

SPELLING = """
    centre | center
    the defence ministry | the defense ministry
    a licence | a license
    colour | color
    neighbouring | neighboring
    honour-bound | honor-bound
    rumours | rumors
    harbour’s | harbor's
    normalise | normalize
    organisations | organizations
    demilitarised | demilitarized
    recognising | recognizing
    privatisation | privatization
    analyse | analyze
    paralysed | paralyzed
    cancelled | canceled
    travelling | traveling
    counsellor | counselor
    fulfil | fulfill
    enrolment | enrollment
    skilful | skillful
    programme | program
    tyre | tire
    cheque | check
    metres | meters
    theatre | theater
    manoeuvres | maneuvers
    grey | gray
    ageing | aging
    judgement | judgment
    sceptical | skeptical
    plough | plow
    aluminium | aluminum
    encyclopaedia | encyclopedia
    anaesthetised | anesthetized
    catalogue | catalog
    dialled | dialed
    practised | practiced
    towards | toward
    amongst | among
    learnt | learned
    adviser | advisor
    enquiry | inquiry
    roubles | rubles
    gaol | jail
    jewellery | jewelry
    pyjamas | pajamas
    Sergei Lavrov | Sergey Lavrov
    Alexei | Alexey
    Aleksei Navalny | Alexey Navalny
    Gaddafi’s | Qaddafi’s
    Zelensky | Zelenskyy
    Erdoğan | Erdogan
    café | cafe
    naïve | naive
    Růžena | Ruzena
    coöperate | cooperate
    façade | facade
    São Tomé | Sao Tome
    Łódź | Lodz
    four | 4
    twelve | 12
    twenty-five | 25
    twenty five | twenty-five
    1,000 | 1000
    one thousand | 1,000
    a thousand | 1,000
    a hundred and four | 104
    one hundred four | 104
    two thousand and twenty-one | 2021
    five million | 5 million
    5,000,000 | 5 million
    1.5 million | 1,500,000
    three hundred thousand | 300,000
    3.5bn | 3.5 billion
    four-year-old | 4-year-old
    two-thirty | 2-30
    first | 1st
    second | 2nd
    the 21st century | the twenty-first century
    the two hundredth | the 200th
    a third time | a 3rd time
    thirtieth | 30th
    $5 | 5 dollars
    $5 | five dollars
    $5 billion | 5 billion dollars
    $5bn | 5 billion dollars
    $3.5m | $3.5 million
    €20 | 20 euros
    £1,000 | a thousand pounds
    US$5 | 5 US dollars
    US$5 | 5 U.S. dollars
    a $5 note | a five-dollar note
    500 roubles | 500 rubles
    5% | 5 per cent
    5% | 5 percent
    5 per cent | five percent
    5 % | 5%
    2.5pc | 2.5 per cent
    a 5% rise | a five-per-cent rise
    per cent | percent
    Aug 1 | August 1
    Aug. 1 | August 1
    on 3 Sept. | on 3 September
    Jan 2021 | January 2021
    Dec. 1st | December first
    US | U.S.
    US | United States
    the U.S. embassy | the United States embassy
    U.S.-Russian | US-Russian
    USA | United States of America
    UK | U.K.
    the UK | the United Kingdom
    UAE | United Arab Emirates
    EU | European Union
    UN | U.N.
    N.A.T.O. | NATO
    Nato | NATO
    Covid-19 | COVID-19
    G-7 | G7
    F-16 | F16
    5pm | 5 p.m.
    10am | 10 a.m.
    research & development | research and development
    military build-up | military buildup
    build-up | build up
    co-operation | cooperation
    re-election | reelection
    re-open | reopen
    re-enter | reenter
    long-term | long term
    policymakers | policy-makers
    policymakers | policy makers
    cease-fire | ceasefire
    cease fire | ceasefire
    air strike | airstrike
    in-flight | inflight
    in-flight | in flight
    cannot | can not
    anti-American | anti-american
    foreign minister | Foreign Minister
    The embassy | the embassy
    no-one | no one
    post-war | postwar
    E-mail | email
    well-known | well known
    non-proliferation | nonproliferation
"""

WORDS = """
    re-sign | resign
    re-signed | resigned
    re-cover | recover
    re-formed | reformed
    re-sent | resent
    re-creation | recreation
    re-press | repress
    re-lease | release
    pre-position | preposition
    co-op | coop
    104 | 140
    one hundred and four | one hundred and forty
    14 | 40
    fourteen | forty
    5 | 50
    1,000 | 10,000
    1,000 | 1.000
    3.5 million | 35 million
    5 million | 5 billion
    5m | 5 million
    0.5 | 5
    .5 | 5
    -5 | 5
    5-10 | 510
    5-10 | 5 10
    5 100 | 5,100
    007 | 7
    first | second
    21st | 21
    1st | 11th
    four | for
    for years | four years
    two | to
    a minister | one minister
    ten | tenth
    dozens | 12
    $5 | £5
    $5 | 5
    $5 | A$5
    US$5 | $5
    5 dollars | 5 euros
    ¥5 | 5 yen
    5% | 5
    5% | 5 percentage points
    5 % | 5
    5 million | 5
    twenty-five | twenty
    10:30 | 10.30
    is acceptable | is not acceptable
    not acceptable | acceptable
    acceptable | acceptable, not
    no longer wanted | wanted
    will | will not
    can | cannot
    did | didn’t
    can | can’t
    never | ever
    no evidence | evidence
    none | one
    not able | notable
    un-ionised | unionised
    will | would
    may | might
    must | should
    can | could
    shall | will
    is | was
    has | had
    agreed | agrees
    meets | met
    trust | respect
    rubble | baggage
    increased | recent
    ally | alley
    affect | effect
    effective | efficient
    country | countries
    vessel | vessels
    sanction | sanctions
    a summit | the summit
    this | that
    in | on
    before | after
    Putin | Biden
    Blinken | Lavrov
    Mr Lavrov | Sergei Lavrov
    Ivan | Ivana
    Sunni | Sunny
    Henry | Henri
    Alexei | Alexander
    Kiev | Kyiv
    Britain | UK
    America | United States
    Russia | Soviet Union
    Iran | Iraq
    Austria | Australia
    us | US
    told us officials | told US officials
    who | WHO
    it | IT
    aids | AIDS
    March | May
    Jan | June
    Mar 1 | May 1
    19 May | 20 May
    Monday | Tuesday
    yesterday | today
    may be | maybe
    all ready | already
    all together | altogether
    every day | everyday
    any one | anyone
    some times | sometimes
    a part | apart
    in to | into
    no where | nowhere
    the rapist | therapist
    now here | nowhere
    we’re | were
    it’s | its
    we’ll | well
    resume | résumé
    expose | exposé
    rose | rosé
    prise | prize
    forgo | forego
    groin | groyne
    dissent | descent
    principal | principle
    stationary | stationery
    complement | compliment
    ensure | insure
    discreet | discrete
    loose | lose
    personal | personnel
    illegal | legal
    unlikely | likely
    malignant | malign
    hostile | hostel
    historic | historical
    economic | economical
    militarise | demilitarise
    devise | device
    quiet | quite
    desert | dessert
    hour | our
    pour | poor
    four | our
    raise | rise
    [not] | not
    (not) | no
    and | or
    ships & planes | ships or planes
"""


def _rows(table: str) -> list[tuple[str, str]]:
    rows = [line.strip().split(" | ") for line in table.strip().splitlines()]
    return [(one, other) for one, other in rows]


def test_the_tables_have_their_cases() -> None:
    rows = [*_rows(SPELLING), *_rows(WORDS)]
    assert len(rows) > 250
    assert len({frozenset(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("frame", ["{}", "They said {} on the quay"])
@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [(*row, "orthographic") for row in _rows(SPELLING)] + [(*row, "substantive") for row in _rows(WORDS)],
)
def test_a_pair_has_one_class_both_ways(one: str, other: str, weight: str, frame: str) -> None:
    one, other = frame.format(one), frame.format(other)
    assert [gravest(changes(*pair, ENGLISH)) for pair in ((one, other), (other, one))] == [weight] * 2


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("schon", "schön", "substantive"),
        ("once", "11", "substantive"),
        ("1.000", "1,000", "substantive"),
        ("a", "à", "substantive"),
        ("Realise", "Realize", "substantive"),
        ("Sergei", "Sergey", "orthographic"),
        ("Rendez-vous", "rendez-vous", "orthographic"),
        ("E-Mail", "Email", "orthographic"),
        ("peut être", "peutêtre", "substantive"),
    ],
)
def test_in_other_languages_what_cant_be_told_is_words(one: str, other: str, weight: str) -> None:
    other_language = Spelling("de", same_names(PEOPLE))
    assert [gravest(changes(*pair, other_language)) for pair in ((one, other), (other, one))] == [weight] * 2


def test_a_name_has_the_spellings_that_people_yml_lists() -> None:
    assert dict(same_names([["Ann Lee", "Anne Lee", "Mrs Lee", "the chair", "the chairman"]])) == {"anne": "ann"}
    assert gravest(changes("Sergei", "Sergey", Spelling("en"))) == "substantive"


def test_spelling_beside_other_words_is_told_from_them() -> None:
    found = changes("our defence is mutual trust", "our defense is mutual respect")
    assert [(each.lemma, each.reading, each.weight) for each in found if each.weight != "same"] == [
        ("defence", "defense", "orthographic"),
        ("trust", "respect", "substantive"),
    ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nineteen eighty", ("19", 1)),
        ("two thousand", ("2000", 2)),
        ("million", None),
        ("one two", ("1", 1)),
        ("9 million million", ("9000000", 2)),
        ("million " * 10_000, None),
        ("1" * 5_000, None),
        ("a hundred and", ("100", 2)),
    ],
)
def test_where_a_number_ends(words: str, number: tuple[str, int] | None) -> None:
    assert number_at(words.split(), 0) == number


def test_every_word_has_one_spelling() -> None:
    known = one_spelling()
    assert {known[each] for each in known.values()} == set(known.values())
    assert len(known) > 3_000
