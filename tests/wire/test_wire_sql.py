"""Tables as databases write them out: each row an article, each word at its place."""

from __future__ import annotations

import pytest

from generator.wire.sniff import kind
from tests.wire.helpers import Read, read, size

BODY = "The port's bridge; at last (it said), was opened on Saturday.\n\nShips may pass, 'and cars'."
MADE = """-- A dump of a database

DROP TABLE IF EXISTS `stories`;
CREATE TABLE `stories` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `title` varchar(255) DEFAULT NULL,
  `date` datetime,
  `text` longtext,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `users` (`id` int, `login` text);
INSERT INTO `users` VALUES (1,'jane');
"""


def doubled(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def slashed(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"


STATEMENTS = [
    "INSERT INTO stories (id, title, date, text) VALUES\n"
    f"(1, 'Bridge opens', '2024-05-12', {doubled(BODY)}),\n(2, 'فُتح الميناء', NULL, {doubled(BODY)});\n",
    "".join(
        f'INSERT INTO "public"."stories" ("id", "title", "date", "text") VALUES ({at}, {doubled(title)}, {day}, {doubled(BODY)});\n'
        for at, title, day in ((1, "Bridge opens", "'2024-05-12'"), (2, "فُتح الميناء", "NULL"))
    ),
    f"{MADE}INSERT INTO `stories` VALUES (1,'Bridge opens','2024-05-12',{slashed(BODY)}),(2,'فُتح الميناء',NULL,{slashed(BODY)});\nUNLOCK TABLES;\n",
]
MADE_IN_ONE_LINE = (
    "BEGIN TRANSACTION;\n"
    "CREATE TABLE stories (id INTEGER PRIMARY KEY, -- counts, from 1\n title VARCHAR(80), rate DECIMAL(9, 2) DEFAULT '1,5', "
    '"date" TEXT, text TEXT, UNIQUE (title, rate));\n'
)
STATEMENTS.append(
    MADE_IN_ONE_LINE
    + "".join(
        f'INSERT INTO "stories" VALUES({at},{doubled(title)},2.5,{day},{doubled(BODY)});\n'
        for at, title, day in ((1, "Bridge opens", "'2024-05-12'"), (2, "فُتح الميناء", "NULL"))
    )
    + "COMMIT;\n"
)


def articles(source: str) -> list[Read]:
    found = read(source.encode(), "dump.sql")
    assert size(found) == len(source.encode())
    return [one for one in found if one.part.form == "record"]


@pytest.mark.parametrize("source", STATEMENTS)
def test_rows_that_a_database_wrote_are_articles(source: str) -> None:
    found = articles(source)
    assert [(one.part.stated.headline, one.part.stated.published) for one in found] == [("Bridge opens", "2024-05-12"), ("فُتح الميناء", "")]
    assert [[text for text in one.texts if text] for one in found] == [[line for line in BODY.split("\n") if line]] * 2


def test_a_row_that_does_not_end_is_told_and_those_before_it_stand() -> None:
    found = articles(STATEMENTS[0].rpartition("Ships")[0])
    assert found[0].part.stated.headline == "Bridge opens"
    assert found[1].part.query is not None


def test_tables_without_articles_are_told() -> None:
    assert [one.part.query is not None for one in articles(MADE)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "-- The bridge was opened.\n\nIt said so.",
        "Create a bridge, they said.\n\nIt was opened.",
        "Set in stone: insert into the wall.",
        "Use of force was right, report says\n\nThe council would create table tennis (ping-pong) halls, it said.",
        "Drop the table: a first lesson\n\nINSERT INTO articles (title, text) VALUES ('One', 'Two');\n\nSo a row is added.",
        "-- A lesson\n\nWrite INSERT INTO articles (title, text) VALUES ('One', 'Two'); and a row is added.",
    ],
)
def test_plain_text_that_opens_with_such_words_is_text(text: str) -> None:
    assert kind(text.encode(), ".txt") == "text"
