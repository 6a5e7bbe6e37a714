"""Rules of the pack ehds: conventions of the European Health Data Space (Xt-EHR, HL7 Europe)."""
