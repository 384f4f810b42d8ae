"""The example package keeps its promised form, numbers and sample text."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

RESOURCES = Path(__file__).parents[2] / "resources"
EXAMPLE = RESOURCES / "example"
PRINCIPAL_SOURCE = Path(__file__).parents[3] / "shared" / "data" / "huvudman.csv"
REFERENCE = re.compile(r"\[\[([A-Za-z0-9_]+)\]\]")
PARTIES = {"region", "municipality", "both", "none"}
STATUSES = {"utkast", "diskussion", "enig", "oenig", "klar"}
CLAUSE_FIELDS = {"id", "heading", "party", "area", "type", "status", "body", "children", "background"}

# The numbered sample clauses of the field description, printed form, by document and number.
SAMPLES = {
    "HSA 2.1": "Med parterna menas Västra Götalandsregionen (VGR) och de 49 kommunerna i Västra Götaland. "
    "Med kommunen menas den kommun där individen får vård enligt detta avtal.",
    "HSA 2.2": "Med samordningsansvarig menas den person som parterna har utsett att hålla ihop planeringen för en "
    "individ. Uppdraget gäller tills en annan person har tagit över.",
    "HSA 3.2": "Om en överenskommelse i bilaga 3 säger något annat än detta avtal gäller avtalet, om inte "
    "överenskommelsen uttryckligen anger att den ska gälla i stället.",
    "HSA 5.1": "Ansvaret fördelas enligt tabellen i bilaga 2. Saknas en uppgift i tabellen ska parterna ta upp frågan "
    "enligt avsnitt 12.1.",
    "HSA 6.1": "Den part som först ser att en individ behöver insatser från båda parter ska inom fem vardagar fråga om "
    "individen vill ha en samordnad plan. Den andra parten ska svara inom tre vardagar.",
    "HSA 7.2": "Kommunen ansvarar för omvårdnad i hemmet dygnet runt för den som är inskriven i vård i hemmet. VGR "
    "ansvarar för att kommunens personal kan nå läkare enligt överenskommelsen LAK avsnitt 4.",
    "HSA 10.1": "Varje part betalar för de uppgifter som parten ansvarar för enligt bilaga 2. En part får inte skicka "
    "räkning till en annan part utan stöd i avtalet eller i en överenskommelse.",
    "HSA 12.1": "Är parterna oeniga om hur avtalet ska tolkas tar de berörda cheferna upp frågan med varandra inom tio "
    "vardagar. Individen får inte bli utan vård medan frågan utreds.",
    "LAK 1.1": "Överenskommelsen bygger på 16 kap. 1 § hälso- och sjukvårdslagen (2017:30) och läses tillsammans med "
    "huvudavtalets kapitel 1–4.",
    "LAK 3.1": "VGR ska utse en namngiven läkare för varje särskilt boende. "
    "Läkaren ska ha regelbunden tid för boendet.",
    "LAK 4.1": "VGR ansvarar för att kommunens sjuksköterska når en läkare per telefon inom 30 minuter, dygnet runt. "
    "Väntetiden mäts varje kvartal.",
    "LAK 4.2": "Kommunen ska ge läkaren en skriftlig lägesbeskrivning före varje planerat besök.",
    "LAK 5.1": "Läkare och sjuksköterska ska gå igenom läkemedlen minst en gång per år för den som har fem läkemedel "
    "eller fler. VGR ansvarar för att genomgången blir av.",
    "LAK 6.1": "Kan VGR inte ge läkarinsatser enligt avsnitt 4 får kommunen anlita läkare. VGR ersätter kommunens "
    "skäliga kostnad efter faktura.",
    "UTS 2.1": "Med utskrivningsklar menas i denna överenskommelse att behandlande läkare har bedömt att individen "
    "inte längre behöver vård på sjukhus.",
    "UTS 3.1": "Sjukhuset ska meddela berörda enheter inom 24 timmar efter inskrivning om individen kan behöva "
    "insatser efteråt.",
    "UTS 4.1": "Vårdcentralen kallar till planering. Kommunen och sjukhuset ska delta med den som har rätt att fatta "
    "beslut, se även HSA-6.1.",
    "UTS 5.1": "Individen ska få skriftlig information om läkemedel, kontaktvägar och nästa steg innan hen lämnar "
    "sjukhuset. Sjukhuset ansvarar för informationen.",
    "UTS 6.1": "Kommunens betalningsansvar börjar fyra kalenderdagar efter meddelandet om att individen är "
    "utskrivningsklar. Dagarna räknas som ett genomsnitt per månad för kommunen.",
    "UTS 6.2": "Tabellen visar hur genomsnittet räknas i tre påhittade fall.",
    "PSY 1.1": "Målgruppen är personer i alla åldrar som behöver insatser från både VGR och kommunen på grund av "
    "psykisk funktionsnedsättning, skadligt bruk eller beroende.",
    "PSY 2.1": "Ingen av parterna får kräva att den andra partens behandling är avslutad innan den egna insatsen "
    "börjar.",
    "PSY 3.1": "VGR ska erbjuda en första bedömning inom 14 kalenderdagar efter att kommunen har bett om det med "
    "individens samtycke.",
    "PSY 4.1": "Kommunen ansvarar för stöd i boende och sysselsättning även när individen får behandling hos VGR.",
    "PSY 6.1": "Den som möter en förälder i målgruppen ska fråga om det finns barn i hemmet och vilket stöd barnen "
    "behöver.",
    "PSY 8.1": "Innan en placering med delat ansvar börjar ska parterna skriva ner vem som betalar vad. Saknas "
    "skriftlig uppgift gäller HSA-10.1.",
    "MUN 2.1": "Kommunen ska minst en gång per år gå igenom vilka som har rätt till uppsökande munhälsobedömning och "
    "ge VGR en aktuell lista.",
    "MUN 3.1": "VGR ska erbjuda munhälsobedömning senast tolv månader efter den förra. Utebliven bedömning redovisas i "
    "uppföljningen enligt avsnitt 7.",
    "MUN 4.1": "Kommunens personal ska hjälpa till med daglig munvård efter den skriftliga instruktionen från "
    "bedömningen.",
    "MUN 5.1": "Stegen och ansvaret framgår av tabellen. Ord som inte förklaras här har samma betydelse som i HSA "
    "kapitel 2.",
    "MUN 6.1": "VGR ansvarar för utbildningens innehåll. Kommunen ansvarar för att personalen får tid att delta.",
}

HSA_CHAPTERS = [
    "Så läser du avtalet",
    "Ord som används",
    "Parter, tid och rangordning",
    "Gemensamma utgångspunkter",
    "Vem som ansvarar för vad",
    "Planering med individen",
    "Vård i hemmet",
    "Hjälpmedel och förbrukningsartiklar",
    "Information och digitala tjänster",
    "Kostnader",
    "Uppföljning och avvikelser",
    "Oenighet, ändring och uppsägning",
]


def read(name: str) -> Any:
    return json.loads((EXAMPLE / name).read_text(encoding="utf-8"))


PACKAGE: dict[str, Any] = read("package.json")
PARTS: dict[str, list[dict[str, Any]]] = {part["id"]: read(part["file"])["clauses"] for part in PACKAGE["parts"]}


def walk(clauses: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for clause in clauses:
        yield clause
        yield from walk(clause["children"])


CLAUSES: dict[str, dict[str, Any]] = {clause["id"]: clause for part in PARTS.values() for clause in walk(part)}


def table_texts(block: dict[str, Any]) -> list[str]:
    table = block.get("table")
    return [cell for row in [table["header"], *table["rows"]] for cell in row] if table else []


def running_texts(clause: dict[str, Any]) -> list[str]:
    """Paragraphs and list items in order, inline notation kept; tables left out."""
    texts: list[str] = []
    for block in clause["body"]:
        texts += [block["p"]] if "p" in block else block.get("bullets", block.get("numbered", []))
    return texts


def all_texts(clause: dict[str, Any]) -> list[str]:
    return running_texts(clause) + [cell for block in clause["body"] for cell in table_texts(block)]


def numbers_of(document: dict[str, Any]) -> dict[str, str]:
    """Clause or appendix id to its number in one document: chapters run on over the parts, a prefix starts afresh."""
    numbers: dict[str, str] = {}
    counters: Counter[str] = Counter()
    appendices = {part["id"] for part in PACKAGE["parts"] if part["appendix"]}

    def number(clauses: list[dict[str, Any]], lead: str, start: int = 0) -> None:
        for position, clause in enumerate(clauses, start + 1):
            numbers[clause["id"]] = f"{lead}{position}"
            number(clause["children"], f"{lead}{position}.")

    for entry in document["parts"]:
        part, prefix = entry["part"], entry.get("prefix", "")
        if part in appendices:
            counters["appendix"] += 1
            numbers[part] = str(counters["appendix"])
            number(PARTS[part], f"{numbers[part]}.")
        else:
            number(PARTS[part], prefix, counters["chapter " + prefix])
            counters["chapter " + prefix] += len(PARTS[part])
    return numbers


NUMBERS = {document["id"]: numbers_of(document) for document in PACKAGE["documents"]}


def printed(text: str, document: str) -> str:
    """Text as a reader sees it in a document: references as numbers, no notation, ordinary spaces."""

    def resolve(match: re.Match[str]) -> str:
        own = NUMBERS[document].get(match[1])
        return own or next(numbers[match[1]] for numbers in NUMBERS.values() if match[1] in numbers)

    return REFERENCE.sub(resolve, text).replace("*", "").replace("\u00a0", " ")


def test_ids_are_unique_short_and_plain() -> None:
    ids = [clause["id"] for part in PARTS.values() for clause in walk(part)] + list(PARTS)
    assert not [name for name, count in Counter(ids).items() if count > 1]
    assert all(re.fullmatch(r"[A-Za-z0-9_]{1,36}", name) for name in ids)


def test_a_clause_id_tells_its_part_and_its_first_number() -> None:
    for part, clauses in PARTS.items():
        home = NUMBERS["HSA" if part in NUMBERS["HSA"] or part in {"A", "B"} else part]
        for clause in walk(clauses):
            number = home[clause["id"]].replace(".", "_")
            assert clause["id"] == (f"BIL{number}" if part.startswith("BIL") else f"{part}_{number}")


def test_every_clause_has_the_agreed_fields() -> None:
    for clause in CLAUSES.values():
        assert set(clause) <= CLAUSE_FIELDS and set(clause) >= CLAUSE_FIELDS - {"background", "status"}, clause["id"]
        assert clause["party"] in PARTIES and clause.get("status", "utkast") in STATUSES, clause["id"]
        assert clause["body"] or clause["children"], f"{clause['id']} is empty"
        assert " " not in clause["type"] or clause["type"] in {"vård i hemmet", "fast vårdkontakt"}, clause["id"]
    for chapters in PARTS.values():
        assert all(chapter["heading"] for chapter in chapters)


def test_every_block_is_of_one_known_kind_and_tables_are_square() -> None:
    for clause in CLAUSES.values():
        for block in clause["body"]:
            assert len(block) == 1 and set(block) <= {"p", "bullets", "numbered", "table", "generate"}, clause["id"]
            if "table" in block:
                widths = {len(row) for row in [block["table"]["header"], *block["table"]["rows"]]}
                assert len(widths) == 1 and block["table"]["rows"], clause["id"]
            assert block.get("generate", "principals") == "principals"


def test_inline_notation_is_balanced_and_every_reference_resolves() -> None:
    count = 0
    for clause in CLAUSES.values():
        for text in all_texts(clause):
            targets = REFERENCE.findall(text)
            count += len(targets)
            assert all(target in CLAUSES or target.startswith("BIL") for target in targets), (clause["id"], text)
            assert not [target for target in targets if target not in CLAUSES and target not in PARTS]
            bare = REFERENCE.sub("", text)
            assert "[" not in bare and "]" not in bare and bare.replace("**", "").count("*") % 2 == 0, text
            assert bare.count("**") % 2 == 0, text
    assert count >= 40


def test_a_reference_to_another_document_names_it() -> None:
    homes = {"A": "HSA", "B": "HSA"}
    for document in PACKAGE["documents"]:
        for entry in document["parts"]:
            for clause in walk(PARTS[entry["part"]]):
                for text in all_texts(clause):
                    for match in REFERENCE.finditer(text):
                        target = match[1]
                        if target in NUMBERS[document["id"]] or target in PARTS:
                            continue
                        owner = target.split("_")[0]
                        name = homes.get(owner, owner)
                        assert re.search(rf"{name}(-| | avsnitt | kapitel )$", text[: match.start()]), (
                            clause["id"],
                            text,
                        )


def test_the_package_is_as_large_as_asked() -> None:
    tables = [block for clause in CLAUSES.values() for block in clause["body"] if "table" in block]
    assert len(PACKAGE["documents"]) == 5
    assert len(CLAUSES) >= 110
    assert len(tables) >= 6
    assert any(len(block["table"]["rows"]) >= 20 for block in tables)
    assert sum("bullets" in block or "numbered" in block for c in CLAUSES.values() for block in c["body"]) >= 20


def test_documents_are_composed_of_shared_and_own_parts() -> None:
    composition = {
        document["id"]: [(entry["part"], entry.get("prefix")) for entry in document["parts"]]
        for document in PACKAGE["documents"]
    }
    assert composition["HSA"] == [(part, None) for part in ("A", "B", "BIL1", "BIL2", "BIL3")]
    for sub_agreement in ("LAK", "UTS", "PSY", "MUN"):
        assert composition[sub_agreement] == [(sub_agreement, None), ("A", "A")]
    assert [clause["heading"] for clause in PARTS["A"] + PARTS["B"]] == HSA_CHAPTERS
    assert NUMBERS["LAK"]["A_2_1"] == "A2.1"
    assert NUMBERS["HSA"]["BIL3"] == "3"


@pytest.mark.parametrize("place", SAMPLES)
def test_a_sample_clause_stands_at_its_number_with_its_text(place: str) -> None:
    document, number = place.split()
    name = next(name for name, value in NUMBERS[document].items() if value == number)
    assert printed(" ".join(running_texts(CLAUSES[name])), document).startswith(SAMPLES[place])


def test_the_package_is_marked_as_an_example_and_dates_agree() -> None:
    assert PACKAGE["marking"] == "Exempeltext – inte gällande avtal"
    assert {(d["valid_from"], d["valid_to"], d["status"]) for d in PACKAGE["documents"]} == {
        ("2027-01-01", "2030-12-31", "utkast")
    }
    term = " ".join(running_texts(CLAUSES["A_3_3"]))
    assert "den 1 januari 2027 till och med den 31 december 2030" in term


def test_titles_in_the_list_of_agreements_are_the_documents_titles() -> None:
    (table,) = (block["table"] for block in CLAUSES["BIL3_1"]["body"] if "table" in block)
    titles = {document["id"]: document["title"] for document in PACKAGE["documents"] if document["kind"] == "sub"}
    assert {row[0]: row[1] for row in table["rows"]} == titles


def test_every_row_of_the_responsibility_table_names_someone() -> None:
    (table,) = (block["table"] for block in CLAUSES["BIL2_2"]["body"] if "table" in block)
    for row in table["rows"]:
        assert any(cell.startswith("X") for cell in row[2:5]) and REFERENCE.search(row[5]), row


@pytest.mark.parametrize(
    "unwanted",
    [
        r"\bskall\b",
        r"\b[Rr]egionen\b",
        r"\bbör\b",
        r"\bsamt\b",
        r"\bidag\b",
        r"\bej\b",
        r"och/eller",
        r'["\']',
        "  ",
        r" - ",
    ],
)
def test_the_text_avoids_words_and_signs_the_language_rules_reject(unwanted: str) -> None:
    texts = [text for clause in CLAUSES.values() for text in [clause["heading"], *all_texts(clause)]]
    assert not [text for text in texts if re.search(unwanted, text)]


def test_time_limits_in_days_say_which_kind_of_day() -> None:
    texts = [text for clause in CLAUSES.values() for text in running_texts(clause)]
    assert not [text for text in texts if re.search(r"(inom|senast) \w+ dagar\b", text)]


def test_fifty_principals_have_a_formal_name() -> None:
    with (RESOURCES / "principals.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["name"]: row["formal_name"] for row in rows}
    assert len(rows) == len(names) == len({row["code"] for row in rows}) == 50
    assert Counter(row["type"] for row in rows) == {"kommun": 49, "region": 1}
    assert names["Göteborg"] == "Göteborgs Stad" and names["Mark"] == "Marks kommun" and names["Ale"] == "Ale kommun"
    assert all(row["formal_name"].startswith(row["name"]) for row in rows)


def test_principals_are_those_of_the_shared_register() -> None:
    if not PRINCIPAL_SOURCE.exists():
        pytest.skip("needs ../shared/data/huvudman.csv beside the checkout")
    with PRINCIPAL_SOURCE.open(encoding="utf-8", newline="") as file:
        source = list(csv.DictReader(file))
    with (RESOURCES / "principals.csv").open(encoding="utf-8", newline="") as file:
        ours = [{key: row[key] for key in source[0]} for row in csv.DictReader(file)]
    assert ours == source


STORY: dict[str, Any] = read("story.json")
STEPS: list[dict[str, Any]] = STORY["steps"]
MEMBERS: dict[str, dict[str, str]] = {member["key"]: member for member in STORY["members"]}
EDITS = [index for index, step in enumerate(STEPS) if step["do"] == "replace"]
HOME = {"A": "HSA", "B": "HSA"}


def decided(verdict: str, before: int | None = None) -> set[int]:
    return {step["target"] for step in STEPS[:before] if step["do"] == verdict}


def marked(text: str) -> str:
    """Text where a reference is one object character and a bold or italic boundary is a control character."""
    return REFERENCE.sub("\ufffc", text).replace("**", "\u0001").replace("*", "\u0001")


def replayed(clause: str, edits: list[int]) -> list[str]:
    """The clause's running texts after these edits in order; an edit whose old words are not there once fails."""
    lines = [marked(text) for text in running_texts(CLAUSES[clause])]
    cells = [marked(text) for block in CLAUSES[clause]["body"] for text in table_texts(block)]
    for index in edits:
        step = STEPS[index]
        if step["clause"] != clause:
            continue
        plain = [line.replace("\u0001", "") for line in lines + cells]
        assert sum(line.count(step["old"]) for line in plain) == 1, f"step {index}: not once in {clause}"
        (place,) = [position for position, line in enumerate(lines) if step["old"] in line]
        lines[place] = lines[place].replace(step["old"], step["new"])
    return lines


