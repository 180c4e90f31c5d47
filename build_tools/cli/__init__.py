"""The command `briefing`: arguments in, exit status out."""
