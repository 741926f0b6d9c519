"""A PostgreSQL server of one's own, in a folder of its own, that speaks through a socket file only.

pytest-postgresql starts its server as whoever runs the tests, and PostgreSQL
refuses root, which build machines often are: so it is started here, as the
user ``postgres`` where need be.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

FOLDERS = "/usr/lib/postgresql/*/bin"  # where Debian keeps it, out of the path
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")  # for tests that pull no plug


def programs() -> Path | None:
    """Return the folder of the server's programs, the newest version's; ``None`` if there is none."""
    found = sorted(Path("/").glob(FOLDERS.lstrip("/")), key=lambda path: int(path.parent.name.split(".")[0]))
    on_path = shutil.which("pg_ctl")
    return found[-1] if found else Path(on_path).resolve().parent if on_path else None


class Server:
    """A server that can be started, stopped and shot.

    Args:
        settings: Of postgresql.conf, each ``name=value``.
    """

    def __init__(self, settings: tuple[str, ...] = ()) -> None:
        folder = programs()
        assert folder is not None
        self._programs = folder
        self.home = Path(tempfile.mkdtemp(prefix="pg-"))
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            owner = pwd.getpwnam(self._user)
            os.chown(self.home, owner.pw_uid, owner.pw_gid)
        self._settings = " ".join(f"-c {s}" for s in ("listen_addresses=''", "max_connections=40", *settings))
        self._run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")

    def start(self) -> None:
        """Start it and wait until it answers; after a shot it mends itself first."""
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", f"-k {self.home} {self._settings}", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; ``immediate`` is as if it were killed."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database."""
        return f"postgresql://postgres@/{database}?host={self.home}"

    def create(self, database: str, template: str = "template1") -> str:
        """Make a database, as a copy of another one, and return its address."""
        self.sql(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database and whoever is connected to it."""
        self.sql(f'DROP DATABASE "{database}" WITH (FORCE)')

    def sql(self, statement: str) -> None:
        """Run one statement outside any transaction."""
        import psycopg

        with psycopg.connect(f"host={self.home} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def remove(self) -> None:
        """Stop it, if it runs, and drop its folder."""
        with contextlib.suppress(subprocess.CalledProcessError):  # it may be down already
            self.stop("immediate")
        shutil.rmtree(self.home, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        subprocess.run(command, cwd=self.home, user=self._user, check=True, stdout=subprocess.DEVNULL)
