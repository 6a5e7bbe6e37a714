"""From the packages of an edition to the arrays of its index; the only part of the engine that loads numpy."""
