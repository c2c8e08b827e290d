"""Files in batches: enough of them to be worth handing over, few enough that no worker is left waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from gklint.model.report_file import File

T = TypeVar("T")
Batch = Sequence[File]
Tasks = Callable[[Batch], Callable[[File], T]]  # what is done with each file of a batch, once the batch is known

_LEAST, _MOST = 20, 50  # files a batch: handing over one text report costs as much as checking it


def batches(files: Batch, jobs: int) -> Iterator[Batch]:
    """The files in order, in batches for so many workers."""
    size = min(max(_LEAST, len(files) // (jobs * 8)), _MOST, -(-len(files) // jobs) or 1)
    return (files[start : start + size] for start in range(0, len(files), size))
