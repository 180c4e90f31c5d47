"""Attacks on what the project promises, each kind a row of a table, tried on many random cases.

`make test` tries a few of every kind, the same each time; `make attack` tries many. To add one, write a row:

- `mutations.py`: an altered reading, which no pin and no text may accept
- `forgeries.py`: an altered pin, which may not be accepted
- `strings.py`: a hostile string, or a place where strings go, which a reader of that format reads back unharmed
- `kills.py`: a command that is killed, after which everything is whole and the next run is right
"""
