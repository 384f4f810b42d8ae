"""What joins the parts of a Word file: relationships, content types, and everything that names something else."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from lxml import etree

from hsavtal_desktop.word.names import W14_NS, W15_NS, R, W, local_name
from tests.word.schema_order import misplaced, misused, unannounced

_STYLED: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_NUMBERED: Final = frozenset(
    f"{kind}{change}"
    for change, kinds in (
        ("", ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")),
        ("PrChange", ("r", "p", "tbl", "tr", "tc", "sect")),
    )
    for kind in kinds
)
_PAIRS: Final = ("bookmark", "commentRange", "moveFromRange", "moveToRange")
_BARE_XML: Final = "application/xml"


def faults(data: bytes) -> list[str]:
    """All that is wrong with a Word file, each as a line that begins with the part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        read = {name: package.read(name) for name in names if name.endswith((".xml", ".rels"))}
    roots = {name: etree.fromstring(part) for name, part in read.items()}
    found = [f"{name} stands twice" for name, number in Counter(names).items() if number > 1]
    found += _content_types(roots["[Content_Types].xml"], names)
    found += _relationships(roots, names)
    for name, part in read.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [f"{name}: {line}" for line in _alone(part)]
    return [*found, *_across({name: root for name, root in roots.items() if name.startswith("word/")})]


@lru_cache(maxsize=256)
def _alone(part: bytes) -> tuple[str, ...]:
    """What is wrong with one part whatever stands in the others; most parts are the same in every file."""
    root = etree.fromstring(part)
    return (*misplaced(root), *misused(root), *unannounced(root), *_ids(root), *_pairs(root))


def _content_types(types: etree._Element, names: list[str]) -> Iterator[str]:
    overrides = [str(each.get("PartName")) for each in types if each.get("PartName")]
    defaults = {each.get("Extension"): each.get("ContentType") for each in types if each.get("Extension")}
    if len(overrides) + len(defaults) != len(types) or len(overrides) != len(set(overrides)):
        yield "[Content_Types].xml: something stands twice"
    yield from (f"[Content_Types].xml: {part} does not exist" for part in overrides if part[1:] not in names)
    for name in names:
        kind = defaults.get(name.rpartition(".")[2])
        bare = kind == _BARE_XML and not name.startswith("customXml/") and name != "[Content_Types].xml"
        if f"/{name}" not in overrides and (kind is None or bare) and name != "[Content_Types].xml":
            yield f"[Content_Types].xml: {name} is not announced"


def _relationships(roots: dict[str, etree._Element], names: list[str]) -> Iterator[str]:
    """Relationships that lead nowhere, parts that none leads to, and names of relationships there are none of."""
    reached = {"[Content_Types].xml"}
    for part in ["", *names]:
        folder, _, last = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{last}.rels")
        lines = list(roots[rels]) if rels in roots else []
        ids = [line.get("Id") for line in lines]
        reached.add(rels)
        if len(ids) != len(set(ids)):
            yield f"{rels}: an id stands twice"
        for line in lines:
            if line.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, str(line.get("Target")))).lstrip("/")
                reached.add(target)
                if target not in names:
                    yield f"{rels}: {target} does not exist"
        if part in roots and not part.endswith(".rels"):
            for element in roots[part].iter(etree.Element):
                for name, value in element.attrib.items():
                    if str(name).startswith(R) and value not in ids:
                        yield f"{part}: {local_name(str(element.tag))} leads to {value}, which there is none of"
    yield from (f"{name} is a part that nothing leads to" for name in names if name not in reached)


def _ids(root: etree._Element) -> Iterator[str]:
    """Numbers and names that stand for two things in one part."""
    numbers = [str(each.get(f"{W}id")) for each in root.iter(f"{W}*") if local_name(str(each.tag)) in _NUMBERED]
    yield from (f"the revision {each} stands twice" for each in _twice(numbers))
    for tag, name in (("comment", "id"), ("footnote", "id"), ("style", "styleId"), ("num", "numId")):
        found = [str(each.get(f"{W}{name}")) for each in root.iter(f"{W}{tag}")]
        yield from (f"{tag} {each} stands twice" for each in _twice(found))
    pictures = [str(each.get("id")) for each in root.iter("{*}docPr")]
    yield from (f"picture {each} stands twice" for each in _twice(pictures))
    if root.tag == f"{W}document":
        yield from ("a picture is not described" for each in root.iter("{*}docPr") if each.get("descr") is None)


