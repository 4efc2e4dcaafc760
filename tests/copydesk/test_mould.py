"""Two stories from one mould stay two; what another desk did to a copy makes no other story of it."""

from __future__ import annotations

import pytest

from generator.copydesk.copies.mould import between

Text = tuple[str, ...]


def quake(strength: str, town: str, away: str, felt: str) -> Text:
    """A report of an earthquake, as an institute's form makes it."""
    return (
        f"Earthquake shakes coast near {town}",
        f"A {strength}-magnitude earthquake struck {away} kilometres off {town} on Monday, the seismological institute said.",
        f"It was felt as far away as {felt}, and people in {town} ran into the streets.",
        "No damage has been reported so far, and no warning of a tsunami was given.",
    )


def match(winner: str, loser: str, goals: str, place: str) -> Text:
    """A result of the league."""
    return (
        f"{winner} beat {loser} {goals}",
        f"A goal in the last minute gave {winner} three points in the match of the first division on Saturday.",
        f"The winners moved up to {place} place of the table, and {loser} fell back to eighth.",
        "The next round will be played in a week, when the leaders meet on the coast.",
    )


def arabic(town: str) -> Text:
    """An earthquake in a script without capitals."""
    return (
        f"زلزال يضرب سواحل {town}",
        f"ضرب زلزال متوسط القوة سواحل مدينة {town} صباح الأحد وفق ما أعلن معهد الزلازل في بيان.",
        f"وخرج سكان {town} إلى الشوارع ولم تسجل أضرار حتى الآن.",
    )


def strike(who: str, where: str, whom: str) -> Text:
    """Another profession, and nothing else."""
    return (
        f"{who.title()} in Tobruk end strike over pay",
        f"After three weeks {who} in the east went back to their {where} on Sunday, since the ministry has promised two months of pay.",
        f"The strike had left {whom} without help. The {who} will walk out again if the money does not come, a spokeswoman said.",
    )


def reopening(what: str, who: str, wall: str) -> Text:
    """Another thing of four letters in the headline, and nothing else."""
    return (
        f"{what.title()} of Exampleton reopens after repairs",
        f"The {what} of Exampleton reopened to {who} on Tuesday after eleven months of repairs to its eastern {wall}, an office said.",
        f"Engineers had replaced forty metres of the {wall}, and the first of the {who} is expected at the {what} on Friday.",
    )


QUAKE = quake("4.5", "Ierapetra", "30", "Heraklion")


@pytest.mark.parametrize(
    ("ours", "theirs", "language"),
    [
        (QUAKE, quake("5.1", "Chania", "12", "Rethymno"), "en"),
        (QUAKE, quake("4.5", "Chania", "30", "Heraklion"), "en"),
        (match("Rovers", "Albion", "2-1", "third"), match("Wanderers", "United", "2-1", "third"), "en"),
        (arabic("درنة"), arabic("طبرق"), "ar"),
        (strike("teachers", "classrooms", "pupils"), strike("nurses", "wards", "patients"), "en"),
        (reopening("port", "ships", "wall"), reopening("airport", "planes", "runway"), "en"),
        (quake("4.5", "Iran", "30", "Isfahan"), quake("4.5", "Iraq", "30", "Isfahan"), "en"),
    ],
)
def test_another_name_in_the_same_place_is_another_story(ours: Text, theirs: Text, language: str) -> None:
    assert between(ours, theirs, language) == between(theirs, ours, language) == "names"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (QUAKE, quake("4.8", "Ierapetra", "30", "Heraklion")),
        (
            ("Fire", "Three people died in the fire on the quay, the police said."),
            ("Fire", "Five people died in the fire on the quay, the police said."),
        ),
    ],
)
def test_another_figure_in_the_same_place_is_another_state_of_it(ours: Text, theirs: Text) -> None:
    assert between(ours, theirs) == between(theirs, ours) == "figures"


@pytest.mark.parametrize(
    "copy",
    [
        QUAKE[:3],
        ("Quake off Crete felt in cities", *QUAKE[1:]),
        (QUAKE[0], "ATHENS (Agency)", *QUAKE[1:], "Copyright 2021"),
        tuple(text.replace("Ierapetra", "Ierápetra") for text in QUAKE),
        tuple(text.replace("on Monday", "on Tuesday") for text in QUAKE),
        tuple(text.replace("30 kilometres", "thirty kilometres").replace("seismological institute", "institute for seismology") for text in QUAKE),
    ],
)
def test_a_copy_that_another_desk_worked_on_is_still_that_copy(copy: Text) -> None:
    assert between(QUAKE, copy) == between(copy, QUAKE) == ""
