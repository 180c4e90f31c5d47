### Everything that the interface says to readers, each once. The syntax is Fluent's: projectfluent.org/fluent/guide.
###
### A second language is a second file with the same ids, named after the language, as in de.ftl. A briefing written in
### that language speaks it from then on. A value, as in { $count }, is a number or text from elsewhere; SPELLED writes
### a number as a word.

## The language

# By whose rules numbers and dates are written.
locale = en-GB
number-in-words = { $count ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $count }
}

## Dates: what the rules of a language don't say, such as how vague a date is

date-about = about { $date }
date-between = between { $first } and { $last }
date-roughly-between = roughly between { $first } and { $last }
# Two days that follow each other, as in "19 or 20 May 2021"; $first is the number of a day.
date-either-day = { $first } or { $last }
# Two days further apart, as in "17 to 20 May 2021".
date-within-month = { $first } to { $last }

## Kinds of record: one, and several

kind-briefing = overview
kind-topics = topic
kind-quotes = passage
kind-discrepancies = difference
kind-events = event
kind-people = person
kind-sources = source
count-topics = { $count ->
    [one] 1 topic
   *[other] { $count } topics
}
# Quotations and reported passages alike.
count-quotes = { $count ->
    [one] 1 passage
   *[other] { $count } passages
}
count-discrepancies = { $count ->
    [one] 1 difference
   *[other] { $count } differences
}
count-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
count-people = { $count ->
    [one] 1 person or organisation
   *[other] { $count } people and organisations
}
count-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
}

## Navigation

nav-overview = Overview
nav-briefing = Briefing
nav-topics = All topics
nav-whole = Whole briefing
nav-differences = Differences
nav-quotes = Quotes
nav-all-quotes = All quotes
nav-people = People
nav-sources = Sources
nav-timeline = Timeline
nav-checks = Method
nav-method = How it was checked
nav-changes = Changes
nav-data = Data

## On many pages

not-known = not known
none-given = none
# The title of a list of abbreviations, read out by screen readers.
legend = Sources and their abbreviations
# Behind the title of a quote that the editors translated.
label-translated = (translated)
credits-edition = Edition of { $date }. { $curators }.

## The end of a page

source-file = Source file: { $file }, line { $line }
source-file-edit = Suggest a change to { $file }, line { $line }
# Behind a note on a quote's page; the second is its label.
suggest = Suggest a change
suggest-note = Suggest a change to note { $number }
source-files = { $count ->
    [one] Source file: { $files }
   *[other] Source files: { $files }
}
report = Report a mistake
# The title and the first lines of the report that a reader sends.
report-title = Mistake in the { $kind } { $id }
report-title-note = Mistake in note { $number } on the passage { $id }
report-title-page = Mistake in the page { $page }
report-title-overview = Mistake in the overview
report-place = { $file }, line { $line }
report-question = What is wrong, and how do you know?

## Verification

verdict-exact = exact
verdict-folded = exact except typography
verdict-elided = abridged
verdict-not-found = not found
verdict-unchecked = not checked
verdict-with-folds = { $verdict } ({ $folds })
verdict-means-exact = Every character is as printed in the source.
verdict-means-folded = Identical apart from typography, such as spaces, dashes or the shape of quotation marks.
verdict-means-elided = Checked in segments, with omissions marked.
verdict-means-not-found = Not in the source. Such a reading stops the build and is never published.
verdict-means-unchecked = Not yet compared, because the source has no fingerprint. The strict build refuses it.
fold-invisible = invisible characters
fold-nfc = accents
fold-white-space = spaces
fold-quotation-marks = quotation marks
fold-dashes = dashes
fold-ellipsis = ellipses
fold-means-invisible = Soft hyphens, zero-width characters, direction and byte-order marks, and variation selectors that
    select nothing are ignored.
fold-means-nfc = A letter followed by a combining accent is the same as the accented letter (Unicode NFC).
fold-means-white-space = Line breaks, no-break spaces and runs of spaces count as one space; between Chinese or Japanese
    characters they count as none.
fold-means-quotation-marks = Curly and straight quotation marks and apostrophes are the same.
fold-means-dashes = Hyphens and dashes of any length are the same.
fold-means-ellipsis = Three dots, spaced or not, are the same as the single character.
totals-checked = { $readings ->
    [one] 1 wording
   *[other] { $readings } wordings
} of { $quotes ->
    [one] 1 passage
   *[other] { $quotes } passages (quotations and reports)
}, each compared with its source at every build.
totals-verdict = { $verdict }: { $meaning }
totals-method = How wordings are checked, and what that proves

## Agencies

# $attested is as in "five articles from four independent agencies".
agencies-lead = { $kind ->
    [article] Evidence is counted by agency: { $attested }. Articles that carry the same agency’s copy count as one.
   *[source] Evidence is counted by agency: { $attested }. Sources that carry the same agency’s copy count as one.
}
agency-credited = { $publisher } (agency credited in the article)
agency-inferred = { $publisher } (agency inferred by the editors)
agencies-share = { $one } and { $other } share { $runs } of { $of } seven-word strings outside quotation marks ({ $share }).
agencies-share-across = { $kind ->
    [article] { $runs ->
        [0] No two articles from different agencies share any.
       *[other] No two articles from different agencies share more than { $runs }.
    }
   *[source] { $runs ->
        [0] No two sources from different agencies share any.
       *[other] No two sources from different agencies share more than { $runs }.
    }
}
agencies-not-compared = { $count ->
    [one] One pair is not yet compared.
   *[other] { $count } pairs are not yet compared.
}
stemma-credited = the article credits its agency
stemma-inferred = agency inferred by the editors
stemma-shared = shared wording (identical seven-word strings outside quotation marks)

## Home

