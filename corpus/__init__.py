"""What may be known: the documents, the register, and what a passage of them is."""
