"""An HTML report as a screen reader or a strict reader takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "hr"}


@dataclass
class Node:
    """An element."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())

    def text(self, without: set[str] = frozenset()) -> str:  # type: ignore[assignment]  # frozenset reads as set
        """Its text, apart from elements of these tags or classes, or hidden from screen readers with "hidden"."""
        if self.tag in without or self.classes & without:
            return ""
        if "hidden" in without and self.attributes.get("aria-hidden") == "true":
            return ""
        return "".join(child if isinstance(child, str) else child.text(without) for child in self.children)

    def all(self, *tags: str) -> list[Node]:
        """Every element below it with one of these tags (all without), in order."""
        found: list[Node] = []
        for child in self.children:
            if isinstance(child, Node):
                if not tags or child.tag in tags:
                    found.append(child)
                found.extend(child.all(*tags))
        return found

    def find(self, tag: str, **attributes: str) -> Node:
        """The only element with this tag and these attributes."""
        (found,) = [one for one in self.all(tag) if attributes.items() <= one.attributes.items()]
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_html(data: bytes) -> Node:
    """The tree of a file; fails where an element is not closed in order."""
    builder = _Builder()
    builder.feed(data.decode("utf-8"))
    builder.close()
    assert len(builder._open) == 1, "something is not closed"
    return builder.root
