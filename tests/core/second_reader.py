"""A reader of the log written from ``hsavtal_desktop/FORMAT.md`` alone, to check that the page says all.

It gives the clause tree, the texts and the state of each proposal.  It trusts that bytes were checked when they came
in, keeps one object for each character and computes everything anew at every question, so it is slow and plain.
"""

import base64
import hashlib
import json

from second_reader_weave import cut_of, merges

VIEWS = ("markup", "simple", "final", "original")
WRITER = {"propose", "comment"}
ROLES = {
    "PL": {
        *WRITER,
        *("decide", "structure", "hand-out", "lock", "waive", "freeze", "dispatch", "register", "assess", "settle"),
        *("stance", "verify", "in-force", "plan", "archive", "rules", "admit"),
    },
    "RED": {*WRITER, "decide", "lock", "assess"},
    "DEL": WRITER,
    "AG": {*WRITER, "assess"},
    "JUR": {*WRITER, "assess", "legal"},
    "KOM": {*WRITER, "assess", "language"},
    "LG": {*WRITER, "lock", "waive", "settle", "in-force", "plan"},
    "POL": {"comment", "stance"},
    "REM": {"comment", "dispatch", "register", "assess"},
    "REG": {"register", "stance", "decision", "verify", "in-force", "archive", "erase"},
    "ADM": {"structure", "register", "admit", "archive", "erase"},
    "LÄS": set(),
}
OWN = {"RED": {"hand-out", "settle"}, "DEL": {"decide", "lock", "hand-out", "assess"}}
RECOVERY = "recovery key"
ADMITS = {role for role, rights in ROLES.items() if "admit" in rights} | {RECOVERY}
RECORD_RIGHTS = {
    **dict.fromkeys(("package", "document", "part", "field", "question"), "structure"),
    **dict.fromkeys(("clause", "answer", "returned", "source", "words"), "propose"),
    **{"principal": "register", "goal": "register", "statute": "register", "comment": "comment", "sent": "dispatch"},
    **{"disposition": "assess", "legal-review": "legal", "language-review": "language"},
    **{"rules": "rules", "lock": "lock", "block": "legal", "mark": "propose"},
}
GRANTS = ("workspace", "admit", "recovery")
TEXT = ("insert", "delete", "format")
TREE = ("clause", "move", "remove", "merge")
PROPOSALS = (*TEXT, *TREE, "slot", "unslot")
KNOWN = {*PROPOSALS, "revision", "decide", "record", "version", "endorse", "erase"}
SAYS = {"accept": "accepted", "reject": "rejected", "withdraw": "rejected", "reopen": "pending"}
PERSONAL = {
    "comment": ["author_name", "text"],
    "disposition": ["responsible", "reason"],
    "sent": ["recipient", "name"],
    "returned": ["name"],
    "source": ["name"],
    "handover": ["recipient", "name"],
}
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

    def __init__(self, raws, files=()):
        self.files = {hashlib.sha256(file).hexdigest(): file for file in files}
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
        trust = [event for event in self.events if event.kind in (*GRANTS, "revocation")]
        self.claims, self.ranks, claimed = {}, {}, []
        for event in trust:
            by = self.acts_by(event, event.author, claimed)
            if self._is_allowed(event, by, claimed):
                claimed.append(event)
                self.claims[event], self.ranks[event] = by, self._rank(event, by)
        self.effective = []
        for one in sorted((e for e in claimed if e.kind == "revocation"), key=lambda e: (self.ranks[e], e.order)):
            seniors = [other for other in self.effective if self.ranks[other] < self.ranks[one]]
            if not any(self._cuts(other, one) for other in seniors):
                self.effective.append(one)
        self.holding = []
        for event in trust:
            if event.kind in GRANTS:
                by = self.acts_by(event, event.author, self.holding + self.effective)
                voided = by is not None and any(self._voids(one, event, by) for one in self.effective)
                if not voided and self._is_allowed(event, by, self.holding + self.effective):
                    self.holding.append(event)
                    self.ranks[event] = self._rank(event, by)
        self.governing = [event for event in self.events if event.kind in ("clause", "record")]
        for event in self.events:
            event.void = not self._allowed(event, self.role(event))

    def acts_by(self, event, author, trust):
        """Of grants and revocations, the grant that an author acts by as an event knows."""
        known = [one for one in trust if about(one) == author and self.knows(event, one)]
        revoked = [one for one in known if one.kind == "revocation"]
        grants = [one for one in known if one.kind in GRANTS and all(self.knows(one, r) for r in revoked)]
        return max(grants, key=lambda grant: grant.order) if grants else None

    def _rank(self, event, by):
        """Of a grant: of whom it is given to; of a revocation: of its author.  Lower is senior."""
        if event.kind == "workspace":
            return (0,)
        if event.kind == "recovery":
            return (-1, event.order)
        if event.kind == "revocation":
            return self.ranks[by]
        return (0,) if by.kind == "recovery" else (self.ranks[by][0] + 1,)

    def _cuts(self, senior, junior):
        event = junior
        while event.kind != "workspace":
            by = self.claims[event]
            if event.author == about(senior) and self._voids(senior, event, by):
                return True
            event = by
        return False

    def _voids(self, revocation, event, by):
        if event.author != about(revocation) or self.knows(event, revocation) or self.knows(revocation, event):
            return False
        return not (gives(by) in ADMITS and self.ranks[by] < self.ranks[revocation])

    def _is_allowed(self, event, by, trust):
        if event.kind == "workspace":
            return not self.changes[event.change]["parents"]
        if by is None:
            return False
        role, rank = gives(by), self.ranks[by]
        if event.kind == "recovery":
            return role == RECOVERY or (role == "PL" and rank <= (0,))
        own = event["member"] == event.author
        if role not in ADMITS and not (event.kind == "revocation" and own):
            return False
        if event.kind == "admit" and event["role"] not in ROLES:
            return False
        if event.kind == "admit" and event["role"] == "PL" and role not in ("PL", RECOVERY):
            return False
        target = self.acts_by(event, event["member"], trust)
        if target is None or gives(target) not in ADMITS:
            return True
        if self.ranks[target] <= (0,):
            return rank < self.ranks[target] or (own and event.kind == "admit")
        if own:
            return True
        return rank <= self.ranks[target] and (gives(target) != "PL" or role in ("PL", RECOVERY))

    def role(self, event):
        """The role of an event, or None."""
        by = self.acts_by(event, event.author, self.holding + self.effective)
        if by is not None and not any(self._voids(one, event, by) for one in self.effective):
            return gives(by)
        admits = [one for one in self.holding if one.kind == "admit" and one["member"] == event.author]
        adopted = [one["role"] for one in admits if event.change in one["adopts"]]
        return adopted[-1] if adopted else None

    def members(self):
        """Author → newest role."""
        found = {}
        for grant in self.holding:
            ended = [one for one in self.effective if about(one) == about(grant)]
            if all(self.knows(grant, one) for one in ended):
                found[about(grant)] = gives(grant)
        return {author: role for author, role in found.items() if role != RECOVERY}

    def says(self, value):
        """Section 12, Personal texts."""
        if not isinstance(value, dict) or set(value) != {"personal"}:
            return value
        erased = {blob for event in self.events if event.kind == "erase" and not event.void for blob in event["blobs"]}
        if value["personal"] in erased:
            return "borttagen uppgift"
        raw = self.files.get(value["personal"], b"{}")
        file = json.loads(raw)
        spelt = json.dumps(file, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        canonical = spelt.encode("utf-8", "replace") == raw
        return file["personal"] if canonical and len(file.get("salt", "")) >= 22 else ""

    def names(self):
        """Author → name, of those who presented themselves."""
        cards = [e for e in self.events if e.kind == "introduce" or (e.kind == "workspace" and e.order[0] == 1)]
        return {card.author: self.says(card["person"]) for card in cards}

    def stands_for(self, author, event):
        """The keys that an author stands for."""
        found, todo = set(), [author]
        while todo:
            if (one := todo.pop()) not in found:
                found.add(one)
                known = [g for g in self.holding if about(g) == one and self.knows(event, g)]
                todo += [grant["replaces"] for grant in known if grant.body.get("replaces")]
        return found

    def side(self, author, event):
        """The side of an author, as an event knows."""
        grants = [g for g in self.holding if about(g) == author and self.knows(event, g)]
        cards = [e for e in self.events if e.kind == "introduce" and e.author == author and self.knows(event, e)]
        cards += [g for g in grants if g.kind == "workspace"]
        cards = [card for card in self.events if card in cards]
        grants = [g for g in grants if g.kind != "admit" or g.author != author]
        sides = [one.body["side"] for one in (*cards, *grants) if one.body.get("side")]
        return sides[-1] if sides else ""

    def known_record(self, kind, name, event):
        """Field → value of a record, as an event knows it."""
        known = [
            one
            for one in self.governing
            if one.kind == "record" and not one.void and (one["type"], one["id"]) == (kind, name)
            if self.knows(event, one)
        ]
        fields, elements = {}, {}
        for one in known:
            fields |= one.body.get("set", {})
            for verb in ("add", "remove"):
                for field, listed in one.body.get(verb, {}).items():
                    for element in listed:
                        said = elements.setdefault(field, {}).setdefault(element, [])
                        said[:] = [(by, v) for by, v in said if not (self.knows(one, by) or by is one)]
                        said.append((one, verb))
        for field, book in elements.items():
            fields[field] = sorted(e for e, said in book.items() if any(verb == "add" for _, verb in said))
        return fields

    def parts_of(self, clause, event):
        """The parts of a clause, as an event knows."""
        made = [one for one in self.governing if one.kind == "clause" and not one.void and one["id"] == clause]
        return {one["part"] for one in made if self.knows(event, one)} or {""}

    def clause_of(self, text, event):
        """The clause that a text belongs to, as an event knows."""
        kind, _, rest = text.partition(".")
        if kind in ("h", "b"):
            return rest
        for one in self.events:
            if one.kind == "insert" and not one.void and self.knows(event, one):
                atoms = [value for _, _, name, value in one.body.get("marks", ()) if name == "atom"]
                sort = {"c": "table", "n": "footnote"}.get(kind)
                if any((atom["type"], atom.get("id")) == (sort, rest.split(".")[0]) for atom in atoms):
                    return self.clause_of(one["text"], event)
        return ""

    def is_own(self, parts, event):
        """Whether every part, of at least one, is handed out to an event's author."""
        keys = self.stands_for(event.author, event)
        return bool(parts) and all(keys & set(self.known_record("part", p, event).get("owners", ())) for p in parts)

    def is_locked(self, body, event, role):
        """Whether a lock keeps an event's author from what a proposal says."""
        clauses = {body.get("clause"), body.get("parent"), body.get("into")}
        clauses |= {self.clause_of(body["text"], event)} if "text" in body else set()
        names = {(e["type"], e["id"]) for e in self.governing if e.kind == "record" and e["type"] in ("lock", "block")}
        for kind, name in names:
            fields = self.known_record(kind, name, event)
            for clause in clauses & set(fields.get("clauses", ())) if fields.get("locked") is True else ():
                right = RECORD_RIGHTS[kind]
                in_own = right in OWN.get(role, ()) and self.is_own(self.parts_of(clause, event), event)
                if right not in ROLES[role] and not in_own:
                    return True
        return False

    def awaits(self, version):
        """The side that a version awaits, or ""."""
        rules = self.known_record("rules", "rules", version)
        if version["status"] != "frozen" or rules.get("two_publishers") is not True:
            return ""
        acting = {about(g): self.acts_by(version, about(g), self.holding + self.effective) for g in self.holding}
        coordinators = [author for author, by in acting.items() if by is not None and gives(by) == "PL"]
        if not {"region", "municipality"} <= {self.side(author, version) for author in coordinators}:
            return ""
        endorsed = [e for e in self.events if e.kind == "endorse" and not e.void]
        if any((e["change"], e["label"]) == (version.change, version["label"]) for e in endorsed):
            return ""
        return "region" if self.side(version.author, version) == "municipality" else "municipality"

    def awaited(self):
        """Label → side awaited, of the versions."""
        return {
            event["label"]: self.awaits(event) for event in self.events if event.kind == "version" and not event.void
        }

    def _allowed(self, event, role):
        if event.kind in (*GRANTS, "revocation"):
            return event in self.holding or event in self.effective
        if event.kind == "introduce":
            return True
        if role is None or role == RECOVERY:
            return role == RECOVERY and event.kind not in KNOWN
        rights, own = ROLES[role], hand(event.author)
        if event.kind in PROPOSALS or event.kind == "revision":
            names = [event["id" if event.kind == "revision" else "revision"]]
            names += [event["source"]] if event.kind == "insert" else []
            if "propose" not in rights or not all(belongs(name, own) for name in names):
                return False
            return event.kind == "revision" or not self.is_locked(event.body, event, role)
        if event.kind == "decide":
            if event["verdict"] not in SAYS or not belongs(event["id"], own):
                return False
            if event["verdict"] == "withdraw":
                return belongs(event["revision"], own)
            return self._may_decide(event, role)
        if event.kind == "record" and event["type"] in RECORD_RIGHTS:
            return self._may_record(event, role)
        if event.kind == "endorse":
            versions = [
                one
                for one in self.events
                if one.kind == "version" and not one.void and self.knows(event, one)
                if (event["change"], event["label"]) == (one.change, one["label"])
            ]
            sides = [{self.side(event.author, event), self.side(one.author, one)} for one in versions]
            return role == "PL" and {"region", "municipality"} in sides
        return {"version": "freeze", "erase": "erase"}.get(event.kind, "") in {*rights, ""}

    def _proposed(self, revision, event):
        return [
            one
            for one in self.events
            if one.kind in PROPOSALS and one["revision"] == revision and not one.void
            if self.knows(event, one)
        ]

    def _parts_of(self, revision, event):
        about_it = self._proposed(revision, event)
        parts = {one["part"] for one in about_it if one.kind in ("clause", "move")}
        for one in about_it:
            if "text" in one.body:
                parts |= self.parts_of(self.clause_of(one["text"], event), event)
            else:
                fields = ("id",) if one.kind == "clause" else ("clause", "into")
                parts |= {part for field in fields if field in one.body for part in self.parts_of(one[field], event)}
        return parts

    def _comment(self, name, event):
        """The fields of a comment that only its writer sets, as an event knows them."""
        known = [
            one
            for one in self.events
            if one.kind == "record" and not one.void and (one["type"], one["id"]) == ("comment", name)
            if self.knows(event, one)
        ]
        own = [one for one in known if belongs(name, hand(one.author))] or known
        fields = {}
        for one in known:
            fields |= one.body.get("set", {}) if one.author == own[0].author else {}
        return fields

    def _may_decide(self, event, role):
        about_it = self._proposed(event["revision"], event)
        if "decide" not in ROLES[role]:
            parts = self._parts_of(event["revision"], event)
            if "decide" not in OWN.get(role, ()) or not self.is_own(parts, event):
                return False
        if event["verdict"] == "accept" and self.known_record("rules", "rules", event).get("four_eyes") is True:
            keys = self.stands_for(event.author, event)
        else:
            keys = ()
        if any(belongs(event["revision"], hand(key)) for key in keys):
            return False
        return not any(self.is_locked(one.body, event, role) for one in about_it)

    def _may_record(self, event, role):
        kind, right = event["type"], RECORD_RIGHTS[event["type"]]
        if kind in ("mark", "legal-review", "language-review") and not belongs(event["id"], hand(event.author)):
            return False
        if kind == "disposition" and "settle" in ROLES[role]:
            return True
        if right in ROLES[role]:
            return True
        if kind == "disposition":
            known = {event.change, *self.past[event.change]}
            if all(self.changes[one]["format"] < 4 for one in known):
                return "comment" in ROLES[role]
            parts = self._parts_of(event["id"], event)
            clause = self._comment(event["id"], event).get("clause")
            parts |= self.parts_of(clause, event) if clause else set()
            return right in OWN.get(role, ()) and self.is_own(parts, event)
        if kind not in ("lock", "block") or right not in OWN.get(role, ()):
            return False
        before = self.known_record(kind, event["id"], event).get("clauses", ())
        named = [event.body.get(verb, {}).get("clauses", ()) for verb in ("set", "add")]
        clauses = {event["id"], *before, *named[0], *named[1]}
        return self.is_own({part for clause in clauses for part in self.parts_of(clause, event)}, event)

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
        made, moves, removals, _ = self.about_clauses()
        for clause, first in made.items():
            stands[clause] = self._places(first, moves.get(clause, ()), view)
            removed = [r for r in removals.get(clause, ()) if any(self.knows(r, event) for event in first)]
            if self._lives(first, removed, view):
                shown.add(clause)
        shown -= set(merges(self, view))
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
        return collect(self, children)

    def about_clauses(self):
        """Clause → its events, by kind."""
        made, moves, removals, merged = {}, {}, {}, {}
        for event in self.events:
            if event.kind in TREE and not event.void:
                book = {"clause": made, "move": moves, "remove": removals, "merge": merged}[event.kind]
                book.setdefault(event["id" if event.kind == "clause" else "clause"], []).append(event)
        return made, moves, removals, merged

    def stands(self, clause, view):
        """Whether a clause is shown but for merges."""
        made, _, removals, _ = self.about_clauses()
        first = made.get(clause, [])
        removed = [r for r in removals.get(clause, ()) if any(self.knows(r, event) for event in first)]
        return bool(first) and self._lives(first, removed, view)

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


def about(event):
    """Whom a grant or revocation is about."""
    return {"workspace": event.author, "recovery": event.body.get("key")}.get(event.kind, event.body.get("member"))


def gives(grant):
    """The role that a grant gives."""
    return {"workspace": "PL", "recovery": RECOVERY}.get(grant.kind) or grant["role"]


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


def collect(reader, children):
    def under(part, parent):
        listed = [
            (at[2], cut_of(reader, clause), clause, ghost)
            for at in children
            if at[:2] == (part, parent)
            for clause, ghost in children[at]
        ]
        return [[clause, [] if ghost else under(part, clause)] for _, _, clause, ghost in sorted(listed)]

    trees = {part: under(part, "") for part, _, _ in children}
    return {part: tree for part, tree in trees.items() if tree}
