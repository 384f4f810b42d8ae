"""A reader of the log written from ``hsavtal_desktop/FORMAT.md`` alone, to check that the page says all.

It gives the clause tree, the texts and the state of each proposal.  It trusts that bytes were checked when they came
in, keeps one object for each character and computes everything anew at every question, so it is slow and plain.
"""

import base64
import hashlib
import json

VIEWS = ("markup", "simple", "final", "original")
ALL = {"propose", "comment", "decide", "structure", "dispatch", "register", "freeze", "admit"}
WRITER = {"propose", "comment"}
ROLES = {
    **{"PL": ALL, "RED": WRITER | {"decide"}, "POL": {"comment"}, "REG": {"register"}, "LÄS": set()},
    **dict.fromkeys(("DEL", "AG", "JUR", "KOM", "LG"), WRITER),
    **{"REM": {"comment", "dispatch", "register"}, "ADM": {"structure", "register", "admit"}},
}
RECORD_RIGHTS = {
    **dict.fromkeys(("package", "document", "part", "field"), "structure"),
    **dict.fromkeys(("clause", "returned", "source", "words"), "propose"),
    **{"principal": "register", "comment": "comment", "sent": "dispatch"},
    **{"disposition": "comment"},
}
TEXT = ("insert", "delete", "format")
TREE = ("clause", "move", "remove")
PROPOSALS = (*TEXT, *TREE, "slot", "unslot")
SAYS = {"accept": "accepted", "reject": "rejected", "withdraw": "rejected", "reopen": "pending"}
OLD_VERDICTS = {"accepted": "accept", "rejected": "reject", "reopened": "reopen", "withdrawn": "withdraw"}


class Event:
    """One event, with the change it stands in."""

    def __init__(self, change, place, body):
        self.change, self.author, self.body = change["id"], change["author"], body
        self.kind = body["kind"]
        self.order = (change["lamport"], change["id"], place)
        self.void = False

    def __getitem__(self, field):
        return self.body[field]


class Character:
    """One character of a text; ``anchor`` None for the final break."""

    def __init__(self, name, letter):
        self.name, self.letter = name, letter
        self.by, self.left, self.right, self.deleted, self.formatted = [], [], [], [], []


