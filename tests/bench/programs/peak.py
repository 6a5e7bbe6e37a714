"""Run a command and print the peak of its resident memory in bytes.

Linux lets no process have a smaller peak than the one that started it, so this one is as small as Python can be.
"""

from __future__ import annotations

import os
import sys

command = sys.argv[1:]
NOWHERE = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
process = os.posix_spawn(command[0], command, os.environ, file_actions=[NOWHERE])
_, status, usage = os.wait4(process, 0)
sys.stdout.write(f"{usage.ru_maxrss * 1024}\n")
sys.exit(os.waitstatus_to_exitcode(status))
