"""Persian: the solar calendar, and the Gregorian months by their French names."""

from generator.copydesk.dates.dialect import Dialect

SOLAR = Dialect(
    language="fa",
    calendar="solar",
    months=("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
    weekdays=("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه پنج‌شنبه", "جمعه", "شنبه", "یکشنبه یک‌شنبه"),
    joiners="ماه سال",
    at="ساعت در",
    published=("انتشار", "تاریخ انتشار", "منتشر"),
    updated=("به‌روزرسانی", "بروزرسانی", "آخرین به‌روزرسانی"),
    ago="پیش قبل",
    one="یک",
    units=("دقیقه", "ساعت", "روز", "هفته"),
    days=("امروز", "دیروز", "پریروز"),
)

GREGORIAN = Dialect(
    language="fa",
    months=("ژانویه", "فوریه", "مارس", "آوریل", "مه می", "ژوئن", "ژوئیه جولای", "اوت آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"),
)
