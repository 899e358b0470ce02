#!/usr/bin/env python3
"""What a cell of a database becomes, seen through werkthet-odbc itself: NULL, exact numbers, dates, zones, texts."""
import os
import struct
import subprocess

from postgres import DRIVER, Postgres
from support import Test

os.environ["LC_ALL"] = "C.UTF-8"  # as werkthet starts the program, whatever its own locale is

test = Test()
odbc = test.program.parent.parent / "libexec" / "werkthet" / "werkthet-odbc"
test.check(odbc.is_file(), f"{odbc} is there")


def ask(db, sql, timeout=20, more=""):
    """(columns, rows, end): end is "E" or a refusal such as "w25006"."""
    attributes = (f"Driver={{{DRIVER}}};Server=127.0.0.1;Port={db.port};Database=postgres;UID=baas;{more}"
                  f"PWD={{{db.password}}};")
    request = b"".join(struct.pack("<I", len(part)) + part for part in
                       (attributes.encode(), sql.encode(), str(timeout).encode()))
    answer = subprocess.run([odbc], input=request, capture_output=True, timeout=120)
    test.equal((answer.returncode, answer.stderr), (0, b""), f"how it ends: {sql[:60]}")
    columns, rows, end, at = [], [], None, 0
    while at < len(answer.stdout):
        kind, length = answer.stdout[at:at + 1].decode(), struct.unpack("<I", answer.stdout[at + 1:at + 5])[0]
        text = answer.stdout[at + 5:at + 5 + length].decode("utf-8")
        at += 5 + length
        if kind == "C":
            columns.append(text)
        elif kind == "R":
            rows.append([])
        elif kind in "VN":
            rows[-1].append(text if kind == "V" else None)
        elif kind in "EX":
            end = text or kind
    return columns, rows, end


with Postgres() as db:
    def one(expression, expected, more=""):
        _, rows, end = ask(db, f"select {expression} as x", more=more)
        test.equal((rows, end), ([[expected]], "E"), expression[:80])

    for fetch in ("", "UseDeclareFetch=1;Fetch=1000;"):
        # No value is no value, whatever the type: 0 and '' are something else.
        for kind in ("integer", "bigint", "smallint", "numeric", "numeric(9,2)", "double precision", "real", "text",
                     "varchar(5)", "date", "timestamp", "timestamptz", "boolean", "uuid", "time", "json"):
            one(f"null::{kind}", None, fetch)
        for kind in ("integer", "bigint", "smallint", "numeric", "double precision", "real"):
            one(f"0::{kind}", "0", fetch)
        one("''::text", "", fetch)
        # Numbers: NUMERIC to the last decimal, floating point as the shortest text that reads back.
        for text in ("12345678901234567890.0123456789", "0.1", "1.50", "-0.000001", "99999999999999999999999999999",
                     "0.10", "-7"):
            one(f"{text}::numeric", text, fetch)
        one("9223372036854775807::bigint", "9223372036854775807", fetch)
        one("(-9223372036854775808)::bigint", "-9223372036854775808", fetch)
        one("0.1::double precision + 0.2", "0.30000000000000004", fetch)
        one("0.1::real", "0.1", fetch)
        one("1e300::double precision", "1e+300", fetch)
        one("1234567.25::double precision", "1234567.25", fetch)
        one("'NaN'::double precision", "nan", fetch)
        one("true", "1", fetch)
        one("false", "0", fetch)
        one("date '2017-10-01'", "2017-10-01", fetch)
        one("date '0099-01-02'", "0099-01-02", fetch)
        one("timestamp '2017-10-01 12:34:56.789'", "2017-10-01T12:34:56", fetch)
        # The day that people in the Netherlands lived in, wherever the program runs.
        one("timestamptz '2017-09-30 22:30:00+00'", "2017-10-01T00:30:00", fetch)
        one("time '12:34:56'", "12:34:56", fetch)
        # Texts, also longer than any buffer and with a character on its border.
        for text in ('quote " and \' and ; and ,', "line\nline\r\nline\ttab", "é€😀 groep–naam", " spaces ", "\\N", "NULL"):
            one("'" + text.replace("'", "''") + "'::text", text, fetch)
        for length in (4094, 4095, 4096, 8191, 100_000):
            one(f"repeat('x', {length}) || '😀é'", "x" * length + "😀é", fetch)

    columns, rows, end = ask(db, 'select 1 as "Cijfer é", 2 as "Cijfer é", 3')
    test.equal((columns, rows, end), (["Cijfer é", "Cijfer é", "?column?"], [["1", "2", "3"]], "E"), "names of columns")
    test.equal(ask(db, "select 1 as a where false"), (["a"], [], "E"), "no rows")
    test.equal(ask(db, "table pg_am limit 0")[2], "E", "the statement TABLE")
    columns, rows, end = ask(db, "select i, i::text as t from generate_series(1, 50000) i order by 1",
                             more="UseDeclareFetch=1;Fetch=1000;")
    test.equal((len(rows), rows[49999], end), (50000, ["50000", "50000"], "E"), "many rows")

    # What is no text is refused, and so is anything that is no result.
    test.equal(ask(db, "select '\\x00'::bytea")[2], "b", "bytes")
    test.equal(ask(db, "select * from nergens")[2], "q42P01", "no such table")
    test.equal(ask(db, "selec 1")[2], "q42601", "no SQL")
    test.equal(ask(db, "select pg_sleep(30)", timeout=1)[2], "t57014", "the time limit")

    # Reading only, also for statements that the guard of the study file would stop earlier. The user owns everything.
    db.sql("create table t (a int); insert into t values (1);\n"
           "create function schrijf() returns int language plpgsql as $$begin update t set a = 2; return 1; end$$;")
    for sql in ("update t set a = 2", "insert into t values (2)", "delete from t", "drop table t", "truncate t",
                "select schrijf()", "create table u (a int)", "with x as (update t set a = 2 returning a) select * from x",
                "select * into u from t", "select nextval('s')" if db.sql("create sequence s; select 1") else ""):
        for fetch in ("", "UseDeclareFetch=1;"):
            _, rows, end = ask(db, sql, more=fetch)
            test.check(end is not None and end != "E" and not rows, f"{sql}: {end}")
            # 25006: the transaction is read-only; 0A000, 42601: not even possible behind a cursor.
            test.check(end[1:] in ("25006", "0A000", "42601"), f"{sql}: {end}")
    test.equal(ask(db, "update t set a = 2")[2], "w25006", "an update is recognised as writing")
    test.equal(ask(db, "set session characteristics as transaction read write; update t set a = 2")[2] != "E", True,
               "reading only cannot be switched off")
    test.equal(ask(db, "set transaction read write; update t set a = 2")[2] != "E", True, "nor within the transaction")
    test.equal(ask(db, "rollback; update t set a = 2")[2] != "E", True, "nor after it")
    test.equal(ask(db, "select set_config('transaction_read_only', 'off', false), schrijf()")[2] != "E", True,
               "nor by a function")
    test.equal(db.sql("select a, (select count(*) from t) from t; select last_value, is_called from s"), "1|1\n1|f",
               "nothing was written")
    test.equal(ask(db, "select current_setting('transaction_read_only')")[1], [["on"]], "the server says so itself")
test.end()