home-position = As of { $date }, based on { $sources }.
home-position-noted = As of { $date }, based on { $sources }; { $note }.
home-evidence = How good is the evidence?
home-wants = What each side wants
home-dates = Dates ahead
home-coverage = { $kind ->
    [article] Coverage by article
   *[source] Coverage by source
}
home-lineages = { $kind ->
    [article] Which articles share agency copy
   *[source] Which sources share agency copy
}
home-checked = How it was checked
wants-subject = Subject
wants-nothing = Nothing reported
wants-reply = Reply:
wants-no-reply = No reply reported
wants-quotes = { $count ->
    [one] Evidence: 1 passage
   *[other] Evidence: { $count } passages
}
# Above the table of topics by articles. $said and $reported are samples of its bars, $silent of an empty cell.
coverage-key = { $kind ->
    [article] Quotations and reports on each topic. { $said } quotations; { $reported } the article’s own words; { $silent } not mentioned. Select a number to see the passages, or a dash to see what we searched for.
   *[source] Quotations and reports on each topic. { $said } quotations; { $reported } the source’s own words; { $silent } not mentioned. Select a number to see the passages, or a dash to see what we searched for.
}
coverage-key-many = Who is quoted on each topic, with the number of quotations and reports. Select a number to see them.
coverage-table = { $kind ->
    [article] Topics by article
   *[source] Topics by source
}
coverage-topic = Topic
coverage-every = All topics, each passage counted once
coverage-none = Not mentioned
coverage-undecided = Not yet decided
coverage-more = { $count } more
coverage-column-topic = Topic
coverage-column-quoted = Quoted by
coverage-column-silent = Not mentioned by
coverage-column-undecided = Not yet decided
coverage-said = { $count } said
coverage-reported = { $count } reported

## Topics

topics-title = Topics
topics-about = The topics of { $title }, each with its bottom line.
bottom-line = Bottom line
background = Background
topic-said = What was said
topic-reported = What was reported
topic-reported-lead = { $kind ->
    [article] In the articles’ own words, under headings by the editors.
   *[source] In the sources’ own words, under headings by the editors.
}
topic-differences = { $kind ->
    [article] Where the articles differ
   *[source] Where the sources differ
}
topic-lesser = { $count ->
    [one] One lesser difference, in wording or coverage
   *[other] { $count } lesser differences, in wording or coverage
}
topic-not-covered = Not covered by
topic-covered = { $kind ->
    [article] { $count ->
        [one] The article covers this topic.
       *[other] All { SPELLED($count) } articles cover this topic.
    }
   *[source] { $count ->
        [one] The source covers this topic.
       *[other] All { SPELLED($count) } sources cover this topic.
    }
}
topic-timeline = Timeline
topic-open = Open questions
topic-settled-by = What would settle it:
topic-quotations = { $count ->
    [0] No direct quotations
    [one] { $count } quotation
   *[other] { $count } quotations
}
topic-reports = { $count ->
    [one] { $count } reported passage
   *[other] { $count } reported passages
}
topic-only-reports = { $quotations }; { $reports }, in { $attested }.
topic-at-a-glance = { $quotations } and { $reports }, in { $attested }.
topic-counts = { $kind ->
    [article] Passages by article
   *[source] Passages by source
}
topic-nobody-quoted = { $kind ->
    [article] { $count ->
        [one] The article quotes nobody on this topic.
       *[other] None of the { SPELLED($count) } articles quotes anyone on this topic.
    }
   *[source] { $count ->
        [one] The source quotes nobody on this topic.
       *[other] None of the { SPELLED($count) } sources quotes anyone on this topic.
    }
}
topic-topics = Topics
topic-all = All topics
# What is folded away below the title.
topic-others = Other topics
topic-beside = Topics before and after
topic-previous = Previous: { $topic }
topic-next = Next: { $topic }

## Judgements and evidence

judgements = Judgements
likelihood-almost-no-chance = Almost no chance
likelihood-very-unlikely = Very unlikely
likelihood-unlikely = Unlikely
likelihood-roughly-even-chance = Roughly even chance
likelihood-likely = Likely
likelihood-very-likely = Very likely
likelihood-almost-certain = Almost certain
confidence = { $confidence ->
    [low] Low confidence
    [moderate] Moderate confidence
   *[high] High confidence
}
judgement-evidence = Evidence: { $attested }
judgement-qualified = Qualified by
judgement-contradicted = Contradicted by
judgement-supported = Supported by
# How well something is attested: "four articles from three independent agencies".
attested = { $sources } from { $agencies }
# All of it goes back to those who told the journalists: "three articles from two independent agencies, citing only the
# US State Department".
attested-origins = { $attested }, citing only { $who }
sources-counted = { $kind ->
    [article] { $count ->
        [one] { SPELLED($count) } article
       *[other] { SPELLED($count) } articles
    }
   *[other] { $count ->
        [one] { SPELLED($count) } source
       *[other] { SPELLED($count) } sources
    }
}
agencies-counted = { $count ->
    [one] { SPELLED($count) } agency
   *[other] { SPELLED($count) } independent agencies
}
findings = Checked in the texts
finding-how = How it was checked
evidence-translation = in { $language }: { $words }
# "the words “a”, “b” and “c”"
words-and = { $first } and { $last }
silence-read-in-full = { $kind ->
    [article] { $count ->
        [one] One article was read in full and does not mention it:
       *[other] { $count } articles were read in full and do not mention it:
    }
   *[source] { $count ->
        [one] One source was read in full and does not mention it:
       *[other] { $count } sources were read in full and do not mention it:
    }
}
silence-undecided = { $kind ->
    [article] { $count ->
        [one] Not yet decided whether one article mentions it:
       *[other] Not yet decided whether { $count } articles mention it:
    }
   *[source] { $count ->
        [one] Not yet decided whether one source mentions it:
       *[other] Not yet decided whether { $count } sources mention it:
    }
}
silence-read = { $kind ->
    [article] The editors read the article and found no mention of it.
   *[transcript] The editors read the transcript and found no mention of it.
}
silence-unproved = Searched for { $words }; not verified yet.
silence-proved = { $kind ->
    [article] { $count ->
        [one] The word { $words } does not appear in the article (verified).
       *[other] The words { $words } do not appear in the article (verified).
    }
   *[transcript] { $count ->
        [one] The word { $words } does not appear in the transcript (verified).
       *[other] The words { $words } do not appear in the transcript (verified).
    }
}
silence-read-short = (the editors read it and found no mention)
silence-unproved-short = ({ $words }; not verified yet)
silence-proved-short = ({ $words })

