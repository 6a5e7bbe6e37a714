"""Jobs on expressions: answer one or many, explain, shorten, find one for codes."""
