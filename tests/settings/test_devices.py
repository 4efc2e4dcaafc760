"""A name that Windows gives to a device is no slug, whoever makes or writes it."""

import pytest

from generator.archive.paths import slug_fault
from generator.copydesk import slug
from generator.model import UsageError
from generator.settings import parse


@pytest.mark.parametrize("name", ["con", "nul", "com0", "com1", "lpt9", "lpt¹"])
def test_a_device_is_no_slug(name: str) -> None:
    assert slug.make(name, None, ()) != name
    assert "device" in slug_fault(name) and "device" in slug_fault(name.upper())
    text = f'[site]\ntitle = "T"\nurl = "https://digest.example"\n[[topics]]\nslug = "{name}"\nname = "T"\nterms = ["T"]\n'
    with pytest.raises(UsageError, match="slug"):
        parse(text.encode(), "digest.toml")
