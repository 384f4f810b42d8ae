"""Runs under the system's Python with UNO: reads one order as JSON on standard input and carries it out.

Edits, each found by the words it names (the first place where they stand in the body or a table):

``{"do": "insert", "after": words, "text": new}``     type after some words
``{"do": "delete", "words": words}``                 delete them
``{"do": "replace", "words": words, "text": new}``   select them and type over them
``{"do": "split", "after": words}``                  press Enter after them
``{"do": "join", "words": words}``                   delete the break after the paragraph they stand in
``{"do": "paragraph", "after": words, "text": new}`` a new paragraph after the one they stand in
``{"do": "remove", "words": words}``                 delete the whole paragraph they stand in, break included
``{"do": "add-row", "words": words, "cells": [..]}`` a table row after the one they stand in
``{"do": "remove-row", "words": words}``             delete the row they stand in
``{"do": "comment", "words": words, "text": text}``  a comment on them
``{"do": "move", "words": words, "to": words}``      cut the paragraph they stand in, paste it after another
``{"do": "level", "words": words, "level": n}``      put the list item they stand in on a level, from 0
``{"do": "footnote", "after": words, "text": text}`` a footnote after them
``{"do": "in-footnote", "words": w, "text": new}``   type over words of a footnote
``{"do": "unname"}``                                 remove all bookmarks
``{"do": "rename"}``                                 give all bookmarks other names
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

WORD = "MS Word 2007 XML"
FILTERS = {"odt": "writer8", "doc": "MS Word 97"}


def value(name, content):
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("the office did not start")


def find(document, words):
    """A cursor over the words.  The office's own search finds nothing in a document without a view."""
    for block in blocks(document.Text):
        at = block.String.find(words)
        if at >= 0:
            cursor = block.Text.createTextCursorByRange(block.Start)
            cursor.goRight(at, False)
            cursor.goRight(len(words), True)
            return cursor
    raise SystemExit(f"the words are not in the document: {words}")


def blocks(text):
    for block in text.createEnumeration():
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.CellNames:
                yield from blocks(block.getCellByName(name))
        else:
            yield block


def cursor_at(found):
    return found.Text.createTextCursorByRange(found)


def insert(document, edit):
    cursor = cursor_at(find(document, edit["after"]).End)
    cursor.Text.insertString(cursor, edit["text"], False)


def delete(document, edit):
    cursor_at(find(document, edit["words"])).setString("")


def replace(document, edit):
    cursor_at(find(document, edit["words"])).setString(edit["text"])


def split(document, edit):
    cursor = cursor_at(find(document, edit["after"]).End)
    cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)


def join(document, edit):
    cursor = cursor_at(find(document, edit["words"]))
    cursor.gotoEndOfParagraph(False)
    cursor.goRight(1, True)
    cursor.setString("")


def paragraph(document, edit):
    cursor = cursor_at(find(document, edit["after"]))
    cursor.gotoEndOfParagraph(False)
    cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    if edit.get("style"):
        cursor.ParaStyleName = edit["style"]
    cursor.Text.insertString(cursor, edit["text"], False)


def remove(document, edit):
    cursor = cursor_at(find(document, edit["words"]))
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    cursor.goRight(1, True)
    cursor.setString("")


def cell_of(document, words):
    found = find(document, words)
    table = found.TextTable
    name = found.Cell.CellName
    return table, int("".join(char for char in name if char.isdigit())) - 1


def add_row(document, edit):
    table, row = cell_of(document, edit["words"])
    table.Rows.insertByIndex(row + 1, 1)
    for column, text in enumerate(edit["cells"]):
        table.getCellByPosition(column, row + 1).setString(text)


def remove_row(document, edit):
    table, row = cell_of(document, edit["words"])
    table.Rows.removeByIndex(row, 1)


def comment(document, edit):
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author, note.Content = "Prov Lind", edit["text"]
    note.DateTimeValue = uno.createUnoStruct("com.sun.star.util.DateTime", 0, 0, 30, 9, 22, 11, 2026, False)
    cursor = cursor_at(find(document, edit["words"]))
    cursor.Text.insertTextContent(cursor, note, True)


def move(document, edit):
    words = next(block.String for block in blocks(document.Text) if edit["words"] in block.String)
    remove(document, edit)
    paragraph(document, {"after": edit["to"], "text": words})


def level(document, edit):
    cursor = cursor_at(find(document, edit["words"]))
    cursor.NumberingLevel = edit["level"]


def footnote(document, edit):
    note = document.createInstance("com.sun.star.text.Footnote")
    cursor = cursor_at(find(document, edit["after"]).End)
    cursor.Text.insertTextContent(cursor, note, False)
    note.setString(edit["text"])


def in_footnote(document, edit):
    notes = document.Footnotes
    for number in range(notes.Count):
        note = notes.getByIndex(number)
        at = note.String.find(edit["words"])
        if at >= 0:
            cursor = note.createTextCursor()
            cursor.gotoStart(False)
            cursor.goRight(at, False)
            cursor.goRight(len(edit["words"]), True)
            cursor.setString(edit["text"])
            return
    raise SystemExit(f"no footnote has the words: {edit['words']}")


def unname(document, _edit):
    for name in document.Bookmarks.ElementNames:
        document.Bookmarks.getByName(name).dispose()


def rename(document, _edit):
    for number, name in enumerate(document.Bookmarks.ElementNames):
        document.Bookmarks.getByName(name).Name = f"kopia{number}"


EDITS = {
    "insert": insert,
    "delete": delete,
    "replace": replace,
    "split": split,
    "join": join,
    "paragraph": paragraph,
    "remove": remove,
    "add-row": add_row,
    "remove-row": remove_row,
    "comment": comment,
    "move": move,
    "level": level,
    "footnote": footnote,
    "in-footnote": in_footnote,
    "unname": unname,
    "rename": rename,
}


def carry_out(context, order):
    document = load(context, order["source"], WORD)
    try:
        document.RecordChanges = order["record"]
        for edit in order["edits"]:
            EDITS[edit["do"]](document, edit)
        if order["via"]:
            between, other = order["target"] + "." + order["via"], FILTERS[order["via"]]
            document.storeToURL(between, (value("FilterName", other),))
            document.close(True)
            document = load(context, between, other)
        document.storeToURL(order["target"], (value("FilterName", WORD),))
        print(json.dumps([block.String for block in blocks(document.Text)]))
    finally:
        document.close(True)


def load(context, address, filter_name):
    # A document without a view: the office without windows crashes on views of documents with comments.
    document = context.ServiceManager.createInstanceWithContext("com.sun.star.text.TextDocument", context)
    document.load((value("URL", address), value("FilterName", filter_name)))
    return document


def main():
    order = json.load(sys.stdin)
    context = connect(sys.argv[1])
    if order.get("end"):
        try:
            context.ServiceManager.createInstance("com.sun.star.frame.Desktop").terminate()
        except DisposedException:
            return
    else:
        carry_out(context, order)


main()
