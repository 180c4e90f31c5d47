"""Read and write files: the only package that touches the disk. Folders and bytes in and out, nothing half written.

New files and folders have the permissions that the umask leaves them. Where the disk fails, every function raises
OperationFailed.
"""

from build_tools.disk.docs import DOCS, refuse_unfit, write_generated
from build_tools.disk.edits import Lookout, Traces, traces
from build_tools.disk.folders import clear_beside, folder_beside, make_folder, scratch_folder, write_new_folder
from build_tools.disk.links import refuse_link, refuse_links, refuse_links_to
from build_tools.disk.manifest import (
    MANIFEST,
    generated,
    hand_written,
    hand_written_markdown,
    hand_written_pages,
    listed,
    remove,
    write_manifest,
)
from build_tools.disk.paths import from_here, itself
from build_tools.disk.reading import (
    Held,
    lines,
    read,
    read_folder,
    read_plain,
    read_right_in,
    read_whole,
    read_within,
    refuse_missing,
    text_lines,
)
from build_tools.disk.state import cache_file, keep, keep_newest, state_file
from build_tools.disk.swapping import replace, swap
from build_tools.disk.together import take_back, write_together
from build_tools.disk.walking import exists, files_below, names_in
from build_tools.disk.writing import append, put, write

__all__ = [
    "DOCS",
    "MANIFEST",
    "Held",
    "Lookout",
    "Traces",
    "append",
    "cache_file",
    "clear_beside",
    "exists",
    "files_below",
    "folder_beside",
    "from_here",
    "generated",
    "hand_written",
    "hand_written_markdown",
    "hand_written_pages",
    "itself",
    "keep",
    "keep_newest",
    "lines",
    "listed",
    "make_folder",
    "names_in",
    "put",
    "read",
    "read_folder",
    "read_plain",
    "read_right_in",
    "read_whole",
    "read_within",
    "refuse_link",
    "refuse_links",
    "refuse_links_to",
    "refuse_missing",
    "refuse_unfit",
    "remove",
    "replace",
    "scratch_folder",
    "state_file",
    "swap",
    "take_back",
    "text_lines",
    "traces",
    "write",
    "write_generated",
    "write_manifest",
    "write_new_folder",
    "write_together",
]
