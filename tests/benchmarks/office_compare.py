"""Run by the system's Python, which has LibreOffice's ``uno``: one comparison as LibreOffice makes it.

``office_compare.py PIPE open OLD NEW MADE`` loads the new file and saves it as .docx.
``office_compare.py PIPE compare OLD NEW MADE`` loads the new file, compares it with the old and saves it as .docx.
``office_compare.py PIPE end`` ends the office.
"""

import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def main(pipe, order, old="", new="", made=""):
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    if order == "end":
        desktop.terminate()
        return
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(new), "_blank", 0, (hidden,))
    if order == "compare":
        dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        address = PropertyValue("URL", 0, uno.systemPathToFileUrl(old), 0)
        dispatcher.executeDispatch(
            document.getCurrentController().getFrame(), ".uno:CompareDocuments", "", 0, (address, hidden)
        )
    word = PropertyValue("FilterName", 0, "MS Word 2007 XML", 0)
    document.storeToURL(uno.systemPathToFileUrl(made), (word,))
    document.close(False)


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    # The bridge now and then crashes while Python takes it down; the work is done by then.
    os._exit(0)