## Differences

differences-title = Differences
differences-about = { $kind ->
    [article] Where the articles differ, and what would settle it.
   *[source] Where the sources differ, and what would settle it.
}
differences-lead = { $kind ->
    [article] { $count ->
        [0] No difference between the articles is recorded.
        [one] { $count } point on which the articles differ, appear to differ, or where only some of them report something.
       *[other] { $count } points on which the articles differ, appear to differ, or where only some of them report something.
    }
   *[source] { $count ->
        [0] No difference between the sources is recorded.
        [one] { $count } point on which the sources differ, appear to differ, or where only some of them report something.
       *[other] { $count } points on which the sources differ, appear to differ, or where only some of them report something.
    }
}
# $statuses is what each status that occurs means, as the messages difference-means-… say it.
differences-labels = { $kind ->
    [article] The labels above a question say how the articles differ, and whether that is settled. { $statuses }
   *[source] The labels above a question say how the sources differ, and whether that is settled. { $statuses }
}
differences-grade-matters = Differences that matter
differences-grade-wording = Differences in wording
differences-grade-coverage = Differences in coverage
differences-lead-matters = They change what a reader takes away, even where all can be true.
differences-lead-wording = Different words that do not change what a reader takes away.
differences-lead-coverage = Points that only some of them report.
differences-unfold = { $count ->
    [one] Show the difference
   *[other] Show all { $count }
}
difference-grade-matters = Matters
difference-grade-wording = Wording
difference-grade-coverage = Coverage
difference-type-substance = Substance
difference-type-figure = Figure
difference-type-time = Time
difference-type-wording = Wording
difference-type-attribution = Attribution
difference-type-scope = Scope
difference-type-omission = Omission
difference-status-conflict = Conflict
difference-status-open = Open
difference-status-compatible = All can be true
difference-status-settled = Settled
difference-means-conflict = Conflict: they cannot all be right as printed.
difference-means-open = Open: not enough is reported to tell.
difference-means-compatible = All can be true: none of the reports excludes another.
difference-means-settled = Settled by what is reported.
difference-assessment = Assessment:
difference-settled-by = What would settle it:
difference-silent = Not in:
difference-silent-searched = Not in (with the words searched for):
difference-page = Link to this difference
# Below the assessment, over what is folded away.
difference-rest = { $silent ->
    [0] What would settle it
   *[other] Where it is not reported, and what would settle it
}
difference-about = { $count } positions on one question: { $title }
difference-embed = Embed this difference
difference-all = All differences
difference-more = Evidence, and what would settle it

## Quotes

# Behind the sources that print the words by which a list names a quote.
worded-otherwise = worded differently: { $sources }
# Who told the journalists what a quote reports.
according-to = according to { $who }

quotes-title = Quotes
quotes-about = Every quotation and reported passage of the briefing, with its sources.
quotes-csv = All passages as CSV
quotes-json = Whole briefing as JSON
quotes-kind-speech = Speech
quotes-kind-report = Reported
quotes-note-context = Context
quotes-note-caution = Caution
quotes-note-avoid = Wording to avoid
quotes-note-translation = Translation
quotes-note-inference = Inference
quotes-note-link = Link
quotes-agencies = { $count ->
    [one] From one agency
   *[other] From { SPELLED($count) } independent agencies
}
# Above a passage of what sources report in their own words.
quote-reported = Reported
facets = Filter
facets-clear = Clear filter
# "3 of 12 passages: Speech or Report; The Courier"
facets-filtered = { $shown } of { $every }: { $filters }
facets-either = { $one } or { $other }
facets-save = Save as { $format }
facets-failed = The file could not be loaded. Try again when the site can be reached.
facet-topic = Topic
facet-source = Source
facet-speaker = Speaker
facet-kind = Kind
facet-note = Note
facet-lineage = Agency
facet-agencies = Independent agencies
facet-verdict = Verification
facet-grade = Weight
facet-type = Type
facet-status = Status

## Agencies

agencies-legend = Agencies and the sources that carry their copy
# $agencies are the names of agencies, set apart by commas.
agencies-printed-by = { $agencies }

## Safe to quote

wording-links = Before you quote, see { $safe } and { $contested }.

part-of = { $list }: { $topic }
safe-title = Safe to quote
safe-about = Which words independent agencies print alike, which differ, which only one prints, and which to avoid.
safe-lead = This page lists only words that the sources print in quotation marks. It counts agencies, not sources: two sources that carry the same agency’s copy do not confirm each other. The agency named is the one that a source is counted under; not every word need come from it.
safe-alike = Printed alike
safe-alike-lead = At least two independent agencies print these words. Check what surrounds them before you quote them, and do not join them: the dots stand for other words.
# After the sign of a source.
safe-qualified = qualifies these words: { $words }. Quote that too, or paraphrase.
safe-differing = Printed differently
safe-differing-lead = The agencies report the same statement in different words, here underlined. Name the agency whose words you use, or paraphrase.
safe-single = Printed by one agency only
safe-single-lead = No second agency confirms these words. Name the source that you quote.
safe-avoid = Wording to avoid
safe-avoid-lead = Wording that could mislead if quoted, and why.
safe-none = None in this briefing.
safe-quote = Quote and notes
safe-note-caution = Caution: note { $number }
safe-note-avoid = Avoid: note { $number }
safe-contested = Word by word
safe-unquoted = Printed without quotation marks: the source’s summary, not a quotation of { $name }.

