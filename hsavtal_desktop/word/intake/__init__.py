"""A returned Word copy becomes proposals.

``sent`` reads the copy as it was sent and tells which of our characters each of its characters is; ``lines`` reads
the returned file; ``matching`` says which of its paragraphs are which of ours; ``comparing`` makes tracked and
untracked edits of what differs; ``events`` writes them as proposals.  Nothing here reads or writes a store.
"""
