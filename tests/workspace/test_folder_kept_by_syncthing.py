"""Two workspaces and two real Syncthing daemons between them, on this computer only, until both have everything."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hsavtal_desktop.core import digest
from hsavtal_desktop.workspace.folder_sync import sync
from hsavtal_desktop.workspace.proposing import propose
from hsavtal_desktop.workspace.workspace import Workspace

SECONDS = 75

CONFIG = """
<configuration version="35">
  <folder id="avtal" path="{folder}" type="sendreceive" rescanIntervalS="3" fsWatcherEnabled="true" fsWatcherDelayS="1"
      ignorePerms="true" autoNormalize="true">
    <filesystemType>basic</filesystemType>
    <device id="{own}"/>
    <device id="{other}"/>
  </folder>
  <device id="{own}" name="own"><address>tcp://127.0.0.1:{port}</address></device>
  <device id="{other}" name="other"><address>tcp://127.0.0.1:{other_port}</address></device>
  <gui enabled="false" tls="false"><address>127.0.0.1:{gui}</address></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted>
    <crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <announceLANAddresses>false</announceLANAddresses>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <minHomeDiskFree unit="%">0</minHomeDiskFree>
  </options>
</configuration>
"""
"""Nobody is told that the daemon exists: no discovery, relay, port mapping, report or update."""


@dataclass(frozen=True, slots=True)
class Side:
    """One computer's end of the shared folder."""

    home: Path
    folder: Path
    device: str
    port: int
    gui: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def a_side(program: str, home: Path) -> Side:
    """Make keys, which is all that the daemon makes by itself."""
    subprocess.run(
        [program, "generate", f"--home={home}", "--no-default-folder", "--skip-port-probing"],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    told = subprocess.run(
        [program, "--device-id", f"--home={home}"], check=True, capture_output=True, text=True, timeout=SECONDS
    )
    folder = home / "delad"
    (folder / ".stfolder").mkdir(parents=True)
    return Side(home, folder, told.stdout.strip(), free_port(), free_port())


@pytest.fixture
def sides(tmp_path: Path) -> Iterator[tuple[Side, Side]]:
    """Two folders that two daemons keep alike for as long as the test lasts, and never longer than its limit."""
    program = shutil.which("syncthing")
    if program is None:
        pytest.skip("syncthing is not installed (.ci/run installs it)")
    one, other = (a_side(program, tmp_path / f"syncthing-{name}") for name in ("a", "b"))
    running: list[subprocess.Popen[bytes]] = []
    try:
        for mine, theirs in ((one, other), (other, one)):
            text = CONFIG.format(
                folder=mine.folder,
                own=mine.device,
                other=theirs.device,
                port=mine.port,
                other_port=theirs.port,
                gui=mine.gui,
            )
            (mine.home / "config.xml").write_text(text)
            command = [program, "serve", f"--home={mine.home}", "--no-browser", "--no-restart", "--no-upgrade"]
            with (mine.home / "log.txt").open("wb") as log:
                # The outer program ends it even if this one is killed.
                running.append(subprocess.Popen(["timeout", str(SECONDS), *command], stdout=log, stderr=log))
        yield one, other
    finally:
        for daemon in running:
            daemon.terminate()
        for daemon in running:
            daemon.wait(timeout=20)


def test_two_daemons_carry_everything_both_ways(
    sides: tuple[Side, Side], example: Workspace, colleague: Workspace
) -> None:
    one, other = sides
    propose(example, "B_6_1", "fem vardagar", "sju vardagar")
    propose(colleague, "B_6_1", "tre vardagar", "fyra vardagar")
    name = example.log.file.put_blob(b"Protokoll")
    example.seal([{"kind": "record", "type": "returned", "id": "r1", "set": {"hash": name}}])
    end = time.monotonic() + SECONDS
    told: list[str] = []
    while not (theirs_is_here(example, colleague) and theirs_is_here(colleague, example)):
        assert time.monotonic() < end, (one.home / "log.txt").read_text() + (other.home / "log.txt").read_text()
        told += sync(example, one.folder).refused + sync(colleague, other.folder).refused
        example.admit([member.author for member in example.waiting_members()])
        time.sleep(0.5)
    assert digest.content_hash(example.released()) == digest.content_hash(colleague.released())
    assert colleague.role == "AG"
    assert colleague.log.file.blob_hashes() == example.log.file.blob_hashes() != set()
    assert told == []


def theirs_is_here(mine: Workspace, theirs: Workspace) -> bool:
    return theirs.state.changes.keys() <= mine.state.changes.keys() and (
        theirs.log.file.blob_hashes() <= mine.log.file.blob_hashes()
    )
