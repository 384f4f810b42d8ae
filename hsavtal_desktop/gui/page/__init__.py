"""The document view: one continuous, paged text, edited in place under tracked changes.

:class:`PageView` is the widget.  It reads from and edits a :class:`PageSource` and holds no truth of its own:

* ``PageView(text_family, ui_family)``; ``set_document(source, document, view)``, ``set_view(view)``,
  ``set_zoom(percent)``, ``set_marking(words)``; ``apply(changed)`` after anything that changed elsewhere.
* Where: ``caret()``, ``clause()``, ``put_caret(text, position)``, ``select(text, start, stop)``, ``select_all()``,
  ``selected_spans()``, ``selected_text()``, ``go_to_clause(id)``, ``go_to_revision(id)``, ``place()`` and
  ``restore_place(kept)``.
* Writing, refused in read-only views: ``type_words(words)``, ``erase(forward, word)``, ``set_format(name, value)``,
  ``set_style(style, level)``, ``copy()``, ``cut()``, ``paste()``.
* Emphasis: ``set_conflicts(contended)``, ``set_remarks(remarks)``, ``set_current_revision(id)``,
  ``set_search(pattern)`` and ``find_next(forward)``.
* Signals: ``caret_moved(text, position, clause)``, ``revision_under_caret(id)``, ``selection_changed()``,
  ``edited(Changed)``, ``refused(sentence)``, ``toggle_markup()``, ``menu_wanted(global point)``,
  ``place_shown(Place)``, ``zoom_changed(percent)``.

Undo belongs to the window: it asks the workspace and hands the answer to ``apply``.

Layers: :class:`Stage` shows and scrolls, ``CaretStage`` adds caret and selection, ``Going`` ways to what is asked for,
:class:`Reader` keys and mouse, ``PageView`` writing.  What is written goes through ``pen.Pen``: ``editing.Editor`` for
keys, ``styling.Styler`` for looks, ``pasting.Paster``, ``objects.ObjectEditor``.
What they are made of, usable without a widget (a comparison, a printer):

* ``setting.Setting`` — a source, document and view with ``typography.Typography`` (fonts on a paint device),
  ``typography.Sheet`` (where things stand across the page) and ``colours.Inks``.
* ``section.Sections(outline)`` are the sections of a document, ``compose.compose(section, setting, title, opened)``
  reads and lays out one, ``paint.paint_section(painter, section, setting, left, top, emphasis, clip)`` paints it.
* ``flow.Flow`` holds them all with estimated heights until they are looked at, ``scroll.Scroller`` what is seen.

Positions are code points everywhere but in ``utf16`` and ``display``, which meet Qt's UTF-16.
"""

from hsavtal_desktop.gui.page.reader import Reader
from hsavtal_desktop.gui.page.source import PageSource
from hsavtal_desktop.gui.page.stage import Stage
from hsavtal_desktop.gui.page.view import PageView

__all__ = ["PageSource", "PageView", "Reader", "Stage"]
