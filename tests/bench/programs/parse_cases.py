"""Import the parser, parse every expression of a file of JSON lines, and print how many and in how many seconds."""

import json
import sys
import time
from pathlib import Path

texts = [json.loads(line)["expression"] for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
began = time.perf_counter()

from digidot_term.ecl import parse  # noqa: E402 - the import is measured

for text in texts:
    parse(text)
print(json.dumps([len(texts), time.perf_counter() - began]))  # noqa: T201
