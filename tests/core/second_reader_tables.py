"""Tables and records, read from FORMAT.md alone like the rest of the second reader."""

BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def slots(reader, atom, axis, view):
    """The rows or columns of a table in order."""
    listed = atom.get("rows" if axis == "row" else "columns", [])
    keys = {slot: numbered(place) for place, slot in enumerate(listed)}
    events = [e for e in reader.events if e.kind in ("slot", "unslot") and not e.void]
    events = [e for e in events if e["table"] == atom["id"] and e["axis"] == axis]
    made = [event for event in events if event.kind == "slot" and event["id"] not in listed]
    proposed = {}
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
                keys.pop(event["id"], None)
    return sorted(keys, key=lambda slot: (keys[slot], slot))


def record(reader, kind, name):
    """Field → the values that remain, in order."""
    fields, strings = {}, {}
    for event in reader.events:
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
