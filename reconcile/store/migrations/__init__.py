"""Steps that bring a case store of any age to the shape of today, one file a step."""
