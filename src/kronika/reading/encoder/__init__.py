"""The encoder: texts to word pieces, word pieces to scores, scores to spans."""
