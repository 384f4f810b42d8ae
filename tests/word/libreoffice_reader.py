"""Run by the system's Python, which has LibreOffice's ``uno``: the paragraphs of a Word file with all changes decided.

``libreoffice_reader.py PIPE accept|reject FILE …`` prints, for each such pair, a line with a JSON list of texts: table
cells flattened, those of footnotes first, without the signs of notes.
``libreoffice_reader.py PIPE end`` ends the office.
"""

import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SIGNS = ("Footnote", "Endnote")
COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def paragraphs(text, signs):
    """Every question to the office takes a while: portions are asked for only where there are signs to leave out."""
    for block in text:
        if hasattr(block, "getCellNames"):
            for name in block.getCellNames():
                yield from paragraphs(block.getCellByName(name), signs)
        elif signs:
            yield "".join(part.getString() for part in block if part.TextPortionType not in SIGNS)
        else:
            yield block.getString()


def texts(document):
    notes = document.getFootnotes()
    signs = notes.getCount() > 0 or document.getEndnotes().getCount() > 0
    for number in range(notes.getCount()):
        yield from paragraphs(notes.getByIndex(number), signs)
    yield from paragraphs(document.getText(), signs)


def read(context, desktop, decision, path):
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (hidden,))
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.getCurrentController().getFrame(), COMMANDS[decision], "", 0, ())
    print(json.dumps([*texts(document)]))
    document.close(False)


def main(pipe, *asked):
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    if asked == ("end",):
        desktop.terminate()
        return
    for decision, path in zip(asked[::2], asked[1::2], strict=True):
        read(context, desktop, decision, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    # The bridge now and then crashes while Python takes it down; the answer is given by then.
    os._exit(0)
