"""The sample edition: hand-made test data in SNOMED CT's release format, and never SNOMED CT itself (see NOTICE)."""

from digidot_term.sample.identity import INTERNATIONAL_MODULE, NORWEGIAN_MODULE
from digidot_term.sample.package import sample_packages
from digidot_term.sample.rows import Release
from digidot_term.sample.write import write_sample

__all__ = ["INTERNATIONAL_MODULE", "NORWEGIAN_MODULE", "Release", "sample_packages", "write_sample"]
