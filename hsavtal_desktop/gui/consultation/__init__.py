"""Working through what the consulted bodies said: clauses at the left, what was said in the middle, the answer at
the right."""

from hsavtal_desktop.gui.consultation.view import ConsultationView

__all__ = ["ConsultationView"]
