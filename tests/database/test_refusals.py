#!/usr/bin/env python3
"""When there is no connection or no result: one clear error, and the password nowhere.

Every way in which it can fail is tried with the program itself; then all it wrote or said is searched for the password,
and for what the server says, which could hold values.
"""
import os
import re
import shutil
import socket
import subprocess
import threading
import time

from postgres import Postgres
from support import Test

SECRET = "Zeer}Geheim;7 {é"
WRONG = "Fout-Wachtwoord;3"

test = Test()
place = test.work / "lindeveen"
shutil.copytree(test.study, place)
shutil.copy(test.study.parent / "lindeveen.key", test.work / "lindeveen.key")
original = (place / "study.toml").read_text(encoding="utf-8").replace('"data/costs.csv"', '"query:kosten"')
test.check("query:kosten" in original, "the study has a list of costs")
said = []


def check(db, code, what, sql="select * from costs order by 1", section=None, password=SECRET, shows=None, **options):
    """`werkthet check` of the study with this query; it must say this code, and nothing that it must not."""
    study = original + (section or db.section("lezer", **options)) + f'\n[queries.kosten]\nsql = """{sql}"""\n'
    (place / "study.toml").write_text(study, encoding="utf-8")
    env = {"WERKTHET_DB_PASSWORD": password} if password else {}
    begin = time.monotonic()
    done = test.run("check", place / "study.toml", env=env)
    if code is None:
        test.equal(done.returncode, 0, f"{what}: {done.stdout}{done.stderr}")
    else:
        test.check(done.returncode in (2, 3), f"{what}: exit code {done.returncode}: {done.stdout}{done.stderr}")
        test.check(re.search(rf"error {code}\b", done.stdout + done.stderr), f"{what}: {code} in {done.stdout}{done.stderr}")
    if shows:
        test.check(shows in done.stdout + done.stderr, f"{what}: \"{shows}\" in {done.stdout}{done.stderr}")
    said.append(done.stdout + done.stderr)
    return time.monotonic() - begin


class Silent:
    """A server that takes a connection and never says a word."""

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.taken = []
        self.thread = threading.Thread(target=self.take, daemon=True)
        self.thread.start()
        return self

    def take(self):
        try:
            while True:
                self.taken.append(self.socket.accept()[0])
        except OSError:
            pass

    def __exit__(self, *_):
        self.socket.close()
        for one in self.taken:
            one.close()


