"""Rules of the pack no: what HL7 Norway asks of Norwegian artefacts."""
