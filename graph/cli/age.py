"""How long the program has been running, so that a budget in time includes its start."""

from __future__ import annotations

import os
import time
from pathlib import Path

STARTED = 19  # field 22 of proc(5), counted from the one after the name


def age() -> float:
    """Return the seconds since the process began; where the system does not tell, those of the processor."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        started = int(fields[STARTED]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, ValueError, IndexError, AttributeError):
        return time.process_time()
