"""Word lists of English news prose: reporting verbs, offices, names and occasions."""

import re


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


SAYING = _words("""
    said says say saying          told tells tell telling       added adds add adding
    asked asks ask asking         replied replies reply         answered answers answering
    responded responds            stated states stating         declared declares declaring
    announced announces           insisted insists insisting    argued argues arguing
    claimed claims claiming       warned warns warning          noted notes noting
    remarked remarks remarking    observed observes             commented comments commenting
    explained explains            continued continues           concluded concludes
    admitted admits admitting     acknowledged acknowledges     conceded concedes
    denied denies denying         confirmed confirms            promised promises promising
    vowed vows vowing             predicted predicts            suggested suggests suggesting
    complained complains          recalled recalls recalling    stressed stresses stressing
    emphasised emphasises         emphasized emphasizes         underlined underlines
    reiterated reiterates         reiterating repeated repeats  repeating emphasising
    wrote writes writing          tweeted tweets tweeting       posted posts
    joked jokes joking            shouted shouts shouting       cried cries whispered
    urged urges urging            demanded demands demanding    agreed agrees
    reported reports              testified testifies           maintained maintains
    countered counters            retorted quipped boasted      went goes
    read reads                    put puts                      emphasizing underlining
    advised advises advising      revealed reveals revealing    fumed fumes sighed sighs mused muses
    recalling thundered snapped   objected objects objecting    alleged alleges alleging
""")
"""Reporting verbs that can form a speech tag next to a quotation."""

PUTTING = _words("""
    called calls calling call     described describes describing describe      accused accuses accusing
    expressed expresses           voiced voices voicing               raised raises raising
    criticised criticises         criticized criticizes               praised praises praising
    condemned condemns            denounced denounces                 labelled labels labelling         labeled labeling
    branded brands dubbed         referred refers referring           spoke speaks
    hailed hails                  welcomed welcomes                   mocked mocks
    pledged pledges               appealed appeals                    lamented laments
    dismissed dismisses dismissing  blasted blasts blasting  slammed slams slamming  derided derides deriding
    decried decries decrying  ridiculed ridicules  likened likens likening  defended defends defending
    characterised characterises characterized characterizes  portrayed portrays  hit hits attacked attacks
""")
"""Verbs whose subject may be quoted in the same sentence, but that don't form a tag."""

OUTRIGHT = _words("said says told asked replied added wrote called")
"""Verb forms that are never nouns: without a known subject, somebody else is speaking."""

BESIDE = _words("""
    agreed agrees responded responds replied replies reply answered answers answering continued continues
    concluded concludes went goes read reads put puts reported reports reporting
    denied denies denying
""")
"""Verbs that identify the speaker only directly next to the quotation."""

INVERTED = SAYING - _words("told tells tell telling urged urges read reads put puts went goes reported reports")
"""Reporting verbs that may precede their subject: said the minister."""

ROLES = _words("""
    minister ministers   president premier chancellor secretary undersecretary   ambassador envoy
    diplomat diplomats   official officials   spokesman spokeswoman spokesperson spokespeople
    chair chairman chairwoman chairperson   mayor governor senator lawmaker lawmakers   deputy
    adviser advisor aide aides   director manager head chief boss leader leaders   captain master skipper
    general colonel commander admiral officer officers   judge lawyer lawyers prosecutor   professor
    analyst analysts expert experts   scientist scientists researcher researchers   engineer engineers
    editor reporter reporters journalist journalists correspondent correspondents interviewer   author writer historian
    bishop priest pastor   doctor doctors nurse teacher   farmer farmers fisherman fishermen
    resident residents witness witnesses   critic critics supporter supporters   source sources
    man woman men women   owner founder   treasurer clerk councillor councillors   member members
    insider insiders reviewer reviewers campaigner campaigners activist activists commuter passenger passengers
    negotiator negotiators commissioner attorney sheriff superintendent inspector inspectors parent parents student
    students trader traders rancher ranchers pensioner landlord landlady shopkeeper observer observers
    pilot driver worker workers   king queen prince princess   pope   counterpart   successor predecessor
    planner planners grandmother grandfather grandson granddaughter
    brother sister wife husband widow father mother son daughter uncle aunt cousin friend neighbour neighbor
    ministry department government administration company agency newspaper paper board council committee
    embassy union party office statement report letter court police army parliament kremlin
""")
"""Nouns for somebody's office, occupation or role in the story."""

PLURAL = frozenset(each for each in ROLES if each.endswith(("s", "men", "people")) and not each.endswith("ss"))
THINGS = _words("statement report letter paper newspaper")
BODIES = THINGS | _words("""
    ministry department government administration company agency board council committee embassy union party
    office court police army parliament kremlin
""")
"""Roles that "he" or "she" can't refer to."""

HONORIFICS = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "lady": "she", "lord": "he"}
MEN = _words("he spokesman chairman man fisherman king prince pope")
WOMEN = _words("she spokeswoman chairwoman woman queen princess")