class Reader:
    """What a set of changes says."""

    def __init__(self, raws):
        every = {hashlib.sha256(raw).hexdigest(): json.loads(raw) for raw in raws}
        self.past, self.changes = {}, {}
        while ready := [n for n in every if n not in self.past and all(p in self.past for p in every[n]["parents"])]:
            for name in ready:
                parents = every[name]["parents"]
                self.past[name] = set(parents).union(*(self.past[parent] for parent in parents))
                self.changes[name] = every[name]
        self.waiting = sorted(set(every) - set(self.past))
        self.events = sorted(
            (
                Event({**change, "id": name}, place, upgraded(body, change["format"]))
                for name, change in self.changes.items()
                for place, body in enumerate(change["events"])
            ),
            key=lambda event: event.order,
        )
        self._judge()
        self.texts, self.decisions, self.revisions = {}, {}, {}
        for event in self.events:
            if event.kind in TEXT:
                self.texts.setdefault(event["text"], {(event["text"], 0): Character((event["text"], 0), "\n")})
                self._write(event, self.texts[event["text"]])
            if event.kind == "decide" and not event.void:
                self.decisions.setdefault(event["revision"], []).append(event)
            elif event.kind in PROPOSALS and not event.void:
                self.revisions.setdefault(event["revision"], []).append(event)

    def knows(self, later, earlier):
        if later.change == earlier.change:
            return earlier.order < later.order
        return earlier.change in self.past[later.change]

    def _judge(self):
        self.grants = []
        for event in self.events:
            if event.kind == "workspace" and not self.changes[event.change]["parents"]:
                self.grants.append((event, event.author, "PL"))
            elif event.kind == "admit" and event["role"] in ROLES and "admit" in ROLES[self._given(event)]:
                if event["role"] == "PL" and self._given(event) != "PL":
                    continue
                self.grants.append((event, event["member"], event["role"]))
        for event in self.events:
            event.void = not self._allowed(event, self.role(event))

    def _given(self, event):
        roles = [role for grant, member, role in self.grants if member == event.author and self.knows(event, grant)]
        return roles[-1] if roles else "LÄS"

    def role(self, event):
        """The role of an event, or None."""
        if any(member == event.author and self.knows(event, grant) for grant, member, _ in self.grants):
            return self._given(event)
        admits = [(grant, role) for grant, member, role in self.grants if member == event.author]
        adopted = [role for grant, role in admits if event.change in grant.body.get("adopts", ())]
        return adopted[-1] if adopted else None

    def members(self):
        """Author → newest role."""
        return {member: role for _, member, role in self.grants}

    def _allowed(self, event, role):
        if event.kind in ("workspace", "admit"):
            return any(grant is event for grant, _, _ in self.grants)
        if event.kind == "introduce":
            return True
        if role is None:
            return False
        rights, own = ROLES[role], hand(event.author)
        if event.kind in PROPOSALS or event.kind == "revision":
            names = [event["id" if event.kind == "revision" else "revision"]]
            names += [event["source"]] if event.kind == "insert" else []
            return "propose" in rights and all(belongs(name, own) for name in names)
        if event.kind == "decide":
            if event["verdict"] not in SAYS or not belongs(event["id"], own):
                return False
            return belongs(event["revision"], own) if event["verdict"] == "withdraw" else "decide" in rights
        if event.kind == "record" and event["type"] in RECORD_RIGHTS:
            return RECORD_RIGHTS[event["type"]] in rights
        return event.kind != "version" or "freeze" in rights

    def _write(self, event, text):
        final = (event["text"], 0)
        if event.kind != "insert":
            for source, start, length in event["ranges"] if not event.void else ():
                for name, character in text.items():
                    if name[0] == source and start <= name[1] < start + length:
                        if name == final:
                            character.formatted += [event] if event.kind == "format" else []
                        elif any(self.knows(event, origin) for origin in character.by):
                            (character.deleted if event.kind == "delete" else character.formatted).append(event)
            return
        if event.void and not belongs(event["source"], hand(event.author)):
            return
        source, offset, side = event["at"]
        anchor = text.get((source, offset))
        known = anchor is not None and (anchor.name == final or any(self.knows(event, origin) for origin in anchor.by))
        if not known or (anchor.name == final and side == "R"):
            return
        for place, letter in enumerate(event["chars"]):
            name = (event["source"], event["start"] + place)
            if name not in text:
                text[name] = Character(name, letter)
                (anchor.left if side == "L" else anchor.right).append(text[name])
            character = text[name]
            character.by = sorted([*character.by, event], key=lambda by: (by.void, by.change, by.order))
            if character.by[0] is event:
                character.letter = letter
            anchor, side = character, "R"

    def characters(self, text):
        """The characters of a text in Fugue order."""
        if text not in self.texts:
            return [Character((text, 0), "\n")]
        found, todo = [], [self.texts[text][text, 0]]
        while todo:
            one = todo.pop()
            if isinstance(one, tuple):
                found.append(one[0])
                continue
            sides = [sorted(side, key=lambda character: character.name) for side in (one.left, one.right)]
            todo += [*reversed(sides[1]), (one,), *reversed(sides[0])]
        return found

    def _standing(self, decisions):
        kept = []
        for one in decisions:
            if one["verdict"] == "withdraw":
                known = [other for other in kept if self.knows(one, other)]
                if any(other["verdict"] in ("accept", "reject") for other in self._unreplaced(known)):
                    continue
            kept.append(one)
        return self._unreplaced(kept)

    def _unreplaced(self, kept):
        return [one for one in kept if not any(one["id"] in o["replaces"] and self.knows(o, one) for o in kept)]

    def fate(self, event, name=None):
        """The fate of an event at the character with an id, or as a whole."""
        return fate_of(self._standing(self._covering(event, name)))

    def _covering(self, event, name):
        decisions = self.decisions.get(event["revision"], ())
        return [one for one in decisions if self.knows(one, event) and covers(one, event.body.get("text"), name)]

    def state(self, revision):
        """The state of a revision."""
        everywhere = [
            self._standing(self._covering(event, name))
            for event in self.revisions[revision]
            for name in self._names(event)
        ]
        fates = {fate_of(standing) for standing in everywhere}
        if not any(everywhere):
            return "pending"
        if any(len({SAYS[one["verdict"]] for one in standing}) > 1 for standing in everywhere):
            return "disputed"
        if fates == {"rejected"}:
            verdicts = {one["verdict"] for standing in everywhere for one in standing}
            return "withdrawn" if verdicts == {"withdraw"} else "rejected"
        return fates.pop() if len(fates) == 1 else "partly"

    def _names(self, event):
        text = self.texts[event["text"]] if event.kind in TEXT else {}
        if event.kind == "insert":
            names = [n for n in text if n[0] == event["source"] and 0 <= n[1] - event["start"] < len(event["chars"])]
        else:
            names = [name for name, character in text.items() if event in (*character.deleted, *character.formatted)]
        return names or [None]

    def looks(self, text, view):
        """The characters that a view shows and their marks, the final break last."""
        shown = [character for character in self.characters(text) if self._shown(character, view)]
        return [(character.letter, self._marks(character, view)) for character in shown]

    def text(self, text, view):
        """What a text reads as."""
        return "".join(letter for letter, _ in self.looks(text, view))[:-1]

    def _shown(self, character, view):
        if character.name[0][1:2] == ".":
            return True
        alive = [(event, self.fate(event, character.name)) for event in character.by if not event.void]
        proposed = ""
        if "accepted" not in [fate for _, fate in alive]:
            pending = [event["revision"] for event, fate in alive if fate == "pending"]
            if not pending or view == "original":
                return False
            proposed = pending[0]
        for event in character.deleted:
            fate = self.fate(event, character.name)
            if fate == "accepted" or (fate == "pending" and event["revision"] == proposed):
                return False
            if fate == "pending" and view in ("final", "simple"):
                return False
        return True

    def _marks(self, character, view):
        marks = {}
        for event in character.by[:1]:
            place = character.name[1] - event["start"]
            for start, length, name, value in event.body.get("marks", ()):
                if start <= place < start + length:
                    marks[name] = value
        for event in character.formatted:
            fate = self.fate(event, character.name)
            if fate == "accepted" or (fate == "pending" and view != "original"):
                if event["value"] in (None, False, "", 0):
                    marks.pop(event["name"], None)
                else:
                    marks[event["name"]] = event["value"]
        return marks

    def tree(self, view):
        """Part → [[clause, [children]]]; in All markup a clause that is to move stands twice."""
        stands, shown = {}, set()
        made, moves, removals = {}, {}, {}
        for event in self.events:
            if event.kind in TREE and not event.void:
                book = {"clause": made, "move": moves, "remove": removals}[event.kind]
                book.setdefault(event["id" if event.kind == "clause" else "clause"], []).append(event)
        for clause, first in made.items():
            stands[clause] = self._places(first, moves.get(clause, ()), view)
            removed = [r for r in removals.get(clause, ()) if any(self.knows(r, event) for event in first)]
            if self._lives(first, removed, view):
                shown.add(clause)
        break_cycles(stands)
        above = {clause: places[-1]["parent"] for clause, places in stands.items()}
        for clause, places in stands.items():
            if depth(clause, above) >= 9:
                places[-1] = {**places[-1], "parent": ""}
        children = {}
        for clause in shown:
            children.setdefault(living(stands[clause][-1], stands, shown), []).append((clause, False))
            left = [place for place in stands[clause] if not place["moved"]]
            if view == "markup" and stands[clause][-1]["moved"] and left:
                children.setdefault(living(left[-1], stands, shown), []).append((clause, True))
        return collect(children)

    def _places(self, first, moves, view):
        agreed = any(self.fate(event) == "accepted" for event in first)
        places = [{**first[0].body, "rank": first[0].order, "moved": False}]
        moves = [move for move in moves if any(self.knows(move, event) for event in first)]
        alike = {}
        for event in sorted([*first, *moves], key=lambda event: event.order):
            key = (event.kind, *(event[field] for field in ("revision", "part", "parent", "order")))
            alike.setdefault(key, []).append(event)
        for event, *copies in alike.values():
            fates = [self.fate(one) for one in (event, *copies)]
            fate = next((fate for fate in ("accepted", "pending") if fate in fates), "rejected")
            if fate == "accepted" or (fate == "pending" and view != "original"):
                moved = fate == "pending" and (agreed or event.kind == "move")
                places.append({**event.body, "rank": event.order, "moved": moved})
        return places[1:] if places[1:] and places[1]["rank"] == places[0]["rank"] else places

    def _lives(self, first, removals, view):
        fates = [(self.fate(event), event["revision"]) for event in first]
        pending = [revision for fate, revision in fates if fate == "pending"]
        proposed = ""
        if "accepted" not in [fate for fate, _ in fates]:
            if not pending or view == "original":
                return False
            proposed = min(pending)
        for event in removals:
            fate = self.fate(event)
            if fate == "accepted" or (fate == "pending" and event["revision"] == proposed):
                return False
            if fate == "pending" and view in ("final", "simple"):
                return False
        return True


