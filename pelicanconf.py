"""Pelican's settings, derived from digest.toml: `pelican content` builds what `newsdigest build` builds."""

from pathlib import Path

from generator.press.pelicanconf import pelican_settings

globals().update(pelican_settings(Path(__file__).parent))
