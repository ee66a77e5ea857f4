"""What several rooms need of plain text: spans, graphemes, words, sentences, safe stand-ins."""
