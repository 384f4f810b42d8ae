"""Run by the system's Python, which has LibreOffice's ``uno``: the paragraphs of a Word file with all changes decided.

``libreoffice_reader.py PORT accept|reject|none FILE`` prints a JSON list of [label, text]; table cells are flattened.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def paragraphs(text):
    for block in text:
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.getCellNames():
                yield from paragraphs(block.getCellByName(name))
        else:
            yield block.ListLabelString, block.getString()


def main(port, decision, path):
    context = connect(port)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (hidden,))
    if decision in COMMANDS:
        dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(document.getCurrentController().getFrame(), COMMANDS[decision], "", 0, ())
    print(json.dumps(list(paragraphs(document.getText()))))
    document.close(False)


if __name__ == "__main__":
    main(*sys.argv[1:4])
