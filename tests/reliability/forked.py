"""Rebuilds to interrupt, forked from a process that has read the program and the lexicon.

So a hundred of them do not begin with a hundred times the same imports; all that touches the disk
is what `alinea rebuild` does.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from index.dutch import analyse
from index.engines import ENGINES
from tests.reliability.harness import Site
from web import cli

analyse("opwarmen")
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    [__name__, "index.rebuild", "web.terminal", *(f"index.engines.{name}" for name in ENGINES)]
)


@dataclass(frozen=True, slots=True)
class Death:
    """A call at which a rebuild kills itself.

    Attributes:
        call: name of a function of `os`.
        moment: which of its calls, from 1.
        before: whether it dies before the call is made, or after.
    """

    call: str
    moment: int
    before: bool


class Rebuild:
    """A rebuild in a process group of its own.

    Args:
        site: whose articles are indexed.
        death: where it kills itself, if it does.
    """

    def __init__(self, site: Site, death: Death | None = None) -> None:
        self._process: BaseProcess = _CONTEXT.Process(
            target=_run, args=(site.environment, site.log, death)
        )
        self._process.start()

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.is_alive()

    def kill(self, *, group: bool) -> bool:
        """Kill it, with everything it started if the group goes too.

        Returns:
            whether it was killed; otherwise it had ended by itself.
        """
        with suppress(ProcessLookupError):
            if group:
                os.killpg(self._pid, signal.SIGKILL)
            else:
                os.kill(self._pid, signal.SIGKILL)
        return self.wait() == -signal.SIGKILL

    def wait(self) -> int:
        """Return its exit code once it has ended, negative for the signal that ended it."""
        self._process.join(120)
        code = self._process.exitcode
        assert code is not None, "a rebuild did not end within 120 s"
        return code

    @property
    def _pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid


def _run(environment: dict[str, str], log: Path, death: Death | None) -> None:
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, sys.stdout.fileno())
    os.dup2(output, sys.stderr.fileno())
    sys.argv = ["alinea", "rebuild"]
    # The processes that it starts import the main module, which is the command.
    sys.modules["__main__"] = cli
    if death:
        setattr(os, death.call, _deadly(getattr(os, death.call), death))
    cli.main()


def _deadly(call: Callable[..., Any], death: Death) -> Callable[..., Any]:
    calls = 0

    def deadly(*arguments: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == death.moment and death.before:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = call(*arguments, **keywords)
        if calls == death.moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return deadly
