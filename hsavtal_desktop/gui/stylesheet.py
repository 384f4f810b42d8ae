"""The few rules that Qt's own style does not give: computed from the palette and the size of the font."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette

_RULES = Template("""
QWidget { outline: none; }
QToolTip { background: $text; color: $base; border: 0; padding: ${q1}px ${q2}px; }
QMenuBar { background: $window; padding: ${q0}px ${q1}px; border-bottom: 1px solid $line; }
QMenuBar::item { padding: ${q1}px ${q2}px; background: transparent; border-radius: ${r}px; }
QMenuBar::item:selected { background: $faint; }
QMenuBar QToolButton { padding: 0; border: 0; qproperty-icon: url("$forth"); }
QMenu { background: $base; border: 1px solid $line; padding: ${q1}px; }
QMenu::item { padding: ${q1}px ${q6}px ${q1}px ${q2}px; border: 1px solid transparent; border-radius: ${r}px; }
QMenu::item:selected { background: $faint; color: $text; border-color: $edge; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: ${q2}px; }
QMenu::indicator { width: ${q4}px; height: ${q4}px; left: ${q1}px; }
QMenu::indicator:checked { image: url("$tick"); }
QMenu::icon:checked { background: $faint; border: 1px solid $edge; border-radius: ${r}px; }
QMenu::separator { height: 1px; background: $line; margin: ${q1}px ${q2}px; }

QToolBar { background: $window; border: 0; border-bottom: 1px solid $line; padding: ${q1}px ${q2}px; spacing: ${q1}px; }
QToolBar::separator { background: $line; width: 1px; margin: ${q1}px ${q1}px; }
QToolButton { border: 1px solid transparent; border-radius: ${r}px; padding: ${q1}px ${q1}px; background: transparent; }
QToolButton:hover { background: $faint; }
QToolButton:pressed, QToolButton:checked { background: $faint; border-color: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }

QPushButton { background: $base; border: 1px solid $line; border-radius: ${r}px; padding: ${q1}px ${q3}px; }
QPushButton:hover { border-color: $accent; }
QPushButton:pressed { background: $faint; }
QPushButton:focus { border: 2px solid $accent; padding: ${q1m}px ${q3m}px; }
QPushButton:disabled { color: $disabled; background: $window; }
QPushButton[primary="true"] { background: $accent; color: $onaccent; border-color: $accent; }
QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled { background: $faint; color: $disabled; border-color: $line; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; padding: ${q0}px ${q2}px; }
QPushButton[quiet="true"]:hover { background: $faint; }
QPushButton[quiet="true"]:focus { border: 1px solid $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
  background: $base; border: 1px solid $edge; border-radius: ${r}px; padding: ${q1}px ${q1}px;
  selection-background-color: $accent; selection-color: $onaccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid $accent; padding: ${q1m}px ${q1m}px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: $window; color: $disabled;
  placeholder-text-color: $disabled; }
QComboBox, QDateEdit, QComboBox:focus, QDateEdit:focus { padding-right: ${q5}px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: ${q5}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: ${q3}px; height: ${q3}px; }
QSpinBox, QDoubleSpinBox, QSpinBox:focus, QDoubleSpinBox:focus { padding-right: ${q5}px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right;
  width: ${q5}px; border: 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
  width: ${q5}px; border: 0; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$up"); width: ${q3}px; height: ${q3}px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$chevron"); width: ${q3}px; height: ${q3}px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $line; padding: ${q1}px; outline: none;
  selection-background-color: $accent; selection-color: $onaccent; }

QAbstractItemView { background: $base; border: 1px solid transparent; outline: none;
  selection-background-color: $faint; selection-color: $text; }
