"""Tables and records, read from FORMAT.md alone like the rest of the second reader."""

from second_reader import belongs, hand
from second_reader_weave import body

SPOKEN = {"clause", "text", "parent", "kind", "anchor", "author_name", "on_behalf", "written", "source"}

BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def slots(reader, atom, axis, view):
    """The rows or columns of a table in order."""
    keys, gone = places(reader, atom, axis, view)
    return [slot for slot in sorted(keys, key=lambda slot: (keys[slot], slot)) if slot not in gone]


def places(reader, atom, axis, view):
    """Row or column → order key, and those of them that are taken away."""
    listed = atom.get("rows" if axis == "row" else "columns", [])
    keys = {slot: numbered(place) for place, slot in enumerate(listed)}
    events = [e for e in reader.events if e.kind in ("slot", "unslot") and not e.void]
    events = [e for e in events if e["table"] == atom["id"] and e["axis"] == axis]
    made = [event for event in events if event.kind == "slot" and event["id"] not in listed]
    proposed, gone = {}, set()
    for event in made:
        fate = reader.fate(event)
        if fate == "accepted" or (fate == "pending" and view != "original"):
            keys[event["id"]] = event["order"]
            revision = event["revision"] if fate == "pending" else ""
            proposed[event["id"]] = revision and proposed.get(event["id"], revision)
    for event in events:
        makers = [one for one in made if one["id"] == event["id"]]
        if event.kind == "unslot" and (not makers or any(reader.knows(event, one) for one in makers)):
            fate, own = reader.fate(event), proposed.get(event["id"]) == event["revision"]
            if fate == "accepted" or (fate == "pending" and (own or view in ("final", "simple"))):
                gone.add(event["id"])
    return keys, gone


def shown_record(reader, kind, name):
    """Field → the values that remain and are shown: of what somebody says in a comment, only what its writer set."""
    values = record(reader, kind, name)
    if kind != "comment" or not values:
        return values
    events = [event for event in reader.events if event.kind == "record" and not event.void]
    authors = [event.author for event in events if (event["type"], event["id"]) == (kind, name)]
    own = [author for author in authors if belongs(name, hand(author))] or authors
    written = record(reader, kind, name, own[0])
    return {field: listed for field, listed in values.items() if field not in SPOKEN} | {
        field: written[field] for field in SPOKEN & set(written)
    }


def record(reader, kind, name, author=""):
    """Field → the values that remain, in order; those of one author where that is given."""
    fields, strings = {}, {}
    for event in reader.events:
        if author and event.author != author:
            continue
        if event.kind == "record" and not event.void and (event["type"], event["id"]) == (kind, name):
            for field, value in event.body.get("set", {}).items():
                remain(reader, fields.setdefault(field, []), event, value)
            for verb in ("add", "remove"):
                for field, listed in event.body.get(verb, {}).items():
                    for string in listed if isinstance(listed, list) else ():
                        if isinstance(string, str):
                            remain(reader, strings.setdefault(field, {}).setdefault(string, []), event, verb == "add")
    values = {field: [value for _, value in listed] for field, listed in fields.items()}
    for field, held in strings.items():
        values[field] = [sorted(string for string, listed in held.items() if any(adds for _, adds in listed))]
    return values


def remain(reader, listed, event, value):
    listed[:] = [(other, old) for other, old in listed if other is not event and not reader.knows(event, other)]
    listed.append((event, value))


def numbered(place):
    value = place + 1
    return BASE_62[value // 62 // 62] + BASE_62[value // 62 % 62] + BASE_62[value % 62]


def objects(reader, view):
    """Table → its merged cells and how many header rows, as a view shows it; document → its footnotes' numbers."""
    found = {}
    for text in sorted(reader.texts):
        for _, marks in reader.looks(text, view):
            atom = marks.get("atom") or {}
            if atom.get("type") == "table":
                count = len(slots(reader, atom, "row", view))
                found[atom["id"]] = (merged(reader, atom, marks, view), min(count, headers(atom, marks)))
    documents = sorted(
        {e["id"] for e in reader.events if e.kind == "record" and not e.void and e["type"] == "document"}
    )
    return {"tables": found, "footnotes": {name: footnotes(reader, name, view) for name in documents}}


def headers(atom, marks):
    said = marks.get("header")
    if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) <= 3:
        return int(said)
    return atom.get("header", 0)


