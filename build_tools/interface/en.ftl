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

## Home

home-position = Position on { $date }, from { $sources }.
home-position-noted = Position on { $date }, from { $sources }; { $note }.
home-evidence = How good is the evidence
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
    [one] { $count } quotation
   *[other] { $count } quotations
}
# Above the table of topics by articles. $said and $reported are samples of its bars, $silent of an empty cell.
coverage-key = { $kind ->
    [article] Quotations and reports on each topic. { $said } quotations; { $reported } the article’s own words; { $silent } not mentioned. Select a number to see its quotes, or a dash to see what we searched for.
   *[source] Quotations and reports on each topic. { $said } quotations; { $reported } the source’s own words; { $silent } not mentioned. Select a number to see its quotes, or a dash to see what we searched for.
}
coverage-table = { $kind ->
    [article] Topics by article
   *[source] Topics by source
}
coverage-topic = Topic
coverage-every = All, each quote once
coverage-none = Not mentioned
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
    [article] The articles’ own wording, under headings by the editors.
   *[source] The sources’ own wording, under headings by the editors.
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
topic-only-reports = { $quotations }; { $reports }, from { $attested }.
topic-at-a-glance = { $quotations } and { $reports }, from { $attested }.
topic-counts = { $kind ->
    [article] Quotes by article
   *[source] Quotes by source
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
# How well something is attested: "four articles, three independent agencies".
attested = { $sources }, { $agencies }
attested-origins = { $attested }, { $count ->
    [one] one original source: { $who }
   *[other] { SPELLED($count) } original sources: { $who }
}
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
silence-read = { $kind ->
    [article] Established by reading the article.
   *[transcript] Established by reading the transcript.
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
silence-read-short = (established by reading)
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
        [one] { $count } point on which the articles differ, appear to differ, or where only some report something.
       *[other] { $count } points on which the articles differ, appear to differ, or where only some report something.
    }
   *[source] { $count ->
        [0] No difference between the sources is recorded.
        [one] { $count } point on which the sources differ, appear to differ, or where only some report something.
       *[other] { $count } points on which the sources differ, appear to differ, or where only some report something.
    }
}
differences-noun = differences
differences-grade-matters = Differences that matter
differences-grade-wording = Differences in wording
differences-grade-coverage = Differences in coverage
differences-lead-wording = Different words that do not change what a reader takes away.
differences-lead-coverage = What only some report.
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
difference-status-compatible = Compatible
difference-status-settled = Settled
difference-means-conflict = Conflict: they cannot all be right as printed.
difference-means-open = Open: not enough is reported to tell.
difference-means-compatible = Compatible: all can be true.
difference-means-settled = Settled by what is reported.
difference-assessment = Assessment:
difference-settled-by = What would settle it:
difference-silent = Not in:
difference-silent-searched = Not in, and what was searched for:
difference-more = Evidence, and what would settle it

## Quotes

# Who told the journalists what a quote reports.
according-to = according to { $who }

## Agencies

agencies-legend = Agencies and the articles that carry their copy
# $agencies are the names of agencies, set apart by commas.
agencies-printed-by = { $agencies }

## Safe to quote

wording-links = Before you quote: { $safe } and { $contested }.

safe-title = Safe to quote
safe-about = Which words independent agencies print alike, which differ, which only one has, and which to avoid.
safe-lead = Only words that the articles print in quotation marks. Agencies count here, not articles: two articles that carry one agency’s copy confirm nothing.
safe-alike = Printed alike
safe-alike-lead = At least two independent agencies print these words. Quote no more than these: the dots stand for words on which the agencies differ or which only one prints.
safe-differing = Printed differently
safe-differing-lead = The agencies report the same statement in different words, here underlined. Name the agency whose words you use, or paraphrase.
safe-single = Printed by one agency only
safe-single-lead = No second agency confirms these words. Name the article that you quote.
safe-avoid = Wording to avoid
safe-avoid-lead = Words that could mislead anybody who reads them as the speaker’s own.
safe-none = None in this briefing.
safe-quote = Quote and notes
safe-caution = Caution: note { $number }
safe-contested = Word by word
safe-unquoted = Printed without quotation marks: the article’s summary, not a quotation of { $name }.

## Contested words

contested-title = Contested words
contested-about = Where independent agencies print different words in the same quotation.
contested-lead = Independent agencies quote the same speech, but not in the same words. Each is shown with the words around it; { $safe } has what they agree on.
contested-none = Where independent agencies quote the same speech, their words agree. { $safe } lists them.
contested-nothing = nothing
contested-difference = Difference: { $question }
contested-lesser = { $count ->
    [one] 1 lesser difference: an article, a preposition, a contraction, or the order of words
   *[other] { $count } lesser differences: articles, prepositions, contractions, the order of words
}

## Quote

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
person-side = Side
person-spellings = Spelling variants
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

## Timeline

event-status = { $status ->
    [planned] planned
    [reported] reported
   *[happened] happened
}
event-time = { $date }, { $time }
event-evidence = Evidence

## Method

## Changes

## Data

## Whole briefing

whole-title = Whole briefing
whole-about = All of { $title } on one page, for reading through and for printing.
whole-contents = Contents
whole-elsewhere = Under another topic
whole-differences-elsewhere = Under another topic: { $numbers }.
whole-sources = Sources
whole-not-quoted = Not quoted
whole-compared = { $wordings ->
    [one] 1 wording
   *[other] { $wordings } wordings
} of { $quotes ->
    [one] 1 quote
   *[other] { $quotes } quotes
} compared with the sources.
whole-edition = This edition
whole-as-pdf = Whole briefing as PDF

## Brief

brief = Brief
brief-as-pdf = Brief as PDF, two pages
brief-edition = Edition of { $date }
brief-numbers = Q and D numbers are those of quotations and differences in the whole briefing.
# Below a list that has more entries than fit; $where is an address, or the message brief-in-the-whole.
brief-more = { $count ->
    [one] and 1 more: { $where }
   *[other] and { $count } more: { $where }
}
brief-in-the-whole = see the whole briefing

## Pages that are gone

## The site around the pages
