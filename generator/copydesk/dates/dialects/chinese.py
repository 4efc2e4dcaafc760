"""Chinese and Korean: the labels only, as in Japanese."""

from generator.copydesk.dates.dialect import Dialect

CHINESE = Dialect(
    language="zh",
    published=("发 布", "發 布", "發 佈", "刊 登", "出 版", "上 线"),
    updated=("更 新", "修 订"),
    ago="前",
    units=("分 钟", "小 时", "天", "周"),
)  # fmt: skip

KOREAN = Dialect(
    language="ko",
    published=("입 력", "등 록", "승 인", "기 사 입 력", "게 시"),
    updated=("수 정", "최 종 수 정", "업 데 이 트"),
    ago="전",
    units=("분", "시 간", "일", "주"),
)  # fmt: skip

DIALECTS = (CHINESE, KOREAN)
