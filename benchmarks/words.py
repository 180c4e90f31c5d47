"""The words of invented articles: kinds of words, sentences to fill with them, and what other papers print instead."""

KINDS = {
    "noun": (
        "harbour bridge ferry treaty budget railway school archive lighthouse market council ministry border "
        "storm canal quota tariff licence survey dyke reservoir tunnel orchard quarry census ballot verdict "
        "inquiry petition audit hospital library museum theatre stadium airport depot warehouse factory refinery "
        "pipeline grid turbine battery satellite vaccine clinic pension subsidy mortgage currency ledger dividend "
        "merger strike curfew amnesty asylum passport visa embassy summit ceasefire garrison convoy patrol "
        "minefield checkpoint prisoner hostage envoy communique resolution sanction embargo blockade election "
        "coalition cabinet parliament charter clause protocol deadline proposal draft minute transcript rumour "
        "leak statement promise complaint appeal sentence pardon fishery herring trawler orchard vineyard harvest "
        "granary silo mill bakery drought flood landslide avalanche earthquake glacier forest wetland river delta "
        "island peninsula lagoon estuary valley plateau road motorway tramway timetable platform signal carriage "
        "locomotive gauge crossing viaduct culvert sluice pump well spring cistern aqueduct sewer landfill "
        "incinerator foundry shipyard drydock anchor buoy pier jetty quay lock weir"
    ),
    "nouns": (
        "engineers teachers fishermen pilots farmers miners nurses judges clerks inspectors delegates observers "
        "soldiers sailors refugees students pensioners voters candidates reporters editors bankers traders "
        "brokers drivers conductors keepers surveyors architects masons welders painters divers smugglers "
        "witnesses jurors mayors governors ambassadors interpreters historians archivists geologists chemists "
        "botanists doctors patients"
    ),
    "adjective": (
        "old new joint northern southern eastern western narrow broad secret public costly modest urgent belated "
        "annual temporary permanent independent provincial municipal foreign domestic coastal inland idle crowded "
        "flooded frozen disputed neutral unfinished restored abandoned outdated reliable fragile hasty sober "
        "bitter cordial formal rival lawful unlawful partial final second third rural urban central outer lower "
        "upper sound"
    ),
    "verb": (
        "inspect repair close reopen finance replace defend abandon measure publish translate verify postpone "
        "reject approve widen narrow relocate restore privatise nationalise sell lease insure tax subsidise "
        "regulate license monitor evacuate reinforce dismantle expand cancel resume suspend ratify amend annul "
        "challenge investigate record count guard share divide connect isolate supply ration import export store "
        "transport deliver seize"
    ),
    "modal": "will must can should would may could will must can",
    "month": "January February March April May June July August September October November December",
    "number": "Four Five Six Seven Eight Nine Eleven Twelve Thirteen Fourteen Fifteen Twenty Thirty Forty Fifty",
}  # fmt: skip
"""The kinds of words, the commoner ones first."""

PLACE_BEGINS = "Harrow Stave Edding Drum Mer Low Kel Thorn Ash Birk Calder Dun Esk Fal Gar Hol Ing Jar Kirk".split()
PLACE_ENDS = "by ley ton wick mouth ford holm stead ness worth".split()
SURNAME_BEGINS = "Od Quin Hal Bru Pell Tam Lun Oko Ferr Zan Mir Nov Ber Cas Dra El Fen Gri Har Iv Jo Kar Lor Mo".split()
SURNAME_ENDS = "uya tell dane cker wick sin dqvist nkwo eira der zak aksen inov tomi ett asson".split()
FIRST_NAMES = (
    "Marek Tessa Ivo Sanna Ada Corwen Greta Ben Ines Paul Leila Jan Olga Piet Rosa Sven Uma Victor Wanda Yusuf "
    "Agnes Boris Clara Dmitri Edda Felix Gisela Hugo Irma Jonas"
).split()
SIDES = ("Ostermark", "Velia", "No side")
ROLES = (
    "foreign minister", "mayor", "engineer", "historian", "ambassador", "harbour master", "spokesman", "judge",
    "head of the railway", "professor of law", "member of parliament", "director of the survey",
)  # fmt: skip

SPEECH = (
    "We {modal} {verb} the {adjective} {noun} of {place}, and the {nouns} of {place} {modal} {verb} the {noun}",
    "Nobody in {place} has asked the {adjective} {nouns} to {verb} a {noun} before {month}",
    "I do not believe that the {adjective} {noun} of {place} {modal} {verb} every {noun} on this coast",
    "{number} {nouns} from {place} are not enough to {verb} the {adjective} {noun} by {month}",
    "They will not {verb} the {noun} at {place}, because the {adjective} {noun} in {place} belongs to the {nouns}",
    "Our {nouns} {modal} {verb} the {noun} near {place} again, and then {verb} the {adjective} {noun}",
)
REPORTS = (
    "both sides agreed to {verb} the {adjective} {noun} of {place} in {month}",
    "the {nouns} of {place} were told to {verb} a {adjective} {noun} and a {noun}",
    "the {adjective} {noun} at {place} cost the {nouns} more than the {noun} of {place} did",
    "a {noun} from {place} was found in the {adjective} {noun} by {nouns} of {place}",
)
ASIDES = (
    "The {adjective} {noun} of {place} has been {adjective} since the {noun} of last {month}.",
    "{number} {nouns} from {place} waited near the {adjective} {noun}, as they do each {month}.",
    "At {place} the {noun} stood beside a {adjective} {noun} and the {nouns} went home to {place}.",
    "No {noun} was on the table, and {nouns} from {place} spoke of a {adjective} {noun}.",
    "Prices of every {noun} in {place} rose in {month}, when the {nouns} had a {adjective} {noun}.",
)
TAGS = ("WHO told reporters in {place}", "WHO said at {place}", "said WHO in {month}")
NOTES = (
    "The {adjective} {noun} is not named again. *Which* {noun} is meant is not said.",
    "Papers in {place} had reported on the {noun} in {month}, and the {nouns} did not answer.",
    "A {noun} of this kind was common in {place}. The {nouns} have a word of their own for it.",
    "Compare what is said of the {adjective} {noun} and of the {nouns}.",
)

INSTEAD = {
    "inspect": "examine", "repair": "mend", "close": "shut", "finance": "fund", "replace": "exchange",
    "measure": "gauge", "publish": "release", "reject": "refuse", "approve": "endorse", "restore": "renew",
    "old": "ancient", "secret": "hidden", "costly": "expensive", "modest": "small", "urgent": "pressing",
    "annual": "yearly", "idle": "unused", "bitter": "harsh", "again": "once more", "enough": "sufficient",
    "told": "ordered", "believe": "think", "agreed": "decided", "found": "discovered",
    "harbour": "harbor", "theatre": "theater", "licence": "license", "privatise": "privatize", "rumour": "rumor",
    "do not": "don’t", "will not": "won’t",
}  # fmt: skip
"""What the next paper prints for a word: another word, another spelling, or a contraction."""
