"""Compiles the part of reading releases that is in C; where there is no compiler the package is built without it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import sys_tags
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext

MODULE = "digidot_term.snomed.native._cells"
SOURCE = "digidot_term/snomed/native/_cells.c"


class CompiledPart(BuildHookInterface[Any]):
    """Leaves the module beside its source, where an editable installation finds it, and puts it into wheels."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; a wheel then is for this platform and every Python from 3.11 on."""
        del version
        compiled = _compiled(Path(self.root))
        if compiled is None:
            self.app.display_warning("the part in C was not compiled: reading releases takes more than twice as long")
            return
        build_data["artifacts"].append(f"/{compiled}")
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{next(sys_tags()).platform}"


def _compiled(root: Path) -> str | None:
    """Compile the module; return its path from the root, None when that is not possible here."""
    options = [] if sys.platform == "win32" else ["-O3"]
    extension = Extension(MODULE, [SOURCE], py_limited_api=True, extra_compile_args=options, optional=True)
    command = build_ext(Distribution({"name": "digidot-term", "ext_modules": [extension]}))
    with tempfile.TemporaryDirectory() as temporary:
        command.build_temp, command.build_lib = temporary, str(root)
        command.ensure_finalized()
        path = command.get_ext_filename(MODULE)
        (root / path).unlink(missing_ok=True)
        command.run()
    return path.replace("\\", "/") if (root / path).exists() else None
