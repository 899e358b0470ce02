"""A PostgreSQL of the test's own: in a folder that is removed, on a port that nobody uses, gone on every way out.

The server is a child of the test and is told by the kernel when the test dies, also when it is killed. It never runs as
root; when the test does, it takes the user postgres (or nobody). Every login needs a password (SCRAM).
"""
import ctypes
import glob
import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "end_to_end"))
from support import skip  # noqa: E402

DRIVER = "PostgreSQL Unicode"
PR_SET_PDEATHSIG = 1


def tool(name):
    """Path of one of the server's programs, which Debian keeps out of PATH; the newest version."""
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"),
                   key=lambda path: [int(part) if part.isdigit() else 0 for part in path.split("/")[4].split(".")])
    return found[-1] if found else shutil.which(name)


def needed():
    """Skips loudly when something is not installed."""
    for name in ("initdb", "postgres", "psql"):
        if tool(name) is None:
            skip(f"{name} of PostgreSQL is not installed; bash examples/install test installs it")
    known = subprocess.run(["odbcinst", "-q", "-d"], capture_output=True, text=True) if shutil.which("odbcinst") else None
    drivers = known.stdout if known else "\n".join(
        path.read_text() for path in [pathlib.Path("/etc/odbcinst.ini")] if path.is_file())
    if f"[{DRIVER}]" not in drivers:
        skip(f"the ODBC driver {DRIVER} is not installed; bash examples/install test installs it")


def owner():
    """The user that the server runs as: nobody may run it as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    skip("there is no user postgres or nobody to run the server as")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    """with Postgres() as db: a running server; db.sql(text) runs statements as its owner `baas`."""

    def __init__(self):
        needed()
        self.user = owner()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="werkthet-pg-"))
        self.password = secrets.token_hex(12)
        self.server = None
        self.port = 0

    def as_owner(self, signal_at_death):
        """What a child does before it becomes a program of the server."""
        user, libc = self.user, ctypes.CDLL(None)

        def prepare():
            if user is not None:
                os.setgroups([])
                os.setgid(user.pw_gid)
                os.setuid(user.pw_uid)
            libc.prctl(PR_SET_PDEATHSIG, int(signal_at_death))
        return prepare

    def __enter__(self):
        # The way out also for a test that is ended from outside: as an exception, through __exit__.
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: sys.exit(1))
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        os.chmod(self.folder, 0o755)
        secret = self.folder / "pw"
        secret.write_text(self.password + "\n")
        data = self.folder / "data"
        data.mkdir(mode=0o700)
        if self.user is not None:
            for path in (self.folder, secret, data):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)
        subprocess.run([tool("initdb"), "-D", data, "-A", "scram-sha-256", "--pwfile", secret, "-U", "baas", "-E", "UTF8",
                        "--locale=C.UTF-8", "--no-sync"], check=True, capture_output=True, cwd=self.folder,
                       preexec_fn=self.as_owner(signal.SIGKILL), timeout=120)
        for _ in range(5):  # the port may be taken between looking and starting
            self.port = free_port()
            log = open(self.folder / "log", "wb")
            self.server = subprocess.Popen(
                [tool("postgres"), "-D", data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                 "-c", f"unix_socket_directories={self.folder}", "-c", "fsync=off", "-c", "log_statement=all",
                 "-c", "shared_buffers=32MB"], stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.folder,
                preexec_fn=self.as_owner(signal.SIGQUIT))
            log.close()
            for _ in range(300):
                if self.server.poll() is not None:
                    break
                if self.psql("select 1").returncode == 0:
                    return
                time.sleep(0.1)
            self.stop_server()
        raise RuntimeError("PostgreSQL does not start:\n" + self.log()[-2000:])

    def stop_server(self):
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # a fast shutdown
            try:
                self.server.wait(30)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        self.server = None

    def stop(self):
        self.stop_server()
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, *words, text=None):
        return subprocess.run([tool("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p",
                               str(self.port), "-U", "baas", "-d", "postgres", *(["-c", words[0]] if words else [])],
                              input=text, env=dict(os.environ, PGPASSWORD=self.password), capture_output=True, text=True,
                              encoding="utf-8", timeout=120)

    def sql(self, text):
        """Runs statements; gives what they print."""
        done = self.psql(text=text)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip("\n")

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.is_file() else ""

    def section(self, user="baas", place='password_env = "WERKTHET_DB_PASSWORD"', more=""):
        """[database] of a study for this server."""
        return (f'\n[database]\ndriver = "{DRIVER}"\nserver = "127.0.0.1"\nport = {self.port}\ndatabase = "postgres"\n'
                f'user = "{user}"\n{place}\n{more}\n')
