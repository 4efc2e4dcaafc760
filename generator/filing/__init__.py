"""Pure: which topics and names an article belongs to, with the evidence."""

from generator.filing.because import because, uncounted
from generator.filing.filer import Filer

__all__ = ["Filer", "because", "uncounted"]
