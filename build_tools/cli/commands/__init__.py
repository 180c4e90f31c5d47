"""The commands, one module each: `add_arguments` declares its options, `run` takes their values by keyword.

`run` returns when all went well, and raises Refused, UsageError, OperationFailed or NothingWritten otherwise. The
default `outcome` says what findings prevented.
"""
