"""Every rule there is, in order of id."""

from __future__ import annotations

from digidot_term.rules.ehds import (
    body_site_not_coded,
    body_site_said_twice,
    element_name_not_lower_camel_case,
    english_term_missing,
    model_element_unmapped,
    must_support_unexplained,
    obligatory_element_optional,
    reference_in_logical_model,
    repeating_element_single,
    reserved_model_name,
    resource_language_missing,
    short_repeats_name,
    type_not_allowed,
    unknown_ehds_model,
    unknown_model_element,
    unusual_laterality,
)
from digidot_term.rules.fhir import (
    binding_on_uncoded_type,
    binding_to_all_of_snomed,
    canonical_off_pattern,
    clashing_file_name,
    description_repeats_title,
    duplicate_canonical,
    duplicate_name,
    empty_json_value,
    incomplete_snapshot,
    malformed_canonical,
    slice_minimum_over_maximum,
)
from digidot_term.rules.nim import (
    binding_looser_than_preferred,
    information_element_unmapped,
    mapped_element_missing,
    norwegian_text_missing,
    repeating_group_flattened,
    shared_target,
    suggested_code_system_absent,
    type_family_differs,
    unknown_information_element,
    unknown_nim_model,
    unmapped_must_support,
)
from digidot_term.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    model_element_unmapped.RULE,
    unknown_model_element.RULE,
    obligatory_element_optional.RULE,
    repeating_element_single.RULE,
    reserved_model_name.RULE,
    element_name_not_lower_camel_case.RULE,
    type_not_allowed.RULE,
    reference_in_logical_model.RULE,
    short_repeats_name.RULE,
    english_term_missing.RULE,
    unusual_laterality.RULE,
    resource_language_missing.RULE,
    body_site_said_twice.RULE,
    must_support_unexplained.RULE,
    unknown_ehds_model.RULE,
    body_site_not_coded.RULE,
    canonical_off_pattern.RULE,
    malformed_canonical.RULE,
    duplicate_canonical.RULE,
    clashing_file_name.RULE,
    duplicate_name.RULE,
    description_repeats_title.RULE,
    empty_json_value.RULE,
    incomplete_snapshot.RULE,
    slice_minimum_over_maximum.RULE,
    binding_on_uncoded_type.RULE,
    binding_to_all_of_snomed.RULE,
    information_element_unmapped.RULE,
    mapped_element_missing.RULE,
    type_family_differs.RULE,
    repeating_group_flattened.RULE,
    suggested_code_system_absent.RULE,
    binding_looser_than_preferred.RULE,
    shared_target.RULE,
    norwegian_text_missing.RULE,
    unmapped_must_support.RULE,
    unknown_information_element.RULE,
    unknown_nim_model.RULE,
)


def rule_named(word: str) -> Rule | None:
    """Return the rule with this id or name."""
    return next((rule for rule in RULES if word.lower() in {rule.id.lower(), rule.name}), None)