## Contested words

contested-title = Contested words
contested-about = Where independent agencies print different words in the same quotation.
contested-lead = Independent agencies quote the same speech, but not in the same words. Each version is shown with the words around it; { $safe } has what they agree on.
contested-none = Where independent agencies quote the same speech, their words agree. { $safe } lists them.
contested-nothing = (not printed)
contested-difference = Difference: { $question }
contested-lesser = { $count ->
    [one] 1 lesser difference: an article, a preposition, a contraction, or the order of words
   *[other] { $count } lesser differences: articles, prepositions, contractions, the order of words
}

## Quote

quote-about = { $title }: verified against { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}.
# The link from a quote on a page of many to the quote's own page.
quote-link = { $wordings ->
    [one] Details
   *[other] Details, { $wordings } wordings compared
}
same-words = { $count ->
    [one] { $sources } prints the same words.
   *[other] { $sources } print the same words.
}
quote-translated = Translated from { $language }
quote-no-occasion = occasion not given
quote-wording = As printed by { $publisher }
quote-details = Details
quote-occasion = Occasion
quote-topics = Topics
quote-according-to = According to
quote-reported-by = Reported by
quote-verification = Verification
quote-address = Address
quote-id = ID
omitted = words omitted from the source
omitted-words = { $count ->
    [0] only punctuation omitted
    [one] 1 word omitted
   *[other] { $count } words omitted
}
omitted-characters = { $count ->
    [0] only punctuation omitted
    [one] 1 character omitted
   *[other] { $count } characters omitted
}
notes = Notes on the passage { $id }
note-reference = Note { $number }
note-back = Back to note { $number }
note-context = context
note-caution = caution
note-avoid = avoid
note-translation = translation
note-inference = inference
note-link = link
why-one-quote = Why these parts are one passage:
why-speech = Why these are the speaker’s words:
uses-title = Where it is used
use-none = No judgement, difference or event cites this passage; it appears on the pages of its topics.
use = { $place }: { $said }
use-wants = { $subject }, { $side }
use-background = { $title }, background
use-judgement = { $title }, judgement
use-finding = { $title }, checked in the texts
use-difference = Difference
use-event = Timeline

## Wording in each source

readings-title = Wording in each source
readings-lead = The other wordings are compared with the first: words that it lacks are underlined, words that only it has are struck through.
readings-compare-with = Compare with:
standing-alone = Only { $publisher } reports this.
standing-count = In { $attested }.
standing-compared = Compared with { $publisher }: { $groups }.
standing-substantive = { SPELLED($count) } { $count ->
    [one] differs
   *[other] differ
} in wording ({ $sigla })
standing-extent = { SPELLED($count) } { $count ->
    [one] begins or ends elsewhere, or omits words
   *[other] begin or end elsewhere, or omit words
} ({ $sigla })
standing-same = { SPELLED($count) } { $count ->
    [one] prints
   *[other] print
} the same words ({ $sigla })
standing-own = { SPELLED($count) } { $count ->
    [one] is
   *[other] are
} worded too differently to compare ({ $sigla })
standing-foreign = { SPELLED($count) } { $count ->
    [one] is in another language
   *[other] are in other languages
} ({ $sigla })
reading-base = The others are compared with this wording.
reading-base-in = In { $language }; the others are compared with this wording.
reading-same-words = Prints the same words as { $publisher }.
reading-same = prints the same words.
reading-same-as-base = The same words as the first.
reading-foreign = In { $language }; comparable with the first only in translation.
reading-too-different = Worded too differently to compare word by word.
reading-span = { $first }–{ $last }
reading-omitted = In between: { $omitted }.
reading-offsets = Characters { $spans } of the source’s text.
reading-offsets-omitted = Characters { $spans } of the source’s text; { $omitted }.
reading-unchecked = Not yet compared with the source’s text.
reading-quoted = In quotation marks there.
reading-quoted-named = In quotation marks there, and attributed to { $names }.
reading-unquoted = Not in quotation marks there, or only partly.
reading-source = { $kind ->
    [article] Article
   *[transcript] Transcript
} in { $publisher }
reading-passage = at this passage

## Differences in wording

apparatus-title = Differences in wording
apparatus-none = No other source words this differently, apart from spelling and punctuation.
weight-substantive = Different wording
weight-extent = Extent
weight-orthographic = Spelling or capitals only
weight-punctuation = Punctuation only
weight-differences = { $weight }: { $said }.
variants-quiet = Spelling and punctuation ({ $count })
variant-reads = { $witnesses ->
    [one] reads
   *[other] read
} “{ $theirs }” not “{ $ours }”
variant-omits = { $witnesses ->
    [one] omits
   *[other] omit
} “{ $ours }”
variant-inserts = { $witnesses ->
    [one] inserts
   *[other] insert
} “{ $theirs }”
variant-excludes = { $witnesses ->
    [one] does not include
   *[other] do not include
} “{ $ours }”
variant-includes = { $witnesses ->
    [one] also includes
   *[other] also include
} “{ $theirs }”
variant-breaks = { $witnesses ->
    [one] has words omitted here
   *[other] have words omitted here
}
variant-continues = { $witnesses ->
    [one] continues without an omission
   *[other] continue without an omission
}
variant-at-beginning = at the beginning
variant-after = after “{ $words }”

## Citing

