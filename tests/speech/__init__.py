"""Invented articles, each quotation of which is marked with its speaker, and how well proposals find them.

A file is the people that a briefing knows, as YAML, a line `---`, and the article. In the article `{marsh|The boats are
out}` are words that marsh speaks: an id of those people, or a name or office as the text has it. `{?|…}` is speech of which
the text leaves open who spoke, `{-|…}` words that nobody is quoted with, such as scare quotes, `{*|…}` a title or name. What
is in `held_out/` was written before the code, and not looked at until its first figures were known. The code has been
corrected since then, so later figures say less of articles that nobody has seen.
"""
