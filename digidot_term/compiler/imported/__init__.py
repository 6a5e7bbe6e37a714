"""From a StructureDefinition to the source that would build it: the compiler the other way round."""
