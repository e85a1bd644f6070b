"""What a reading holds, as rows: written when it is made, set aside when another replaces it."""

import sqlite3

from onrecord.ledger.indexing import (
    Indexed,
    Row,
    entity_rows,
    figure_rows,
    place_rows,
    statement_rows,
    time_rows,
)
from onrecord.ledger.rows import insert_all, insert_people, insert_words, take_numbers
from onrecord.record import Record


def insert_rows(connection: sqlite3.Connection, record: Record, *, reading: int, day: str) -> None:
    """Write the rows of a reading's statements, figures, entities, places and times."""
    indexed = Indexed(record)
    # Questions list the newest row first; within a report that has to be the order of its text.
    statements = list(statement_rows(indexed))[::-1]
    figures = list(figure_rows(indexed))[::-1]
    numbers = take_numbers(connection, len(statements) + len(figures), day=day)
    for number, row in zip(numbers, [*statements, *figures], strict=True):
        row |= {"number": number, "reading": reading, "current": 1}
    insert_words(connection, "statements", statements)
    insert_words(connection, "figures", figures)
    entities = list(entity_rows(indexed))
    others: dict[str, list[Row]] = {
        "entities": entities,
        "places": list(place_rows(indexed)),
        "times": list(time_rows(indexed)),
    }
    for table, rows in others.items():
        for row in rows:
            row["reading"] = reading
        insert_all(connection, table, rows)
    insert_people(connection, entities, day=day)


def retire(connection: sqlite3.Connection, reading: int) -> None:
    """Take a reading out of what holds now; it stays for as-of questions."""
    connection.execute("UPDATE readings SET current = 0 WHERE number = ?", (reading,))
    for table in ("statements", "figures"):
        connection.execute(f"UPDATE {table} SET current = 0 WHERE reading = ?", (reading,))
    connection.execute(
        "UPDATE people SET reports = people.reports - 1,"
        " statements = people.statements - gone.statements"
        " FROM (SELECT key, sum(statements) AS statements FROM entities"
        " WHERE reading = ? GROUP BY key) AS gone WHERE people.key = gone.key",
        (reading,),
    )
