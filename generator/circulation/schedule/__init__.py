"""When a run falls due, and how the machine's own scheduler is told."""

from generator.circulation.schedule.due import Slots, due, due_since, next_due

__all__ = ["Slots", "due", "due_since", "next_due"]