def _pairs(root: etree._Element) -> Iterator[str]:
    """Ranges that do not begin and end once each, and moves without their other half."""
    for kind in _PAIRS:
        state: dict[str, str] = {}
        for element in root.iter(f"{W}{kind}Start", f"{W}{kind}End"):
            number, begins = str(element.get(f"{W}id")), str(element.tag).endswith("Start")
            if state.get(number, "ended" if not begins else "") != ("" if begins else "begun"):
                yield f"{kind} {number} is begun or ended out of turn"
            state[number] = "begun" if begins else "closed"
        yield from (f"{kind} {number} does not end" for number, each in state.items() if each == "begun")
    names = [str(each.get(f"{W}name")) for each in root.iter(f"{W}bookmarkStart")]
    yield from (f"the bookmark {name} stands twice" for name in _twice(name.lower() for name in names))
    yield from (f"the bookmark {name} is too long" for name in names if len(name) > 40)
    halves = [
        sorted(str(each.get(f"{W}name")) for each in root.iter(f"{W}move{way}RangeStart")) for way in ("From", "To")
    ]
    if halves[0] != halves[1] or _twice(halves[0]):
        yield f"moves without their other half: {halves}"


def _across(roots: dict[str, etree._Element]) -> Iterator[str]:
    """What names something in another part, or elsewhere in its own."""
    yield from _styles(roots)
    stories = [root for name, root in roots.items() if name.endswith(".xml")]
    bookmarks = {each.get(f"{W}name") for root in stories for each in root.iter(f"{W}bookmarkStart")}
    for root in stories:
        for link in root.iter(f"{W}hyperlink"):
            if link.get(f"{W}anchor", next(iter(bookmarks), None)) not in bookmarks:
                yield f"a link leads to the bookmark {link.get(f'{W}anchor')}, which there is none of"
        for field in root.iter(f"{W}instrText", f"{W}delInstrText"):
            words = (field.text or "").split()
            if words and words[0] in ("REF", "PAGEREF") and words[1] not in bookmarks:
                yield f"a field leads to the bookmark {words[1]}, which there is none of"
    document = roots["word/document.xml"]
    for kind, whole in (("comment", "comments"), ("footnote", "footnotes")):
        parts = [root for root in stories if root.tag == f"{W}{whole}"]
        notes = [each for part in parts for each in part.iterchildren(f"{W}{kind}") if each.get(f"{W}type") is None]
        held = sorted(str(each.get(f"{W}id")) for each in notes)
        signs = sorted(str(each.get(f"{W}id")) for each in document.iter(f"{W}{kind}Reference"))
        if held != signs:
            yield f"{whole} {held} and their signs {signs} differ"
    paragraphs = [str(each.get(f"{{{W14_NS}}}paraId")) for root in stories for each in root.iter(f"{W}p")]
    yield from (f"the paragraph {each} stands twice" for each in _twice(each for each in paragraphs if each != "None"))
    yield from _threads(roots)


def _styles(roots: dict[str, etree._Element]) -> Iterator[str]:
    styles = {each.get(f"{W}styleId"): each.get(f"{W}type") for each in roots["word/styles.xml"].iter(f"{W}style")}
    numbering = roots.get("word/numbering.xml", etree.Element("none"))
    lists = {each.get(f"{W}numId") for each in numbering.iter(f"{W}num")} | {"0"}
    kinds = {each.get(f"{W}abstractNumId") for each in numbering.iter(f"{W}abstractNum")}
    for name, root in roots.items():
        for element in root.iter(f"{W}*"):
            tag, value = local_name(str(element.tag)), element.get(f"{W}val")
            if tag in _STYLED and styles.get(value) != _STYLED[tag]:
                yield f"{name}: {tag} {value} is no such style"
            elif tag in ("basedOn", "next", "link") and value not in styles:
                yield f"{name}: {tag} {value} is no style"
            elif tag == "numId" and value not in lists:
                yield f"{name}: there is no list {value}"
            elif tag == "abstractNumId" and value not in kinds:
                yield f"{name}: there is no kind of list {value}"


def _threads(roots: dict[str, etree._Element]) -> Iterator[str]:
    """The four parts of the comments tell of the same comments."""
    comments = roots.get("word/comments.xml")
    if comments is None:
        return
    last = [str(each.findall(f"{W}p")[-1].get(f"{{{W14_NS}}}paraId")) for each in comments.iter(f"{W}comment")]
    threads = list(roots["word/commentsExtended.xml"])
    named = [str(each.get(f"{{{W15_NS}}}paraId")) for each in threads]
    parents = {str(each.get(f"{{{W15_NS}}}paraIdParent", named[0])) for each in threads}
    if last != named or not parents <= set(named):
        yield f"the threads tell of {named} and {parents}, the comments of {last}"
    lasting = [list(each.attrib.values()) for each in roots["word/commentsIds.xml"]]
    times = [each.attrib.values()[0] for each in roots["word/commentsExtensible.xml"]]
    if [each[0] for each in lasting] != last or [each[1] for each in lasting] != times or _twice(map(str, times)):
        yield "the lasting ids and the times of the comments are of others"


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, number in Counter(values).items() if number > 1]
