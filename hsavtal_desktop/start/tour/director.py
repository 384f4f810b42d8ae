"""Leads the tour: starts the two processes, asks for one act at a time, and writes the index."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from hsavtal_desktop.core.said import Said
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.start.tour.marking import mark_up

PICTURES: Sequence[tuple[str, str]] = (
    ("anna-forsta-start", "Första start: Anna skriver vem hon är."),
    ("anna-exemplet", "Exempelavtalet är öppet: innehåll, text, förslag."),
    ("anna-skickar", "Anna skickar allt till en fil."),
    ("bo-ansluter", "Bo har anslutit med filen på en annan dator."),
    ("anna-skriver", "Anna byter ut ord; tillägg och strykning är markerade."),
    ("bo-skriver", "Bo skriver ett eget förslag på samma ord, utan att ha sett Annas."),
    ("anna-tar-in", "Anna tar in Bos fil; hans arbete väntar på godkännande."),
    ("anna-medlemmar", "Anna jämför kontrollorden och släpper in Bo."),
    ("anna-krock", "Båda förslagen syns i texten, och att de krockar."),
    ("anna-krockar", "Krocken med bådas ord och valen."),
    ("bo-ser-bada", "Bo har tagit in Annas fil och ser båda förslagen."),
    ("anna-avgor", "Anna godkänner det ena och avslår det andra, med motivering."),
    ("anna-enkel", "Enkel vy: bara ett streck vid rader med förslag."),
    ("anna-slutlig", "Slutlig vy."),
    ("anna-ursprunglig", "Ursprunglig vy."),
    ("anna-jamfor", "Den namngivna versionen jämförs sida vid sida med en tidigare."),
    ("anna-word", "En Wordfil med riktiga spårade ändringar är skriven."),
    ("anna-svar", "En återlämnad Wordfil tas in för en kommun."),
    ("anna-svaret-intaget", "Kommunens ändring har blivit ett förslag på rätt punkt."),
    ("bo-slut", "Till sist har Bo samma avtal som Anna."),
)


class Person:
    """One process with an installation of its own."""

    def __init__(self, name: str, home: Path) -> None:
        self.name = name
        environment: Mapping[str, str] = {**os.environ, "HSAVTAL_HOME": str(home), "PYTHONFAULTHANDLER": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hsavtal_desktop.start.tour.player"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(environment),
        )

    def __enter__(self) -> Person:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def play(self, act: str, **arguments: Any) -> None:
        """Ask for an act and wait until it is over.  Raises Trouble when it did not come about."""
        wish = json.dumps({"act": act, **arguments}, default=str)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(wish + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"trouble": "programmet slutade"}
        if "trouble" in answer:
            raise Trouble(
                Said(
                    "Rundturen stannade hos {name} i {act}: {what}.",
                    name=self.name,
                    act=act,
                    what=answer["trouble"],
                )
            )


class Tour:
    """The story, told once into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._taken = 0

    def tell(self) -> list[Path]:
        """Play it all; gives the pictures.  Raises Trouble when something does not come about."""
        homes = self._clear()
        with Person("Anna", homes / "anna") as anna, Person("Bo", homes / "bo") as bo:
            self._draft(anna, bo)
            self._decide(anna, bo)
            self._send_out(anna, bo)
        self._write_index()
        return sorted(self.folder.glob("*.png"))

    def _clear(self) -> Path:
        """Make the folder, or take away what an earlier tour left in it; gives where the installations go.

        Raises Trouble when something else lies there.
        """
        homes = self.folder / "hem"
        self.folder.mkdir(parents=True, exist_ok=True)
        if any(self.folder.iterdir()) and not homes.is_dir():
            raise Trouble(Said("Mappen {folder} är inte tom. Välj en ny mapp för rundturen.", folder=self.folder))
        shutil.rmtree(homes, ignore_errors=True)
        for pattern in ("[0-9][0-9]-*.png", "*.hsapaket", "*-exempelkommun.docx", "index.md"):
            for old in self.folder.glob(pattern):
                old.unlink()
        homes.mkdir()
        return homes

    def _draft(self, anna: Person, bo: Person) -> None:
        self._look(anna)
        anna.play("introduce", name="Anna Exempelsson", organisation="VGR", side="region")
        anna.play("open_example")
        self._look(anna)
        anna.play("send", path=self.folder / "1-fran-anna.hsapaket")
        self._look(anna)
        bo.play("introduce", name="Bo Provlund", organisation="Exempelkommun", side="municipality")
        bo.play("join", path=self.folder / "1-fran-anna.hsapaket", folder=self.folder / "hem" / "bo")
        self._look(bo)
        anna.play("replace_words", old="inom fem vardagar", new="inom sju vardagar")
        self._look(anna)
        bo.play("replace_words", old="inom fem vardagar", new="inom tio vardagar")
        self._look(bo)
        bo.play("send", path=self.folder / "2-fran-bo.hsapaket")

    def _decide(self, anna: Person, bo: Person) -> None:
        anna.play("take_in", path=self.folder / "2-fran-bo.hsapaket")
        self._look(anna)
        anna.play("show_members")
        self._look(anna)
        anna.play("admit", name="Bo Provlund")
        anna.play("show_proposal", words="inom tio")
        self._look(anna)
        anna.play("show_conflicts")
        self._look(anna)
        anna.play("send", path=self.folder / "3-fran-anna.hsapaket")
        bo.play("take_in", path=self.folder / "3-fran-anna.hsapaket")
        bo.play("show_proposal", words="inom tio")
        self._look(bo)
        anna.play("decide", words="inom tio", verdict="accept", reason="Semestertid")
        anna.play("decide", words="inom sju", verdict="reject", reason="Ett av dem räcker")
        anna.play("show_decided", words="inom")
        self._look(anna)
        anna.play("show_open")
        for view in ("simple", "final", "original"):
            anna.play("show", view=view)
            self._look(anna)
        anna.play("show", view="markup")

    def _send_out(self, anna: Person, bo: Person) -> None:
        anna.play("name_version", label="Efter mötet")
        anna.play("compare", old="Arbetsutkast 1", new="Efter mötet")
        self._look(anna)
        sent, returned = self.folder / "avtal-till-exempelkommun.docx", self.folder / "svar-fran-exempelkommun.docx"
        anna.play("export_word", path=sent, recipient="Exempelkommun")
        self._look(anna)
        mark_up(sent, returned, "svara inom tre vardagar", "svara inom elva vardagar")
        anna.play("import_word", path=returned, authority="Exempelkommun", shot=self._next())
        anna.play("show_proposal", words="elva")
        self._look(anna)
        anna.play("send", path=self.folder / "4-fran-anna.hsapaket")
        bo.play("take_in", path=self.folder / "4-fran-anna.hsapaket")
        bo.play("show_proposal", words="elva")
        self._look(bo)

    def _look(self, person: Person) -> None:
        person.play("look", path=self._next())

    def _next(self) -> Path:
        name = PICTURES[self._taken][0]
        self._taken += 1
        return self.folder / f"{self._taken:02d}-{name}.png"

    def _write_index(self) -> None:
        lines = [
            "# Rundtur",
            "",
            "Två personer, två installationer, filer emellan. Exempeltext – inte gällande avtal.",
            "",
        ]
        for number, (name, sentence) in enumerate(PICTURES, 1):
            lines += [f"## {number}. {sentence}", "", f"![{sentence}]({number:02d}-{name}.png)", ""]
        files = sorted(path.name for path in self.folder.iterdir() if path.suffix in (".docx", ".hsapaket"))
        lines += ["## Filerna", "", *(f"- [{name}]({name})" for name in files), ""]
        (self.folder / "index.md").write_text("\n".join(lines), encoding="utf-8")


def run(arguments: Sequence[str]) -> int:
    """``tour OUTDIR``: gives the exit status."""
    words = [word for word in arguments if word != "--json"]
    if len(words) != 1:
        print("Ange en mapp: hsavtal tour MAPP.", file=sys.stderr)  # noqa: T201  # the command line's output
        return 2
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        pictures = Tour(Path(words[0]).absolute()).tell()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201  # the command line's output
        return 2
    told = {"folder": words[0], "pictures": [path.name for path in pictures]}
    text = json.dumps(told, ensure_ascii=False) if "--json" in arguments else f"{len(pictures)} bilder i {words[0]}"
    print(text)  # noqa: T201  # the command line's output
    return 0
