"""Why the operating system refused something, in words that can be translated."""

from __future__ import annotations

import errno

from microsite.marking import N_
from microsite.problems import Message

REASONS = {
    errno.EACCES: N_("access is not permitted, or another program has the file open"),
    errno.EPERM: N_("access is not permitted, or another program has the file open"),
    errno.EBUSY: N_("another program has it open"),
    errno.ETXTBSY: N_("another program has it open"),
    errno.EADDRINUSE: N_("another program has it open"),
    errno.EADDRNOTAVAIL: N_("this computer has no such address"),
    errno.EROFS: N_("the disk cannot be written to"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the file is larger than the disk allows"),
    errno.ENOENT: N_("it is no longer there"),
    errno.ENOTDIR: N_("a file stands where a folder is needed"),
    errno.EISDIR: N_("a folder stands where a file is needed"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.EIO: N_("the disk or the network drive did not answer"),
    errno.EEXIST: N_("something of that name is there already"),
    errno.ENOTEMPTY: N_("something of that name is there already"),
}
WINDOWS = {  # its own numbers tell more than the ones that Python turns them into
    19: errno.EROFS,  # write protected
    32: errno.EBUSY,  # sharing violation
    33: errno.EBUSY,  # lock violation
    39: errno.ENOSPC,
    112: errno.ENOSPC,
    206: errno.ENAMETOOLONG,
    1224: errno.EBUSY,  # mapped into the memory of a program
}


def reason_of(error: OSError) -> str:
    """The reason in translatable words where they are known, else in the system's own."""
    number = WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
    known = REASONS.get(number)
    return Message(known) if known else error.strerror or str(error)
