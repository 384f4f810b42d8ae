"""From what a person asks for to the events that say it.

Nothing here changes a state: an edit is read against what its view shows, positions become character ids, and the
events that come out name exactly what the person saw.  ``pen`` hands out ids; ``texts`` writes, strikes and formats;
``clauses`` adds and moves clauses; ``deciding`` decides; ``drafter`` joins them.
"""

from hsavtal_desktop.core.drafting.drafter import Drafter
from hsavtal_desktop.core.drafting.pen import Event, Pen, compact

__all__ = ["Drafter", "Event", "Pen", "compact"]