def upgraded(body, form):
    """Section 14."""
    if form == 1 and body["kind"] == "delete" and "range" in body:
        return {**body, "ranges": [body["range"]]}
    if form == 1 and body["kind"] == "decide":
        return {**body, "verdict": OLD_VERDICTS.get(body["verdict"], body["verdict"])}
    return body


def hand(author):
    return base64.b32encode(hashlib.sha256(author.encode()).digest()).decode().lower()[:16]


def belongs(name, own):
    return name.split(".")[0] == own


def fate_of(standing):
    says = {SAYS[one["verdict"]] for one in standing}
    return says.pop() if len(says) == 1 else "pending"


def covers(decision, text, name):
    ranges = decision.body.get("ranges")
    if not ranges:
        return True
    if name is None or decision.body.get("text") != text:
        return False
    return any(name[0] == source and start <= name[1] < start + length for source, start, length in ranges)


def break_cycles(stands):
    for clause in sorted(stands):
        while True:
            way = [clause]
            while (parent := stands[way[-1]][-1]["parent"]) in stands and parent not in way:
                way.append(parent)
            if parent not in stands:
                break
            newest = max(way[way.index(parent) :], key=lambda one: stands[one][-1]["rank"])
            last = stands[newest].pop()
            if not stands[newest]:
                stands[newest].append({**last, "parent": ""})


def depth(clause, above):
    count = 0
    while above.get(clause) in above:
        clause, count = above[clause], count + 1
    return count


def living(place, stands, shown):
    """(part, parent, order key) of a place whose parents may be gone."""
    part, parent, order = place["part"], place["parent"], place["order"]
    while parent and parent not in shown:
        if parent not in stands:
            return part, "", order
        above = stands[parent][-1]
        part, order, parent = above["part"], above["order"] + order, above["parent"]
    top = parent
    while top in stands:
        part, top = stands[top][-1]["part"], stands[top][-1]["parent"]
    return part, parent, order


def collect(children):
    def under(part, parent):
        listed = [
            (at[2], clause, ghost) for at in children if at[:2] == (part, parent) for clause, ghost in children[at]
        ]
        return [[clause, [] if ghost else under(part, clause)] for _, clause, ghost in sorted(listed)]

    trees = {part: under(part, "") for part, _, _ in children}
    return {part: tree for part, tree in trees.items() if tree}
