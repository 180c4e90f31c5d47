"""Why a command ends early without a finding and without a failed operation."""


class UsageError(Exception):
    """Options or answers are missing or wrong; the message names each with its option."""


class NothingWritten(KeyboardInterrupt):
    """The editor interrupted a command that had not written anything yet; the message says what was kept."""
