"""The signs that close a sentence, in every script that sets one."""

from __future__ import annotations

from typing import Final

SENTENCE_ENDS: Final = ".!?…。！？｡؟۔।॥։።፧፨။།༎។៕"
"""Of Latin and its kin, Chinese and Japanese, Arabic and Urdu, Hindi and its kin, Armenian, Ethiopic, Burmese, Tibetan and Khmer."""
