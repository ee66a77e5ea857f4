"""From what words say of a time to the time they mean, by what the text tells around them."""