def test_the_members_come_from_both_sides_with_the_agreed_roles() -> None:
    assert Counter((member["side"], member["role"]) for member in MEMBERS.values()) == {
        ("region", "PL"): 1,
        ("municipality", "PL"): 1,
        ("municipality", "AG"): 1,
        ("region", "JUR"): 1,
    }
    assert all(step["author"] in MEMBERS for step in STEPS)


def test_the_words_of_every_edit_stand_once_where_its_author_saw_them() -> None:
    for index in EDITS:
        step = STEPS[index]
        earlier = [edit for edit in EDITS if edit < index]
        seen = [edit for edit in earlier if edit not in decided("reject", index) | set(step.get("unseen", []))]
        accepted = [edit for edit in earlier if edit in decided("accept", index)]
        for view in (seen, accepted):
            assert replayed(step["clause"], [*view, index])
        assert step["old"] != step["new"] and not re.search(r"[\[\]*\ufffc\u0001]", step["old"] + step["new"])


def test_steps_follow_each_other_in_time_and_say_when_in_utc() -> None:
    times = [step["when"] for step in STEPS]
    assert all(re.fullmatch(r"2026-\d\d-\d\dT\d\d:\d\d:00Z", time) for time in times)
    assert all(early < late for early, late in pairwise(times))