QAbstractItemView:focus { border-color: $accent; }
QTreeView#outline { background: $window; selection-background-color: transparent; }
QTreeView#outline::item { background: transparent; }
QListWidget::item { padding: ${q1}px ${q2}px; border: 1px solid transparent; }
QListWidget::item:selected { background: $faint; color: $text; border-color: $edge; }
QHeaderView { background: $window; }
QHeaderView::section { background: $window; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: ${q1}px ${q2}px ${q1}px ${cell}px; text-align: left; }
QHeaderView::section:checked { font-weight: normal; }
QTableView QTableCornerButton::section { background: $window; border: 0; border-bottom: 1px solid $line; }
QTableView { gridline-color: $faint; border: 1px solid $line; border-radius: ${r}px; }
QTableView:focus { border-color: $accent; }
QTableView::item { padding: ${q1}px ${q2}px; border-top: 1px solid transparent; border-bottom: 1px solid transparent; }
QTableView::item:selected { background: $faint; color: $text; border-color: $edge; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: $window; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: ${q1}px ${q3}px ${q1}px ${q3}px; border: 0;
  border-top: 2px solid transparent; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tear { width: 0; border: 0; }
QTabBar QToolButton { background: $window; border: 1px solid $line; padding: 0; }
QTabBar QToolButton::right-arrow { image: url("$forth"); width: ${q3}px; height: ${q3}px; }
QTabBar QToolButton::left-arrow { image: url("$back"); width: ${q3}px; height: ${q3}px; }
QTabBar::tab:focus { background: $faint; border-top-color: $accent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QFrame[card="true"] { background: $base; border: 1px solid $line; border-radius: ${r2}px; }
QFrame[current="true"] { border: 2px solid $accent; }
QFrame[line="true"] { background: $line; border: 0; }
QLabel[muted="true"] { color: $muted; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; }
QDialog { background: $window; }
QFrame#message { background: $faint; border-bottom: 1px solid $line; }
CommandPalette { border: 1px solid $edge; }
QProgressBar { background: $faint; border: 0; border-radius: ${q0}px; max-height: ${q1}px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: ${q0}px; }

QScrollBar:vertical { background: transparent; width: ${q3}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${q3}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: ${q1}px; margin: ${q0}px; }
QScrollBar::handle:vertical { min-height: ${q8}px; }
QScrollBar::handle:horizontal { min-width: ${q8}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QCheckBox, QRadioButton { spacing: ${q2}px; padding: ${q0}px; border: 1px solid transparent; border-radius: ${r}px; }
QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator { width: ${q4}px; height: ${q4}px;
  background: $base; border: 1px solid $edge; border-radius: ${r}px; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { background: $accent; border-color: $accent;
  image: url("$check"); }
QRadioButton::indicator { border-radius: ${round}px; }
QRadioButton::indicator:checked { background: $onaccent; border: ${q1}px solid $accent; width: ${dot}px;
  height: ${dot}px; border-radius: ${round}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
""")


def stylesheet(palette: QPalette, em: float, **pictures: str) -> str:
    """The rules for a palette; ``em`` is the font's height in pixels, ``pictures`` the paths of those they name."""
    role = QPalette.ColorRole
    colours = {
        "window": role.Window,
        "base": role.Base,
        "text": role.Text,
        "muted": role.Dark,
        "line": role.Mid,
        "edge": role.Shadow,
        "faint": role.Midlight,
        "accent": role.Highlight,
        "onaccent": role.HighlightedText,
    }
    names = {name: palette.color(value).name() for name, value in colours.items()}
    names["disabled"] = palette.color(QPalette.ColorGroup.Disabled, role.Text).name()
    quarter = em / 4
    sizes = {f"q{count}": max(1, round(quarter * count)) for count in range(1, 9)}
    sizes |= {"q0": max(1, round(quarter / 2)), "r": max(2, round(quarter * 0.9)), "r2": max(2, round(quarter * 1.4))}
    sizes |= {"q1m": max(0, sizes["q1"] - 1), "q3m": max(0, sizes["q3"] - 1)}
    sizes |= {"cell": sizes["q2"] + 3}  # Qt's styles set the words of a cell so much further in
    sizes |= {"dot": sizes["q4"] + 2 - 2 * sizes["q1"], "round": sizes["q4"] // 2 + 1}
    return _RULES.substitute(names | {name: str(value) for name, value in sizes.items()}, **pictures)
