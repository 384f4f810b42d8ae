"""What is said to people by all rooms but the window: Swedish sentences that can be said in another language too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any, Self

_STEERING = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""What gives a terminal orders, turns what stands around it, or is no sign: others may have chosen a file's name."""


class Said(str):
    """A sentence, or a part of one, in Swedish: a ``str`` like any other, which remembers how it was made.

    ``Said("Filen {name} är tom; välj en annan.", name=path.name)`` reads as Swedish wherever a string is wanted.  The
    window, which may speak English, looks its template up in a catalogue (:meth:`by`).  A field may be a ``Said``
    itself, and is then said in the same language; in other texts and paths, signs that nobody can read are spelt out.
    A brace that is to be read is written twice.  What is cut out of or joined with a ``Said`` is a plain string.
    """

    template: str
    fields: Mapping[str, object]

    def __new__(cls, template: str = "", **fields: object) -> Self:
        fields = {name: _readable(field) for name, field in fields.items()}
        made = super().__new__(cls, template.format_map(fields))
        made.template, made.fields = template, fields
        return made

    def __str__(self) -> Self:
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.template,), dict(self.fields)

    def packed(self) -> dict[str, Any]:
        """The sentence as JSON holds it, to be said again after a restart (:meth:`unpacked`)."""
        fields = {name: each.packed() if isinstance(each, Said) else each for name, each in self.fields.items()}
        return {"template": self.template, "fields": fields}

    @classmethod
    def unpacked(cls, record: Any) -> Self:
        """What :meth:`packed` gave.  Raises ValueError for anything else."""
        template, fields = (record.get("template"), record.get("fields")) if isinstance(record, Mapping) else ("", None)
        if not isinstance(template, str) or not isinstance(fields, Mapping):
            raise ValueError("not a sentence")  # noqa: TRY004  # as any other damage of what was packed
        for _, name, form, conversion in Formatter().parse(template):
            if name is not None and (name not in fields or form or conversion):
                raise ValueError("a sentence without one of its fields")
        return cls(
            template,
            **{name: cls.unpacked(each) if isinstance(each, Mapping) else each for name, each in fields.items()},
        )

    def by(self, catalogue: Mapping[str, str]) -> str:
        """The sentence by a catalogue, Swedish template → the other language's; what that lacks stays Swedish."""
        fields = {name: each.by(catalogue) if isinstance(each, Said) else each for name, each in self.fields.items()}
        return catalogue.get(self.template, self.template).format_map(fields)


def _readable(field: object) -> object:
    if isinstance(field, Said) or not (isinstance(field, str) or hasattr(field, "__fspath__")):
        return field
    text = str(field)
    return _STEERING.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


NOTHING = Said()
"""Where there is nothing to say."""
