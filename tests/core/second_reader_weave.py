"""Split and merged clauses, read from FORMAT.md alone like the rest of the second reader."""


def cut_of(reader, clause):
    """What orders a clause among those with the same order key."""
    for text in sorted(reader.texts):
        for before, character in enumerate(reader.characters(text)):
            if character.letter == "\n" and written(character).get("cut") == clause:
                return text, before
    return "", 0


def written(character):
    marks = {}
    for event in character.by[:1]:
        for start, length, name, value in event.body.get("marks", ()):
            if start <= character.name[1] - event["start"] < start + length:
                marks[name] = value
    return marks


def merges(reader, view):
    """Clause → the event of the merge that counts, the earliest first."""
    made, _, _, merged = reader.about_clauses()
    counting = {}
    for clause, events in merged.items():
        for event in events:
            fate, into = reader.fate(event), event["into"]
            knows = all(any(reader.knows(event, one) for one in made.get(name, ())) for name in (clause, into))
            stand = clause != into and reader.stands(clause, view) and reader.stands(into, view)
            if knows and stand and (fate == "accepted" or (fate == "pending" and view in ("final", "simple"))):
                counting[clause] = event
    for clause in sorted(counting):
        way = [clause]
        while way[-1] in counting and counting[way[-1]]["into"] not in way:
            way.append(counting[way[-1]]["into"])
        if way[-1] in counting:
            cycle = way[way.index(counting[way[-1]]["into"]) :]
            del counting[max(cycle, key=lambda one: counting[one].order)]
    return dict(sorted(counting.items(), key=lambda item: item[1].order))


def body(reader, clause, view, looks=None):
    """The characters of a clause's body and their marks (as ``looks`` gives them of a text), the last break last."""
    strands = list(gather(reader, clause, view, looks or reader.looks))
    found = []
    for number, strand in enumerate(strands):
        ends = strand[-1][1].get("joined") and number < len(strands) - 1
        found += strand[:-1] if ends else strand
    return found


def gather(reader, clause, view, looks):
    own = f"b.{clause}"
    others = [s for text in sorted(reader.texts) if text != own for s in parts(reader, text, clause, view, looks)]
    mine = list(parts(reader, own, clause, view, looks))
    yield from others
    if not (others and len(mine) == 1 and len(mine[0]) == 1):
        yield from mine
    for name, event in merges(reader, view).items():
        if event["into"] == clause:
            heading = looks(f"h.{name}", view)
            if len(heading) > 1:
                yield heading
            yield from gather(reader, name, view, looks)


def parts(reader, text, clause, view, looks):
    made = reader.about_clauses()[0]
    owner, held = text[2:] if text.startswith("b.") else None, []
    for letter, marks in looks(text, view):
        held.append((letter, marks))
        fates = [reader.fate(event) for event in made.get(marks.get("cut"), ())]
        counts = "accepted" in fates or ("pending" in fates and view != "original")
        if text.startswith("b.") and letter == "\n" and counts:
            if owner == clause:
                yield held
            owner, held = marks["cut"], []
    if owner == clause:
        yield held
