"""What the child may do from now on: connect to few addresses, read what Python needs, no more.

Python itself tells of each connection before it is made and of each file before it is opened,
whichever package asks. So the address that is judged is the one that is used: a name that
resolves to another one a moment later, or a redirect, gains nothing.
"""

import os
import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from horarium.channels.public import may_be_reached

_NEVER = {
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
    *("subprocess.Popen", "pty.spawn", "ctypes.dlopen"),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink"),
    *("shutil.copyfile", "shutil.move", "shutil.rmtree"),
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class Guard:
    """Installed once, it stays until the process ends. ``refused`` tells that it had to act."""

    def __init__(self, *, private: bool) -> None:
        self.private = private
        self.refused = False
        paths = ssl.get_default_verify_paths()
        certificates = (paths.cafile, paths.capath, paths.openssl_capath, paths.openssl_cafile)
        known = (sys.prefix, sys.base_prefix, "/usr/share/zoneinfo", *certificates, *sys.path)
        self.readable = tuple(os.path.realpath(each) for each in known if each)
        self.readable += ("/etc/mime.types", "/etc/localtime", "/usr/share/ca-certificates")
        self.judges: dict[str, Callable[[tuple[Any, ...]], bool]] = {
            "socket.connect": lambda told: self._may_connect(told[1]),
            "socket.sendto": lambda told: self._may_connect(told[1]),
            "socket.sendmsg": lambda told: told[1] is None or self._may_connect(told[1]),
            "open": self._may_open,
        }

    def install(self) -> None:
        """From now on."""
        sys.addaudithook(self._judge)

    def _judge(self, event: str, told: tuple[Any, ...]) -> None:
        judge = self.judges.get(event)
        if event in _NEVER or (judge and not judge(told)):
            self.refused = self.refused or event == "socket.connect"
            raise PermissionError("this is not allowed here")

    def _may_connect(self, address: object) -> bool:
        host = address[0] if isinstance(address, tuple) and address else ""
        return isinstance(host, str) and may_be_reached(host, private=self.private)

    def _may_open(self, told: tuple[Any, ...]) -> bool:
        path, mode, flags = told
        if isinstance(path, int):
            return True
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (flags or 0) & _WRITING:
            return False
        real = Path(os.path.realpath(os.fsdecode(path)))
        return any(real.is_relative_to(each) for each in self.readable)
