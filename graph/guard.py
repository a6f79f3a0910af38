"""Untrusted questions run in a process of their own, which can be ended: the engine itself cannot be interrupted."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from graph.errors import CounterpointError, QueryError

Answer = TypeVar("Answer")
MEMORY = 4 * 1024**3


def within(seconds: float, work: Callable[..., Answer], *arguments: object) -> Answer:
    """Return what ``work(*arguments)`` returns, or end it after ``seconds``; both must be picklable.

    The process may use at most 4 GiB of memory where the system can limit it. Raises `QueryError` when the time or the
    memory is spent, and whatever of ours the work raises.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_answer, args=(there, work, arguments), daemon=True)
    worker.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise QueryError(f"the query was stopped after {seconds:g} s; narrow it, or give it more with --timeout")
        kind, value = here.recv()
    except EOFError:
        raise QueryError("the query was stopped: it needed more memory than it may use") from None
    finally:
        worker.kill()
        worker.join()
    if kind == "error":
        raise value
    return value  # type: ignore[no-any-return]


def _answer(there: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    _limit_memory()
    try:
        there.send(("answer", work(*arguments)))
    except CounterpointError as error:
        there.send(("error", error))
    except MemoryError:
        there.send(("error", QueryError("the query was stopped: it needed more memory than it may use")))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most), most))
