"""Language: which words are misspelt, and what was meant."""