TITLES = ROLES | _words("""
    mr mrs ms miss dr prof sir lady lord gen sen gov rep lt col capt cllr us uk eu un u.s. u.k. state foreign prime vice
    deputy former acting defence defense interior finance trade health justice energy affairs security national senior
    first russian american british french german chinese european ukrainian
""")
"""Words before a name that are not part of it."""

QUALIFIERS = _words("""
    deputy vice former ex acting interim assistant associate designate elect emeritus honorary late retired then
    prime shadow under junior parliamentary permanent press private
""")
"""Words that make an office another one: a vice president is no president, a prime minister not "the minister"."""

AREAS = _words("""
    foreign defence defense interior home finance treasury trade health justice energy environment education transport
    culture agriculture labour labor housing planning science security
""")
"""Words for what a minister or secretary is in charge of."""

NO_NAMES = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december yesterday today tomorrow meanwhile however but and or then so if when while
    as after before since until although though because yet nor for with without within from to of by at in on under
    over between during despite according asked speaking the a an this that these those his her their its it i we
    you my our your he she they who what which there here not no yes earlier later also only even still just perhaps
    now once again last next both neither either all some many most more one two three another each every
""")
"""Words that have a capital at the start of a sentence and aren't names."""

NO_PERSONS = _words("""
    war treaty council house state states union department ministry sea ocean canal street road river party committee
    board bank agency university institute court office group company ltd inc times post news press stream nations
    kingdom north south east west new republic federation administration congress parliament day island bay harbour
    port city high great pass passage route agreement pact act summit conference forum league society association
    church school college hospital airport station radio television service army navy force forces guard police
""")
"""Words in names of things other than people."""

MEETING = _words("met meets thanked joined followed replaced succeeded saw beat told asked quoted")
TALKING = _words("met spoke talked spoken wrote")
"""Verbs before a name that show that it is a person's, even if only a surname is ever given."""

DETERMINERS = _words("the a an one another his her their its our")
AROUND = _words("""
    also later then again earlier meanwhile however once now still already just even too first today yesterday
    afterwards previously had has have would will did does both
""")
"""Words that may come between a subject and its verb."""
PLACING = _words("in at on during after before outside inside near over")
PASSIVE = _words("was were is are been be being")
NOT_SUBJECT = _words("for of to with by from between about against than like among toward towards via under over")
JOINING = _words("and or & but then nor")

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_EVENT = (
    r"(?:conference|statement|interview|meeting|speech|briefing|talks|summit|hearing|debate|rally|letter|post|"
    r"address|call|session|vote|visit|ceremony|dinner|inquiry|message|tweet)"
)
_HEARERS = (
    r"(?:reporters|journalists|lawmakers|parliament|MPs|senators|delegates|viewers|listeners|"
    r"(?:a|the) (?:[\w-]+ ){0,3}(?:conference|meeting|committee|council|parliament|newspaper|briefing|hearing|crowd|"
    r"rally|station|broadcaster|channel|programme|agency))"
)
_CUES = (
    rf"(?:told|tells|telling) {_HEARERS}",
    r"(?i:at|in|during|before|after|ahead of|following|on the sidelines of|at the (?:start|end|close) of) "
    rf"(?:(?:a|an|the|his|her|their|its) (?:[\w’'-]+ ){{0,3}}?{_EVENT}|talks)\b"
    r"(?: in [A-Z][\w’-]+(?: [A-Z][\w’-]+)*)?",
    rf"(?:(?i:late on|early on|on) )?{_DAY}(?: (?:morning|afternoon|evening|night))?",
    rf"(?i:on) (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?: \d{{4}})?",
    r"(?i:yesterday|today|last (?:week|month|year|night)|(?:earlier|later) (?:this|that) (?:day|week|month))",
)
CUE = re.compile(rf"\b(?:{'|'.join(_CUES)})(?:,? (?:{'|'.join(_CUES)}))*\b".replace(" ", r"[ \u00a0\n]"))
"""The occasion of a quotation: a day, an event, an audience."""

NAMING = re.compile(r"\b(?:titled|entitled|headlined|nicknamed|named|known(?: \w+)? as)(?: the)?[ \u00a0]$")
WORKS = re.compile(
    r"\b(?:book|novel|film|song|album|paper|report|play|series|poem|painting|exhibition|documentary|ship|boat|ferry|"
    r"work|musical|opera|sculpture|story|essay|column|programme|show|video|single|track|game|pub|caf[eé]|restaurant|hotel)"
    r",?[ \u00a0]$"
)
"""Words before a quotation mark that show that it encloses a title or name."""
SIGNS = re.compile(r"[”’\"'][ \u00a0](?:sign|banner|poster|placard|sticker|badge|button|T-shirt|label|hashtag)s?\b")
"""A quotation mark and words after it that show that it encloses what a thing says."""