with Postgres() as db:
    quoted = SECRET.replace("'", "''")
    db.sql(f"create role lezer login password '{quoted}';\n"
           "create table costs (item text, kind text, planned numeric, spent numeric);\n"
           "insert into costs values ('Personeel', 'fixed', 100, null), ('Lokaal \"West\"\nde zaal', 'variable', 0.10, 3);\n"
           "create table geheim_dossier (naam text);\n"
           "create function fout() returns text language plpgsql as "
           "$$begin raise exception 'Piet-Voorbeeld-990000124'; end$$;\n"
           "grant select on costs to lezer;")
    plain = check(db, None, "a password with every sign that a connection string knows")

    # The password: wrong, absent, in a file that is right or open to others.
    check(db, "E260", "a wrong password", password=WRONG, shows="refuses the user or the password")
    built = test.run("build", place / "study.toml", "--out", test.work / "out", env={"WERKTHET_DB_PASSWORD": WRONG})
    test.equal(built.returncode, 3, f"a build with a wrong password: {built.stderr}")
    test.check("E260" in built.stdout + built.stderr, f"says why: {built.stderr}")
    said.append(built.stdout + built.stderr)
    check(db, "E262", "no password", password=None, shows="not set")
    secret = test.work / "pw"
    secret.write_text(SECRET + "\n", encoding="utf-8")
    os.chmod(secret, 0o600)
    in_file = 'password_file = "../pw"'
    check(db, None, "the password in a file", password=None, place=in_file)
    os.chmod(secret, 0o640)
    check(db, "E262", "a file that others may read", password=None, place=in_file, shows="0600")
    os.chmod(secret, 0o600)
    secret.write_text(WRONG + "\n", encoding="utf-8")
    check(db, "E260", "a wrong password in a file", password=None, place=in_file, shows="refuses the user")
    secret.unlink()
    for line in (f'password = "{WRONG}"', f'PWD = "{WRONG}"', f'options = {{ PWD = "{WRONG}" }}'):
        check(db, "S128", f"a password in the study: {line[:10]}", place=line)
    check(db, "S122", "a password as the name of the variable", place=f'password_env = "{WRONG}"')

    # The connection.
    good = db.section("lezer")
    check(db, "E260", "no such user", section=good.replace("lezer", "niemand"), shows="refuses the user")
    check(db, "E260", "no such database", section=good.replace('"postgres"', '"nergens"'))
    check(db, "E260", "no such driver", section=good.replace("PostgreSQL Unicode", "Nergens"), shows="not installed")
    check(db, "E260", "no such data source", shows="not installed",
          section=re.sub('driver = .*\n', 'dsn = "nergens"\n', good))
    check(db, "E260", "nobody listens", section=good.replace(f"port = {db.port}", "port = 1"), shows="does not answer")
    with Silent() as silent:
        took = check(db, "E26[01]", "a server that says nothing",
                     section=good.replace(f"port = {db.port}", f"port = {silent.port}\ntimeout_seconds = 2"))
        test.check(took < plain + 12, f"it was given up in {took:.1f} s")

    # The query.
    check(db, "E261", "no such table", sql="select * from nergens order by 1", shows="SQLSTATE 42P01")
    check(db, "E261", "a table that may not be read", sql="select * from geheim_dossier order by 1", shows="may not read")
    check(db, "E261", "an error with a value in it", sql="select fout() order by 1")
    check(db, "E261", "a number that cannot be", sql="select 'Piet-Voorbeeld'::int order by 1")
    took = check(db, "E261", "too slow", sql="select pg_sleep(60)::text as item order by 1", more="timeout_seconds = 1",
                 shows="timeout_seconds")
    test.check(took < plain + 12, f"it was given up in {took:.1f} s")
    check(db, "E261", "bytes", sql="select 'ab'::bytea as item order by 1", shows="bytes")
    check(db, "E200", "too large", sql="select repeat('x', 3000000) as item order by 1", shows="too large")
    check(db, "E203", "another column", sql="select planned from costs order by 1")

    # Writing: refused before it is sent, and by the server when a function hides it.
    db.sql("create function schrijf() returns text language plpgsql security definer as "
           "$$begin update costs set planned = 7; return 'x'; end$$;")
    check(db, "S129", "an update", sql="update costs set planned = 7")
    check(db, "S129", "an update within a with", sql="with x as (update costs set planned = 7 returning *) select * from x")
    check(db, "S129", "two statements", sql="select 1; delete from costs")
    check(db, "E261", "a function that writes", sql="select schrijf() as item order by 1", shows="tries to write")
    test.equal(db.sql("select planned from costs order by 1"), "0.10\n100", "nothing was written")
    log = db.log()
    for words in ("update costs set planned = 7 returning", "delete from costs"):
        test.check(words not in log, f"never sent: {words}")
    test.check("select schrijf()" in log, "the server did see the function")

    # Stopped while it works: no program is left behind, and the server goes on.
    (place / "study.toml").write_text(original + db.section("lezer") +
                                      '\n[queries.kosten]\nsql = "select pg_sleep(50)::text as item order by 1"\n', encoding="utf-8")
    running = subprocess.Popen([test.program, "check", place / "study.toml"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=dict(os.environ, WERKTHET_DB_PASSWORD=SECRET))

    def children():
        """Processes whose parent is the running program."""
        found = []
        for status in os.listdir("/proc"):
            try:
                if status.isdigit():
                    fields = open(f"/proc/{status}/stat").read().rsplit(")", 1)[1].split()
                    if int(fields[1]) == running.pid:
                        found.append(int(status))
            except OSError:
                pass
        return found

    begin, helpers = time.monotonic(), []
    while not helpers and time.monotonic() - begin < 60 and running.poll() is None:
        helpers = children()
        time.sleep(0.02)
    test.check(helpers, "the query runs in a process of its own")
    for helper in helpers:
        try:
            words = open(f"/proc/{helper}/cmdline").read() + open(f"/proc/{helper}/environ", errors="replace").read()
            test.check("Geheim" not in words, "the password is not among the words or variables of that process")
        except OSError:
            pass  # not dumpable: nobody but root may look at all
    time.sleep(1)
    test.check(running.poll() is None, "it is still at work")
    running.kill()
    running.wait()
    time.sleep(1)

    def alive(helper):
        try:
            return open(f"/proc/{helper}/stat").read().rsplit(")", 1)[1].split()[0] not in "ZX"
        except OSError:
            return False

    test.check(not any(map(alive, helpers)), "it is gone when the program is killed")

    everything = "\n".join(said)
    for path in test.work.rglob("*"):
        if path.is_file() and path.name not in ("study.toml", "pw"):
            everything += path.read_bytes().decode("utf-8", "replace")
    for word in ("Geheim;7", "Zeer}", "Fout-Wacht", "Piet-Voorbeeld", "990000124", "authentication failed"):
        test.check(word not in everything, f"nowhere: {word}")
test.end()