cite-title = Cite
quote-these-words = Quote these words
quote-as-text = Text
quote-as-html = HTML, to embed
quote-as-wiki = Wiki citation
# Sentences that are copied with the words.
quotation-avoid = The editors advise against quoting { $words }: { $note }
quotation-avoid-all = The editors advise against quoting these words: { $note }
quotation-goes-on = In the source the sentence goes on with a qualification.
quotation-other-words = { $papers } { $count ->
    [one] prints
   *[other] print
} other words.
papers = { $count } papers
quotation-page = Compare wordings
quotation-proof = Check the proof
# In the picture of a quote or a difference.
card-also = The same words are in { $papers }.
card-checked = Checked word for word against the source
card-long = A quotation of { $count } words, given in full on its page
card-avoid = The editors advise against quoting these words; their page says why.
card-silent = Not in { $papers }.
card-positions = The sources hold { $count } positions, given in full on their page.
cite-words = The words, as printed by { $publisher }
cite-page = This page
cite-chicago-note = Chicago, note
cite-chicago-bibliography = Chicago, bibliography
cite-apa-reference = APA, reference
cite-apa-text = APA, in the text
copy = Copy
# Read out by screen readers.
copy-what = Copy: { $what }
copied = Copied
# Where a page may not write to the clipboard.
copy-selected = Selected, ready to copy

## Neighbours of a quote

neighbours = Previous and next passages
neighbours-of-speaker = Quotations from { $speaker }
neighbours-reported = Reported passages
neighbours-on-topic = On { $topic }
previous = Previous: { $link }
next = Next: { $link }

## Sources

## Source

## People

people-title = People and organisations
people-about = Who is quoted or named in the sources, and the spellings they appear under.
people-people = People
people-organisations = Organisations
people-not-quoted = not quoted

## Person

person-about = { $name }, { $role }: quotations in the sources.
person-role = Role
person-side = Affiliation
person-spellings = Named as
person-not-quoted = { $kind ->
    [article] Not quoted directly in these articles.
   *[source] Not quoted directly in these sources.
}
person-by-occasion = When it was said
person-by-topic = Quotations by topic
person-quotations = { $count ->
    [one] 1 quotation
   *[other] { $count } quotations
}
person-no-occasion = no occasion given
person-table = Quotations by occasion
person-table-occasion = Occasion
person-table-quotations = Quotations
person-table-topics = Topics
person-table-no-occasion = not given

## Sources

sources-title = Sources
sources-about = The sources of { $briefing }, described.
sources-lead = { $count ->
    [one] This briefing is based on { $attested }, described below.
   *[other] This briefing is based on { $attested }, each described below.
}
sources-descent = Which sources share agency copy
sources-sharing = Shared wording
sources-runs = How many strings of seven words two sources share. Seven identical words in a row are rarely chance.
sources-each = The sources
source-about = { $publisher } as a source of { $briefing }.
source-title-unknown = Title not known
source-date-unknown = Date of publication not known
source-published-on = Published { $date }
source-quoted = Passages quoted, by topic
source-not-quoted = Nothing is quoted from it.
source-left-out = Passages in quotation marks that are not used here, and why
source-left-out-times = { $count ->
    [one] 1 passage
   *[other] { $count } passages
}
source-shares = Shared wording
source-silent = Topics not covered
source-covers-all = Covers every topic.
source-read-in-full = Read in full ({ $curator }, { $date }), and not mentioned: { $topics }
source-undecided = Not yet decided whether these are mentioned: { $topics }
source-siglum = Abbreviation
source-kind = Type
source-kind-in = { $kind ->
    [article] Article in { $language }
   *[transcript] Transcript in { $language }
}
source-title = Title
source-byline = Byline
source-agency = Agency credited
source-lineage = Agency or original
source-descends = { $lineage }, { $status }
source-descent-credited = credited
source-descent-inferred = inferred by the editors
source-same-agency = shared with { $sources }
source-published = Published
source-address = Address
source-retrieved = Retrieved
source-quotes = Passages
source-pin = Fingerprint
source-pin-none = None yet; its wording is not verified.
source-pin-proves = What a fingerprint proves
shared-table = Strings of seven words outside quotation marks that two sources share
shared-table-source = Source
shared-table-own = Total
shared-most = These { $count } pairs share most. The page of each source has all of its own.
shared-region = Shared wording
shared-not-counted = not yet compared
shared-with-none = Not yet compared with the others.
shared-not-yet-with = Not yet compared with { $sources }
shared-runs = { $share }, { $runs } of { $all } strings of seven words outside quotation marks
shared-too-short = too short to have strings of seven words

## Timeline

event-status = { $status ->
    [planned] planned
    [reported] reported
   *[happened] happened
}
event-time = { $date }, { $time }
event-evidence = Evidence
timeline-title = Timeline
timeline-about = The events of the briefing by date, with their evidence.
timeline-lead = When things happened according to the sources, not when they were printed. Each date is only as precise as
    the wording allows.
axis-enlarged = { $count ->
    [one] 1 event, enlarged below
   *[other] { $count } events, enlarged below
}
axis-happened = happened
axis-reported = reported by one agency only, or disputed by another
axis-planned = planned, or still to come
axis-about = approximate date

## Method

method-title = Method
method-about = How every quoted word was checked, the totals, and what this does not prove.
method-lead = { $kind ->
    [article] Each time this site is built, a program checks every quoted word against a fingerprint of its article, and publishes no quotation that the article does not print. That proves what the articles print, but not that what they print is true.
   *[source] Each time this site is built, a program checks every quoted word against a fingerprint of its source, and publishes no quotation that the source does not print. That proves what the sources print, but not that what they print is true.
}
method-totals = Totals
method-source = Source
method-by-source = Results by source
method-results = Results of a check
# A result of a check as readers see it, and as the data files have it.
method-in-files = { $name } ({ $code } in the data)
method-typography = Typography that is ignored
method-typography-lead = A wording that differs from its source only in these ways passes as “exact except typography”.
    Case, words, numbers and brackets are never ignored: brackets printed by a source are the source’s own.
