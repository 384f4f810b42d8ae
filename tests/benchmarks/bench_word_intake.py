"""Seventy returned Word copies with 30 edits each, against the bare lxml parsing of the same files.

CPU seconds of this process, all in one run, each file measured in turn with its bound.  The bound unpacks every XML
part of a file and parses it with lxml; reading and matching ends with the proposals that would be made, signing and
storing with the change on disk (the disk's own time is not CPU).  Peak memory is that of a process of its own.
"""

from __future__ import annotations

import gc
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from hsavtal_desktop.workspace.installation import Installation
from hsavtal_desktop.workspace.word_files import export_word
from hsavtal_desktop.workspace.word_returns import import_word, look_into, take_in
from hsavtal_desktop.workspace.workspace import Workspace
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated_workspace import WORDS, generated_workspace
from tests.word.recipient import DATE, SPACE, W

EDITS = 30
BOUND = "bare lxml parsing"


def run(large: bool) -> list[Figure]:
    """Ratios to the bound; with ``large`` 70 copies of 1,000 clauses and peaks at 10, 35 and 70, else a tenth."""
    clauses, counts = (1_000, (10, 35, 70)) if large else (100, (2, 4, 7))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _returned(folder, clauses, counts[-1])
        return [*_times(folder, clauses, files), *_peaks(folder, clauses, counts)]


def _returned(folder: Path, clauses: int, count: int) -> list[Path]:
    """A sent document, and copies of it as they came back: half of the edits tracked."""
    with generated_workspace(folder, clauses, changes=0) as workspace:
        export_word(workspace, folder / "sent.docx", document="D", view="final", recipient="Remiss")
    data = (folder / "sent.docx").read_bytes()
    files = [folder / f"r{number}.docx" for number in range(count)]
    for number, file in enumerate(files):
        file.write_bytes(edited(data, random.Random(number)))
    return files


def edited(data: bytes, dice: random.Random) -> bytes:
    """The file with random words replaced, every other one with tracking."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    texts = [text for text in root.iter(f"{W}t") if len((text.text or "").split()) > 4]
    for number, text in enumerate(dice.sample(texts, min(EDITS, len(texts)))):
        words = (text.text or "").split(" ")
        at = dice.randrange(len(words) - 1)
        new = " ".join(dice.choices(WORDS.split(), k=2))
        if number % 2:
            text.text = " ".join([*words[:at], new, *words[at + 1 :]])
        else:
            _track(text, " ".join(words[:at]), words[at], new, " ".join(words[at + 1 :]))
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _track(text: etree._Element, before: str, old: str, new: str, after: str) -> None:
    run = text.getparent()
    assert run is not None
    for place, (words, mark) in enumerate(((f"{before} ", ""), (old, "del"), (new, "ins"), (f" {after}", ""))):
        made = etree.Element(f"{W}r")
        written = etree.SubElement(made, f"{W}delText" if mark == "del" else f"{W}t", {SPACE: "preserve"})
        written.text = words
        if mark:
            marked = etree.Element(
                f"{W}{mark}", {f"{W}author": "Lind", f"{W}date": DATE, f"{W}id": str(90_000 + place)}
            )
            marked.append(made)
            made = marked
        run.addprevious(made)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _times(folder: Path, clauses: int, files: Sequence[Path]) -> list[Figure]:
    bound = reading = storing = 0.0
    with _opened(folder, clauses) as workspace:
        import_word(workspace, files[:1], "Provomgång")  # the sent copy is read once, and libraries load
        for file in files:
            bound += _cpu(lambda file=file: _parsed(file))
        prepared = []
        reading = _cpu(lambda: prepared.extend(look_into(workspace, files)))
        assert all(one.ready and one.report.placed for one in prepared), [one.report.trouble for one in prepared]
        storing = _cpu(lambda: [take_in(workspace, one, f"Instans {at}") for at, one in enumerate(prepared)])
    told = f"{len(files)} files, {clauses} clauses"
    return [
        Figure(f"parsing, {told}", bound, "s"),
        Figure(f"reading and matching, {told}", reading, "s", BOUND, reading / bound),
        Figure(f"with signing and storing, {told}", reading + storing, "s", BOUND, (reading + storing) / bound),
    ]


def _parsed(file: Path) -> list[etree._Element]:
    with zipfile.ZipFile(file) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))]


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _opened(folder: Path, clauses: int) -> Workspace:
    return Workspace.open(folder / f"{clauses}.hsavtal", Installation.open(folder / f"home-{clauses}"))


def _peaks(folder: Path, clauses: int, counts: Sequence[int]) -> list[Figure]:
    """Peak memory above that of the open workspace, each in a process of its own."""
    peaks = []
    for count in counts:
        copy = folder / f"peak-{count}"
        copy.mkdir()
        (copy / f"{clauses}.hsavtal").write_bytes((folder / f"{clauses}.hsavtal").read_bytes())
        asked = [
            sys.executable,
            "-m",
            "tests.benchmarks.bench_word_intake",
            str(folder),
            str(copy),
            str(clauses),
            str(count),
        ]
        peaks.append(int(subprocess.run(asked, check=True, capture_output=True, text=True).stdout))
    few = f"{counts[0]} files"
    return [
        Figure(f"peak memory taking in {count} files", peak / 1024, "MB", few, peak / peaks[0])
        for count, peak in zip(counts, peaks, strict=True)
    ]


def _peak(folder: Path, copy: Path, clauses: int, count: int) -> None:
    with Workspace.open(copy / f"{clauses}.hsavtal", Installation.open(folder / f"home-{clauses}")) as workspace:
        import_word(workspace, [folder / f"r{number}.docx" for number in range(count)], "Instans")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    _peak(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