def merged(reader, atom, marks, view):
    rows, columns = slots(reader, atom, "row", view), slots(reader, atom, "column", view)
    said = {}
    for name, value in marks.items():
        if name.startswith("span:") and isinstance(value, str) and value.count(".") == 1:
            said[tuple(name[5:].split("."))] = tuple(value.split("."))
    listed = [
        (*span[:2], *said[span[0], span[1]], "mark") if tuple(span[:2]) in said else tuple(span)
        for span in atom.get("spans", [])
    ]
    listed += [(r, c, *said[r, c], "mark") for r in rows for c in columns if (r, c) in said]
    taken, found = [], []
    for row, column, down, across, *by_mark in listed:
        if row in rows and column in columns:
            if by_mark:
                over = up_to(reader, atom, "row", view, row, down), up_to(reader, atom, "column", view, column, across)
            else:
                over = between(rows, atom["rows"], row, down), between(columns, atom["columns"], column, across)
            cells = [(r, c) for r in over[0] for c in over[1]]
            seen = "final" if view == "simple" else view
            hides = any(len(reader.looks(f"c.{atom['id']}.{r}.{c}", seen)) > 1 for r, c in cells[1:])
            if len(cells) > 1 and not hides and not set(cells) & set(taken):
                taken += cells
                found.append(cells)
    return found


def up_to(reader, atom, axis, view, first, last):
    keys, _ = places(reader, atom, axis, view)
    begin, end = ((keys[slot], slot) if slot in keys else ("", "") for slot in (first, last))
    shown = slots(reader, atom, axis, view)
    return [slot for slot in shown if slot == first or begin < (keys[slot], slot) <= end]


def between(shown, listed, first, count):
    if first not in listed:
        return [first]
    reach = [slot for slot in listed[listed.index(first) :][: max(1, count)] if slot in shown]
    return shown[shown.index(first) : max(shown.index(slot) for slot in reach) + 1]


def footnotes(reader, document, view):
    """Footnote → number in a document."""
    final = {} if view != "markup" else footnotes(reader, document, "original")
    numbers, count = {}, 0
    for held in (record(reader, "document", document).get("parts") or [[]])[-1]:
        for clause, gone in clauses(reader, reader.tree(view).get(held["part"], []), view):

            def looks(text, shown):
                return struck_too(reader, text, shown)

            read = [*looks(f"h.{clause}", view), *body(reader, clause, view, looks)]
            for note, struck in notes(reader, read, view):
                if note not in numbers:
                    count += not (struck or gone)
                    numbers[note] = final.get(note, "–") if struck or gone else str(count)
    return numbers


def clauses(reader, tree, view):
    """Clauses in reading order, and whether they are proposed to go; the places they leave are left out."""
    found = []
    for clause, below in tree:
        if clause not in [one for one, _ in found]:
            going = [e for e in reader.events if e.kind == "remove" and not e.void and e["clause"] == clause]
            made = [e for e in reader.events if e.kind == "clause" and not e.void and e["id"] == clause]
            going = [e for e in going if any(reader.knows(e, one) for one in made)]
            found.append((clause, view == "markup" and any(reader.fate(e) == "pending" for e in going)))
            found += clauses(reader, below, view)
    return found


def struck_too(reader, text, view):
    """The characters that a view shows and their marks, with whether All markup shows them struck."""
    found = []
    for character in reader.characters(text):
        if reader._shown(character, view):
            struck = view == "markup" and any(reader.fate(e, character.name) == "pending" for e in character.deleted)
            found.append((character.letter, {**reader._marks(character, view), "struck": struck}))
    return found


def notes(reader, read, view):
    """Footnotes in order, those in a table's cells where it stands, and whether each is struck."""
    found = []
    for _, marks in read:
        atom = marks.get("atom") or {}
        if atom.get("type") == "footnote":
            found.append((atom["id"], marks["struck"]))
        if atom.get("type") == "table":
            for row in slots(reader, atom, "row", view):
                for column in slots(reader, atom, "column", view):
                    found += notes(reader, struck_too(reader, f"c.{atom['id']}.{row}.{column}", view), view)
    return found
