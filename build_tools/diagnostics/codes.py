"""The codes of findings, each with what it asks for and why."""

from enum import StrEnum


class Grade(StrEnum):
    """What a finding prevents: an error prevents publication, a remark prevents nothing unless it is asked to."""

    ERROR = "error"
    REMARK = "remark"


class Code(StrEnum):
    """The code at the end of a message, as `briefing explain` and the method page explain it.

    A code whose name is also a module in `briefing/rules/` belongs to that rule.
    The explanation is a value and no docstring, since Python has no docstrings under -OO.
    """

    explanation: str
    grade: Grade

    # The default is for mypy, which takes the look-up Code("yaml") for a call of this.
    def __new__(cls, code: str, explanation: str = "", grade: Grade = Grade.ERROR) -> "Code":
        member = str.__new__(cls, code)
        member._value_ = code
        member.explanation = explanation
        member.grade = grade
        return member

    # Reading the files.
    YAML = (
        "yaml",
        "Files are plain YAML: text, lists and keys, without anchors, aliases, tags, tabs and hidden characters, "
        "so that editors see exactly what is read.",
    )
    MISSING_FILE = ("missing-file", "A briefing begins with briefing.yml, which has its title and its order.")
    UNKNOWN_FILE = (
        "unknown-file",
        "A briefing's folder contains only files that are read, so that a misspelled file name is noticed "
        "and no source's text is published by mistake.",
    )
    LIMIT = (
        "limit",
        "What is read has limits: the size of files, their number, and all of it together. So nothing that anyone "
        "contributes stalls a build or fills the memory.",
    )
    MISSING_KEY = (
        "missing-key",
        "Every record states what it needs; nothing is guessed. Write `unknown` for what isn't known.",
    )
    UNKNOWN_KEY = ("unknown-key", "Every key has a meaning; a misspelled key would be ignored without notice.")
    VALUE = ("value", "A value has the form that its key requires: a date, an id, one of a few words, text, a list.")
    FMT = (
        "fmt",
        "All files have one canonical form, which `briefing fmt` writes, so that a diff shows what was edited "
        "and nothing else.",
    )
    DUPLICATE_ID = ("duplicate-id", "An id is an address and belongs to one record only.")

    # Comparing the quotes with their sources, and the pages with what a browser may be given.
    PIN = (
        "pin",
        "A pin commits to a source's text. `briefing pin` writes it, it belongs to one source, all its figures and "
        "proofs lead to its root, and the other pins name the same text. A pin for which this doesn't hold was edited "
        "by hand, made from another text, or is an old one.",
    )
    UNCHECKED = (
        "unchecked",
        "Only verified words are published, and verification needs the pin of each source.",
    )
    NOT_FOUND = (
        "not-found",
        "The words of a reading appear in the body of its source, either to the letter or after folds that concern "
        "only how they are printed. Other words are another quotation.",
    )
    AMBIGUOUS = (
        "ambiguous",
        "Words that appear in several places need a prefix or suffix that shows which place is quoted.",
    )
    SEGMENT_ORDER = (
        "segment-order",
        "Segments follow one another as in the source; in another order they would say something else.",
    )
    COVERAGE = (
        "coverage",
        "Every passage that a source prints in quotation marks is a reading of some quote, or is left out "
        "for a stated reason.",
    )
    EDITION = (
        "edition",
        "`briefing edition` writes the record of an edition once, and the record never changes, because the changes "
        "of later editions are found by comparing with it. A new edition has a new day.",
    )
    STAMP = (
        "stamp",
        "A time stamp is of the record beside it as it is, and its signature leads to a root certificate in "
        "editions/authorities.pem. Readers are told only what it proves.",
    )
    UNCHECKED_STAMP = (
        "unchecked-stamp",
        "A time stamp needs a library to be checked, which not every installation has. What isn't checked isn't shown.",
        Grade.REMARK,
    )
    FINISHED_PAGE = (
        "finished-page",
        "A published page runs no script from its own text, requests nothing from another host, and has no broken "
        "links.",
    )
    MKDOCS = ("mkdocs", "MkDocs runs in strict mode, in which every warning stops the build.")

    # Vetting what others write, with `briefing vet`.
    ALTERED = (
        "altered",
        "A quotation has the words of its source, in its order, and says where it leaves some out. Spelling, marks and "
        "the first letter may follow the house that quotes.",
    )
    CUT = (
        "cut",
        'A quotation doesn\'t end before "but", "although", "if" and the like, nor begin after a "not" or a condition.',
    )
    WRONG_SPEAKER = (
        "wrong-speaker",
        "Words belong to whom the sources quote with them, and a paper's own words to nobody whom it writes about.",
    )
    WRONG_SOURCE = ("wrong-source", "A quotation is said to be from a source that prints these words.")
    WRONG_DATE = ("wrong-date", "A quotation is dated to the day of the occasion on which the words were said.")
    OTHER_WORDING = (
        "other-wording",
        "Where sources print a statement in different words, a text that quotes one of them may say so.",
    )

    # The rules of briefing/rules/, in their order.
    ANNOTATION_SPAN = (
        "annotation-span",
        "The words that an annotation is about appear exactly once in its reading, and the lemma of a quote is one of "
        "its readings.",
    )
    BOTTOM_LINE_LENGTH = (
        "bottom-line-length",
        "A bottom line is read in ten seconds: it has at most 60 words, and that of the whole briefing at most three "
        "sentences. In scripts without spaces it is 120 characters.",
    )
    BRAND = (
        "brand",
        "Text keeps a contrast of 4.5 to 1 with what is behind it (WCAG 2.2, AA), in the newsroom's own colours too. "
        "The footer is on every page, so it links only to the web.",
    )
    BROKEN_CHAIN = (
        "broken-chain",
        "The record of each edition names the hash of the record before. So whoever knows the latest one can tell "
        "whether an earlier one was changed or taken away.",
    )
    CONFIDENCE_APART = (
        "confidence-apart",
        "Likelihood and confidence never appear in the same sentence (ICD 203); confidence has its own key.",
    )
    CUT_BEFORE_QUALIFIER = (
        "cut-before-qualifier",
        'A quotation that ends just before "but", "although", "if" and the like says in `cut:` why it ends there.',
    )
    DECEPTIVE_CHARACTER = (
        "deceptive-character",
        "Outside the sources' own words, no character is invisible or without a meaning, and no word mixes letters of "
        "scripts that look alike, so that readers and reviewers see what is written.",
    )
    EDITION_ORDER = (
        "edition-order",
        "An edition is not dated before a recorded one, because changes are listed from each edition to the next.",
    )
    EVIDENCE_LENGTH = (
        "evidence-length",
        "The text on how good the evidence is has at most 60 words, or 120 characters in scripts without spaces.",
    )
    FORMER_ID = (
        "former-id",
        "An id that was given up is not used again: `formerly:` and withdrawn.yml list only ids that no record has, "
        "each once.",
    )
    HIGH_CONFIDENCE = (
        "high-confidence",
        "High confidence needs two lineages and two origins, or a stated reason why one is enough: sources that print "
        "the same agency's copy count as one, and so do agencies that were told by the same spokesman.",
    )
    HOME_LENGTH = (
        "home-length",
        "The first page is read in two minutes: the bottom line, the evidence, the judgements, the findings, what each "
        "side wants and the dates ahead have at most 450 words together.",
    )
    INCOMPLETE = (
        "incomplete",
        "A draft may lack what only readers need, and `briefing serve` shows it meanwhile. A published briefing has "
        "sources, quotes and topics, and every text. `briefing status` lists what is missing.",
    )
    JUDGEMENT_EVIDENCE = (
        "judgement-evidence",
        "Every source that a judgement names has a reading in a quote that supports it, and every supporting quote has "
        "a reading of one of these sources. No quote both supports a judgement and qualifies or contradicts it, unless "
        "`sources:` says whose reading supports it.",
    )
    NAMED_TWICE = (
        "named-twice",
        "Sigla, lineages and curators have unique names, and no list names anything twice.",
    )
    NOT_COMPARED = (
        "not-compared",
        "How much wording two sources share is counted by `briefing pin` with the texts of both. Until somebody who "
        "has both runs it, readers see that the two are not yet compared.",
        Grade.REMARK,
    )
    POSITION_EVIDENCE = (
        "position-evidence",
        "Every source of a position has a reading in a quote that the position cites, and a silent source has none.",
    )
    PROSE_LINK = (
        "prose-link",
        "A link in prose leads to the web with `https:` or `http:`, or to an existing quote with `quote:` and its id.",
    )
    QUOTED_TOO_MUCH = (
        "quoted-too-much",
        "Quote what the argument needs, and reporting by its decisive words. If a body has 150 words or more, at most "
        "45 % of it is reproduced, and at most 25 % in the paper's own prose, outside quotation marks there. `limits:` "
        "in briefing.yml changes both figures.",
    )
    SAME_AS = (
        "same-as",
        "Only sources of one lineage print the same words as `same_as:`. It names a reading that is written out, and "
        "neither the reading shown first nor a note or translation is without words.",
    )
    SEGMENTS_APART = (
        "segments-apart",
        "Nobody is quoted with a sentence that nobody said: the segments of a reading have three words or more, at "
        "most 75 words lie between two of them, and they are in one quotation, in neighbouring quotations of one "
        "speaker, or in none. In scripts without spaces it is six characters and 150. Only a reason in "
        "`elided_because:`, which readers see, makes an exception.",
    )
    SILENCE = (
        "silence",
        "A source that a topic lists under `silent:` has no quote on this topic.",
    )
    SILENCE_PROOF = (
        "silence-proof",
        "A source is called silent only with proof that none of the words that were looked for appears in its body.",
    )
    SPEAKER_EVIDENCE = (
        "speaker-evidence",
        "The words of a speaker are in quotation marks in the source, unless it is a transcript, and where the "
        "source's own tag next to them names somebody, it is the speaker. Only a reason in `speaker_because:`, which "
        "readers see, makes an exception.",
    )
    STALE_COUNT = (
        "stale-count",
        "Prose that counts all sources, texts, lineages or agencies of the briefing counts as many as there "
        "are, also after one was added.",
        Grade.REMARK,
    )
    TOPIC_ORDER = ("topic-order", "The order of topics in briefing.yml includes every topic.")
    TRANSLATION = (
        "translation",
        "A reading in another language than the briefing's has the curator's translation, and no other reading has "
        "one, so that readers can follow every word and see whose words they read.",
    )
    TWO_SPEAKERS = (
        "two-speakers",
        "A sentence has one speaker. If one source gives it to somebody and another to somebody else, a discrepancy "
        "with a position that cites each quote says so. If a source gives a quote's words to an office that the role "
        "of its speaker doesn't name, such as “a spokesman”, `speaker_because:` says why they are the speaker's.",
        Grade.REMARK,
    )
    UNDECIDED_SILENCE = (
        "undecided-silence",
        "Silence is recorded: every source has a quote on each topic, is listed under the topic's `silent:` with a "
        "note, or was read in full, as its `read_in_full:` says. Until then readers see that it is not yet decided.",
        Grade.REMARK,
    )
    UNDECLARED_KINSHIP = (
        "undeclared-kinship",
        "Two sources that share much of their own wording, at least a tenth of the shorter one's, are not declared "
        "independent, unless `independent_because:` says why they are. Words in quotation marks don't count: "
        "independent papers quote the same speech.",
        Grade.REMARK,
    )
    UNKNOWN_REFERENCE = (
        "unknown-reference",
        "Every id that refers to a source, person, topic, event, quote, lineage or curator is the id of an existing "
        "one.",
    )
    UNKNOWN_SIDE = (
        "unknown-side",
        "In the table of what each side wants, every side is the `side:` of somebody in people.yml, written alike.",
    )
    UNVERIFIED_QUOTATION = (
        "unverified-quotation",
        "The curator's prose quotes only verified words: four or more words in quotation marks appear in a reading, "
        "or in the translation of one.",
    )
    VANISHED_ID = (
        "vanished-id",
        "An id that an edition has published stays: a record has it as `id:` or lists it under `formerly:`, or "
        "withdrawn.yml lists it with a reason, so that every cited address still leads somewhere.",
    )
