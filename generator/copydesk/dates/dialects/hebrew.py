"""Hebrew, with the months as they stand after the preposition."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="he",
    months=(
        "ינואר בינואר", "פברואר בפברואר", "מרץ במרץ מרס במרס", "אפריל באפריל", "מאי במאי", "יוני ביוני", "יולי ביולי", "אוגוסט באוגוסט",
        "ספטמבר בספטמבר", "אוקטובר באוקטובר", "נובמבר בנובמבר", "דצמבר בדצמבר",
    ),
    weekdays=("שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת", "ראשון"),
    at="בשעה יום ב",
    published=("פורסם", "פרסום", "תאריך פרסום"),
    updated=("עודכן", "עדכון", "עדכון אחרון"),
    captured=("אוחזר",),
    ago="לפני",
    one="",
    units=("דקה דקות", "שעה שעות", "יום ימים", "שבוע שבועות"),
)  # fmt: skip