method-pins = What a fingerprint proves
method-agencies = Counting independent agencies
method-likelihood = Likelihood and confidence
method-likelihood-lead = Likelihood says how probable something is; confidence says how well founded the judgement is. The
    two are never combined in one sentence (ICD 203).
method-terms = Terms used in the data
method-terms-lead = The data files and the TEI edition use the vocabulary of textual criticism.
method-rules = Rules that every build enforces
method-rules-lead = These are for editors, who find the name of a rule in messages. Most stop a build that breaks them; the others are remarks.
method-rules-unfold = { $count ->
    [one] Show the rule
   *[other] Show all { $count } rules
}
likelihood-range = { $range }%
term-siglum = siglum
term-means-siglum = The abbreviation of a source, such as the letters beside each quotation.
term-reading = reading
term-means-reading = A source’s wording of a quote.
term-lemma = lemma
term-means-lemma = The wording shown first, with which the others are compared.
term-apparatus = apparatus
term-means-apparatus = The list of the places where wordings differ, with what each source prints there.
term-lineage = lineage
term-means-lineage = The agency or original that an article’s text descends from. Articles of one lineage count as one
    witness.
term-pin = pin
term-means-pin = The fingerprint of a source’s text, which proves which words it prints without containing the text.

pins-lead = { $kind ->
    [article] The articles
   *[source] The sources
} are under copyright and are not published here. A fingerprint stands in for each: { $count ->
        [one] { $pinned ->
            [one] the one source has one.
           *[other] the one source has none.
        }
       *[other] { $missing ->
            [0] all { SPELLED($count) } have one.
           *[other] { SPELLED($pinned) } of { SPELLED($count) } have one.
        }
    } It is computed from the whole text and has a short proof for each quotation. Every build checks every proof. The proofs show:
pins-proved-side-by-side = that the words appear side by side, in this order, in the body of the text, and not in a caption or a box around it;
pins-proved-folds = whether they appear there to the letter, or only if the named differences of printing are ignored;
pins-proved-voice = whether they are in quotation marks there, and whom the text names beside them, where that is certain;
pins-proved-gaps = how many words are left out between two segments of a quotation, and whether a quotation begins or ends in between;
pins-proved-one-place = that the words appear in one place only, and whether their sentence goes on with a word like “but”;
pins-proved-silence = that none of the words that we searched for in a silent source appears anywhere in its body;
pins-proved-figures = that no figure of the fingerprint was changed by hand, and that all fingerprints were made with the same texts.
pins-not-proved = They do not show:
pins-not-proved-published = that the publisher published that text: whoever made the fingerprint worked from a copy and could have invented it. An invented text has another fingerprint, which anyone with the article can see;
pins-not-proved-said = that the speaker said the words: that depends on the source, and often on its agency;
pins-not-proved-context = that nothing else in the source qualifies the words: follow the link to the source to check;
pins-not-proved-shared = how much two texts share: their fingerprints must agree on it, but only someone with both texts can count it again.
pins-who-can-check = Anyone with the article can make an identical fingerprint. Without it, the fingerprint reveals nothing beyond the words quoted here and the speaker’s name beside a quotation, and no guess at another word can be tested without guessing the whole text. Where so little of a text is left unquoted that it could be guessed, a random key is kept with the text, and is needed too.

## Own copies

own-copy-title = Check it yourself
own-copy-lead = If you have the article, you can compare it with what is quoted here: which of the quoted passages are in your
    copy, and where the two differ, word by word.
own-copy-offline = To do it offline, download { $program }, a single file that needs only Python, and the { $count ->
        [one] fingerprint of { $pins }
       *[other] fingerprint of one of these sources: { $pins }
    }. Then run { $command }.
own-copy-source = Source
own-copy-article = Your copy of the article
own-copy-stays = Paste the text, or drop a text file or a saved page here. The text never leaves your machine: this page does
    all the work and sends nothing.
own-copy-file = Or choose a file (.txt or .html)
own-copy-key = Key (64 hexadecimal digits)
own-copy-run = Check
own-copy-working = Checking…
own-copy-empty = There is nothing to check yet. Paste the article first.
own-copy-long = This is longer than any article can be here. Choose another file.
own-copy-unreadable = This file is not text in UTF-8. Save it as UTF-8, or paste the text.
own-copy-failed = The fingerprint could not be loaded. Reload the page and try again.
own-copy-unsound = The published fingerprint is damaged: its proofs do not lead to its root. Do not rely on it.
own-copy-bad-key = The key must be 64 hexadecimal digits. Correct it, or leave it out.
own-copy-same = Your copy is the text that was checked, to the letter. Your browser computed from it that all { $count }
    quoted passages are in place and that no word said to be absent appears. It did not compute again who speaks, or what
    two sources share. Nothing was sent.
own-copy-keyless = Little of this text is not quoted, so its fingerprint can be computed again only with the key that its
    editors keep. Your browser looked for each of the { $count } quoted passages in your copy. Word for word: { $exact }. Except
    typography: { $folded }. With differences: { $differs }. Not found: { $missing }. Nothing was sent.
own-copy-other-key = Your copy is as long as the checked text and has each quotation in its place, but does not lead to the
    fingerprint with this key. Either it differs where nothing is quoted, or the key is another text’s. Your browser looked
    for each of the { $count } quoted passages in it. Word for word: { $exact }. Except typography: { $folded }. With
    differences: { $differs }. Not found: { $missing }. Nothing was sent.
own-copy-other = Your copy is not the checked text to the letter, so your browser looked for each of the { $count } quoted
    passages in it. Word for word: { $exact }. Except typography: { $folded }. With differences: { $differs }. Not found:
    { $missing }. Nothing was sent.
