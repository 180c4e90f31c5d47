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

## Topics

## Judgements and evidence

## Differences

## Quotes

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
person-not-quoted = Not quoted directly in these articles.
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

## Method

## Changes

## Data

## Whole briefing

## Pages that are gone

## The site around the pages
