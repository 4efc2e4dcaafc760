"""Turkish."""

from generator.copydesk.dates.dialect import Dialect

DIALECT = Dialect(
    language="tr",
    months=(
        "ocak oca", "şubat şub", "mart", "nisan nis", "mayıs", "haziran haz", "temmuz tem", "ağustos ağu", "eylül eyl", "ekim eki",
        "kasım kas", "aralık ara",
    ),
    weekdays=("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
    at="saat tarihinde",
    published=("giriş", "yayınlanma", "yayınlandı", "yayın tarihi", "oluşturulma", "yayımlanma", "eklenme", "giriş tarihi"),
    updated=("güncelleme", "güncellendi", "güncellenme", "son güncelleme"),
    captured=("erişim", "yazdırma tarihi", "yazdırma",),
    other=("kadar", "fotoğraf", "arşiv"),
    ago="önce",
    one="bir",
    units=("dakika dk", "saat", "gün", "hafta"),
    days=("bugün", "dün", "evvelsi_gün"),
)  # fmt: skip
