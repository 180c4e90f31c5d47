locale = de-DE

number-in-words = { $count ->
    [1] eins
    [2] zwei
   *[other] { $count }
}

date-either-day = { $first }. oder { $last }

people-title = Personen und Organisationen
person-quotations = { $count ->
    [one] 1 Zitat
   *[other] { $count } Zitate
}
