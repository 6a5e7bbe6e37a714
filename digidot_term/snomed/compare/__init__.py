"""Two editions held against each other by the arrays of their indexes; nothing is made of what is alike."""