def test_every_decision_is_made_once_by_the_other_sides_coordinator() -> None:
    decisions = [(index, step) for index, step in enumerate(STEPS) if step["do"] in {"accept", "reject"}]
    targets = [step["target"] for _, step in decisions]
    assert len(targets) == len(set(targets))
    for index, step in decisions:
        proposal = STEPS[step["target"]]
        assert step["target"] < index and proposal["do"] == "replace"
        assert MEMBERS[step["author"]]["role"] == "PL"
        assert MEMBERS[step["author"]]["side"] != MEMBERS[proposal["author"]]["side"]
        assert step["reason"] or step["do"] == "accept", "a rejection gives its reason"


def test_the_two_named_versions_differ_by_ten_to_twenty_accepted_edits() -> None:
    freezes = [(index, step["label"]) for index, step in enumerate(STEPS) if step["do"] == "freeze"]
    assert [label for _, label in freezes] == ["Arbetsutkast 1", "Remissversion"]
    first, second = (index for index, _ in freezes)
    between = sorted(decided("accept", second) - decided("accept", first))
    assert 10 <= len(between) <= 20
    for index in between:
        clause = STEPS[index]["clause"]
        before = [edit for edit in EDITS if edit in decided("accept", first)]
        assert replayed(clause, before) != replayed(
            clause, [edit for edit in EDITS if edit in decided("accept", second)]
        )
    assert not [edit for edit in EDITS if edit < second and edit not in decided("accept") | decided("reject")]


