"""English."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="en",
    months=(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ),
    weekdays=("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun"),
    joiners="of the",
    ordinals="st nd rd th",
    at="at on",
    hours="hrs h",
    morning="am",
    afternoon="pm",
    published=("published", "posted", "first published", "released", "issued", "date", "created"),
    updated=("updated", "modified", "last updated", "edited", "revised"),
    captured=(
        "retrieved", "accessed", "captured", "archived", "printed on", "print date", "date printed",
        "downloaded", "downloaded on", "saved on", "saved at", "exported on", "generated on",
    ),
    other=(
        "since", "starting", "effective", "until", "till", "expires", "photo", "picture",
        "image", "video", "audio", "podcast", "broadcast", "aired", "born", "died", "poll",
    ),
    ago="ago",
    one="a an one",
    units=("minute minutes min mins m", "hour hours hr hrs h", "day days d", "week weeks w"),
    days=("today", "yesterday"),
    month_first=True,
)  # fmt: skip
