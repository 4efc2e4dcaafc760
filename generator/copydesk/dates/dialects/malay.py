"""Indonesian, Malay and Vietnamese."""

from generator.copydesk.dates.dialect import Dialect

INDONESIAN = Dialect(
    language="id",
    months=(
        "januari jan", "februari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu agt", "september sep",
        "oktober okt", "november nov", "desember des",
    ),
    weekdays=("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"),
    at="pukul jam",
    published=("diterbitkan", "dipublikasikan", "terbit", "tayang"),
    updated=("diperbarui", "terakhir diperbarui", "pembaruan"),
    other=("foto",),
    ago="lalu",
    one="satu",
    units=("menit", "jam", "hari", "minggu pekan"),
    days=("hari_ini", "kemarin"),
)  # fmt: skip

MALAY = Dialect(
    language="ms",
    months=(
        "januari jan", "februari feb", "mac", "april apr", "mei", "jun", "julai jul", "ogos", "september sept sep", "oktober okt",
        "november nov", "disember dis",
    ),
    weekdays=("isnin", "selasa", "rabu", "khamis", "jumaat", "sabtu", "ahad"),
    at="pukul jam",
    published=("diterbitkan", "disiarkan"),
    updated=("dikemas kini", "kemas kini"),
    ago="lalu",
    units=("minit", "jam", "hari", "minggu"),
    days=("hari_ini", "semalam"),
)  # fmt: skip

VIETNAMESE = Dialect(
    language="vi",
    at="lúc ngày",
    published=("xuất bản", "đăng lúc", "ngày đăng", "đăng ngày"),
    updated=("cập nhật", "cập nhật lúc"),
    ago="trước",
    units=("phút", "giờ tiếng", "ngày", "tuần"),
    days=("hôm_nay", "hôm_qua"),
)  # fmt: skip

DIALECTS = (INDONESIAN, MALAY, VIETNAMESE)