own-copy-exact = Word for word
own-copy-folded = Word for word, except typography ({ $folds })
own-copy-differs = With differences
own-copy-missing = Not found
own-copy-absent = Said to be absent, but in your copy (perhaps in a caption or other furniture)
own-copy-only-quoted = only in the quotation:
own-copy-only-copy = only in your copy:
own-copy-page = Page of the quotation
own-copy-proves = If your copy is the checked text to the letter, this shows that the fingerprint was made from the very text that
    you have, that every quoted passage is in it at the place stated, and that none of the words said to be absent
    appears. If it differs in a single character, such as a line break, this shows only that your copy has the quoted
    words, or which others it has instead. In both cases, it does not show that the publisher printed that text,
    or that the speaker said the words. Whom the text names as the speaker, and what two sources share, only
    the editors’ program computes again.

## Changes

changes-title = Changes
changes-about = What each edition of the briefing added, reworded, renamed or withdrawn.
changes-lead = What was added, reworded, renamed or withdrawn from one edition to the next, computed from their records.
    Added words are underlined and removed words struck through. Struck-through text is from an earlier edition and is not
    re-verified.
changes-feed = Also available as an Atom feed: { $link }
changes-edition = Edition of { $date }
changes-since = Since the edition of { $date }
changes-none = Nothing has changed since.
# How the record of an edition is checked, folded below a line. The date and time are those of a time stamp.
changes-recorded = The record of this edition, and how to check it
changes-stamped = This edition existed no later than { $date }, { $time } UTC, according to { $authority }
changes-record = The record of this edition has the SHA-256 { $hash }. It depends on all that the edition says{ $follows ->
    [yes] {" "}and on the records of all editions before
   *[no] {""}
    }, so whoever keeps it can tell whether anything was changed later. To check how editions follow each other, download
    { $chain } and { $program }, a single file that needs only Python, and run:
changes-stamp = { $authority } signed this SHA-256 together with the time. To check that, download its { $stamp } and the
    { $root } that is trusted here, or get that certificate from the authority itself, and run:
changes-stamp-file = time stamp
changes-stamp-root = root certificate
changes-first = The first edition: { $held }.
changes-added = Added
changes-withdrawn = Withdrawn
changes-renamed = Renamed
changes-merged = Merged
changes-reworded = Reworded
revision-withdrawn = Withdrawn on { $date }. { $because }
revision-renamed = Its ID was { $former } and is now { $now }.
revision-merged = The { $kind } { $former } is now part of it.
# Before removed and added words, for screen readers.
revision-dropped = removed:
revision-added = added:
revision-print-only = (Only the typography differs: spaces, dashes or the shape of marks.)
# Parts of a record, as in the list of what an edition reworded.
revision-part-address = Address
revision-part-agency = Agency
revision-part-assessment = Assessment
revision-part-background = Background
revision-part-bottom-line = Bottom line
revision-part-byline = Byline
revision-part-credits = Credits
revision-part-cut = Why it ends there
revision-part-date = Date
revision-part-dating = How it is dated
revision-part-descriptor = Description
revision-part-evidence = How good the evidence is
revision-part-grade = Weight
revision-part-judgement = Judgement
revision-part-left-out = Passage not quoted
revision-part-lemma = Wording shown first
revision-part-lineage = Agency copy
revision-part-name = Name
revision-part-name-in-sentences = Name inside a sentence
revision-part-note = Note
revision-part-occasion = Occasion
revision-part-open-question = Open question
revision-part-origin = According to
revision-part-pinned-text = Fingerprint of the text
revision-part-position = Position
revision-part-published = Published
revision-part-publisher = Publisher
revision-part-question = Question
revision-part-rests-on = Evidence
revision-part-role = Role
revision-part-sameness = Why it is one passage
revision-part-settled-by = What would settle it
revision-part-side = Affiliation
revision-part-read-in-full = Read in full
revision-part-silence = Not mentioned
revision-part-silent = Not mentioned by
revision-part-speaker = Speaker
revision-part-spelling = Named as
revision-part-status = Status
revision-part-textual-finding = Checked in the texts
revision-part-title = Title
revision-part-topics = Topics
revision-part-type = Type
revision-part-what-each-side-wants = What a side wants
revision-part-same-words-in = { $source } prints the same words as
revision-part-translation-of = Translation of { $source }
revision-part-why-in-pieces-in = Why the segments in { $source } are one passage
revision-part-why-speech-in = Why it is speech in { $source }
revision-part-words-in = Wording in { $source }
feed-title = { $title }: changes
feed-first = First edition, { $date }
feed-revision = { $what }: { $name } ({ $kind })

## Data

data-title = Data
data-about = Downloads of the briefing, and what their fields mean.
data-lead = All of the briefing for programs: { $readings ->
    [one] 1 wording
   *[other] { $readings } wordings
} with sources, offsets and the results of verification. Files are UTF-8. Offsets count code points of the source’s text
    from 0; the end is one past the last. Dates are ISO 8601.
data-download = { $file }, described by the JSON Schema { $schema }.
data-other-formats = Other formats

## Whole briefing

whole-title = Whole briefing
whole-about = All of { $title } on one page, for reading through and for printing.
whole-in-parts = With { $count } passages this briefing is too long for one page. Each topic has its own, and so has each list.
whole-parts-about = The pages that together hold the whole briefing of { $count } passages.
whole-contents = Contents
whole-elsewhere = Under another topic
whole-differences-elsewhere = Under another topic: { $numbers }.
whole-sources = Sources
whole-not-quoted = Not quoted
whole-compared = { $wordings ->
    [one] 1 wording
   *[other] { $wordings } wordings
} of { $quotes ->
    [one] 1 passage
   *[other] { $quotes } passages
} compared with the sources.
whole-edition = This edition
whole-as-pdf = Whole briefing as PDF

