"""A switch that was cut short, rolled forward: what a killed build leaves when it dies between the old site and the new."""

from __future__ import annotations

from pathlib import Path

from generator.press import disk, outputs, switch
from generator.press.state import State


def roll_forward(root: Path, folder: Path) -> bool:
    """Finish the switch whose journal stands in ``folder``; says whether there was one to finish. Raises ``TargetFailed``."""
    cut = switch.interrupted(folder)
    if cut is None:
        return False
    try:
        if cut.stage.is_dir():
            switch.make(cut)
        ledger = State(folder / cut.ledger, cut.output)
        ledger.unseal()
        outputs.unsettle(ledger.connection, cut.writes, cut.removals)
        ledger.close()
        switch.finish(folder, cut)
    except OSError as error:
        raise disk.failure(error, root, "An interrupted build cannot be finished") from error
    return True