def test_proposals_from_both_sides_wait_and_one_pair_competes() -> None:
    pending = [STEPS[edit] for edit in EDITS if edit not in decided("accept") | decided("reject")]
    owners = {step["clause"].split("_")[0] for step in pending}
    assert len(pending) >= 12
    assert len({HOME.get(owner, owner) for owner in owners}) >= 4
    assert {MEMBERS[step["author"]]["side"] for step in pending} == {"region", "municipality"}
    authors_by_clause = {step["clause"]: set[str]() for step in pending}
    for step in pending:
        authors_by_clause[step["clause"]].add(step["author"])
    assert sum(len(authors) > 1 for authors in authors_by_clause.values()) >= 3
    (later,) = [step for step in pending if "unseen" in step]
    (earlier,) = [STEPS[index] for index in later["unseen"]]
    assert earlier in pending and earlier["author"] != later["author"]
    assert (earlier["clause"], earlier["old"]) == (later["clause"], later["old"]) and earlier["new"] != later["new"]


def test_the_story_leaves_the_sample_clauses_as_written() -> None:
    edited = {STEPS[edit]["clause"] for edit in EDITS}
    samples = {
        name for place in SAMPLES for name, number in NUMBERS[place.split()[0]].items() if number == place.split()[1]
    }
    assert not edited & samples