## Pages that are gone

gone-title = Renamed and withdrawn
gone-renamed = The { $kind } { $former } is now called { $now }: { $link }
gone-withdrawn = The { $kind } { $id } was withdrawn on { $date }.
gone-instead = Instead: { $link }
moved-renamed = Renamed: { $name }
moved-renamed-about = The { $kind } at this address has moved.
moved-withdrawn = Withdrawn: { $name }
moved-withdrawn-about = The { $kind } at this address was withdrawn.
moved-all-changes = All changes

## The site around the pages

site-not-found = 404: page not found
site-not-found-hint = There is no page at this address. It may have moved. Search for a word from it with the search box at the top, or start from the overview.
site-card = Picture to share
site-home = Go to the overview
site-to-dark = Switch to dark mode
site-to-light = Switch to light mode
site-permalink = Link to this section
site-contents = On this page

## Search

search-title = Search
search-placeholder = Words, people, topics, sources
# The hits of a search, as a screen reader names their list.
search-hits = Hits
search-found = Results: { $count }
search-none = Nothing found for: { $query }
# Before what else a reader may ask, each a button.
search-instead = Try instead:
# Beside how much was found, words of the query that nothing has.
search-missing = Not found: { $words }
search-hint = Words in quotation marks are found exactly as typed.
# On a phone it unfolds the facets.
search-narrow = Narrow
# Beside the above, where a word was taken for another; $found is that other word, or several with commas.
search-shown-for = Shown for { $found }
search-more = Show more
search-close = Close
search-failed = The search could not be loaded. Reload the page and try again.
# Beside the name of a facet, where none of its values was chosen.
search-any = any
# Words that say little in a query: those of questions, and those that join others. No marks between them.
search-common = a about am an and any are as at be been but by can could did do does for from had has have he her his how if in into is of on or said say says she than that the their them then there they this to was were what when where which who whom whose why with would
search-kind-topics = Topic
search-kind-people = Person
search-kind-sources = Source
search-kind-pages = Page
search-kind-quotes = Quotation
search-kind-reports = Reported passage
search-kind-discrepancies = Difference
search-kind-events = Event

## Brief

brief = Brief
brief-as-pdf = Two-page brief (PDF)
brief-numbers = Q and D numbers refer to passages and differences in the whole briefing.
# Below a list that has more entries than fit; $where is an address, or the message brief-in-the-whole.
brief-more = { $count ->
    [one] and 1 more: { $where }
   *[other] and { $count } more: { $where }
}
brief-in-the-whole = see the whole briefing

## Where the text of a source was taken from

source-text = Text
intake-file = Taken from a saved file.
intake-address = Taken from { $address }.
intake-address-led = Taken from { $address }, which redirected to { $final }.
intake-fetched = Fetched on { $date } at { $time } UTC.
intake-status = The server answered { $status }.
intake-extractor = Converted to plain text by { $extractor }.
intake-archived = Archived copy: { $address }.
intake-digest = SHA-256 of the document: { $digest }.

## Editing in the preview

edit-edit = Edit
edit-tools = Editing
edit-note = Note
edit-title = Title
edit-question = Question
edit-bottom-line = Bottom line
edit-evidence = Quality of the evidence
edit-judgement = Judgement
edit-because = Why the evidence supports it
edit-finding = What the sources print
edit-background = Background
edit-open-question = Open question
edit-settled-by = What would settle it
edit-claim = Claim
edit-assessment = Assessment
edit-topics = Topics
edit-main-topic = Main topic
edit-other-topics = Also on
edit-grade = Grade
edit-kind = Kind
edit-author = Author
edit-date = Date
edit-add-note = Add a note
edit-on-whole = On the whole quotation
edit-quotation = Quotation: press N to select its first word, arrow keys to move, Shift and arrow keys to select more, and Enter to add a note
edit-markdown = *words* for emphasis, [words](quote:id) for a link to a quotation, [words](https://…) for any other link
edit-save = Save
edit-cancel = Cancel
edit-delete = Delete
edit-earlier = Move up
edit-later = Move down
edit-text = Quote from the text
edit-text-keys = Text: press arrow keys to select a word, up and down to change paragraphs, Shift and arrow keys to select more, and Enter to take it
edit-legend = Marked words are quoted or left out. Words in italics are not part of the article’s body.
edit-take = Take
edit-change = Change
edit-leave-out = Leave out
# What the source's file then says of the words.
edit-left-out = It is not used in this briefing.
edit-speaker = Speaker
edit-nobody = nobody: the source’s own words
edit-somebody-else = somebody who is not listed
edit-name = Name
edit-side = Side
edit-role = Role
edit-reading-of = Reading of
edit-new-quotation = none: a new quotation
edit-no-cards = Everything in quotation marks is quoted or left out. Select words in the text to quote more.
edit-silence = Record a silence
edit-source = Source
edit-looked-for = Words that it lacks
edit-textless = The text of this source is not in the private folder that briefing add used last.
edit-undo = Undo
edit-redo = Redo
edit-difference = Show changes
edit-difference-none = Nothing has been changed here since the preview was started.
edit-close = Close
edit-saved = Saved and verified.
edit-undone = Undone.
edit-redone = Redone.
edit-unsaved = Save or cancel this first.
edit-changed = The briefing has changed elsewhere; this page shows it when you save or cancel.
edit-forbidden = This page is older than the server; reload it.
edit-too-long = This is longer than one edit may be; shorten it.
edit-unclear = The server did not understand this edit; reload the page and try again.
edit-meanwhile = The file has changed since you opened this form. Copy your words, cancel, and open it again.
edit-nothing = There is nothing left to undo or redo.
edit-nowhere = The briefing no longer has this text; reload the page.
edit-unreachable = The server does not answer; start briefing serve again.
