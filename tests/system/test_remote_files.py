"""Files at addresses: listed in the words of the address given, read in bounds, trouble told with a way out."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from gklint.model.os_error_cause import ExplainedError, cause_of
from gklint.system.remote_files import read_remote, remote_files


@pytest.fixture(autouse=True)
def memory() -> Iterator[Any]:
    """A store with two reports in a folder."""
    MemoryFileSystem.store.clear()
    system = fsspec.filesystem("memory")
    system.pipe({"/年报/甲/2022.txt": b"a" * 100, "/年报/乙/2023.txt": b"b"})
    yield system
    MemoryFileSystem.store.clear()


@pytest.mark.parametrize("given", ["memory://年报", "memory://年报/", "memory:///年报"])
def test_a_folder_gives_its_files_in_the_words_of_the_address(given: str) -> None:
    root = given.rstrip("/")
    assert remote_files(given) == [f"{root}/乙/2023.txt", f"{root}/甲/2022.txt"]


def test_a_file_is_itself_and_read_as_far_as_asked() -> None:
    assert remote_files("memory://年报/甲/2022.txt") is None
    assert read_remote("memory://年报/甲/2022.txt", 10) == b"a" * 10


def test_what_is_not_there_is_missing() -> None:
    for call in (lambda: remote_files("memory://没有"), lambda: read_remote("memory://没有", 1)):
        with pytest.raises(FileNotFoundError):
            call()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///年报/甲.txt", "本机的文件请直接写路径：/年报/甲.txt"),
        ("local://年报", "本机的文件请直接写路径：年报"),
        ("zip://甲.txt::memory://年报.zip", "不能用“::”连接的地址"),
        ("ftp://somebody:secret@example.org/年报", "地址中不要写用户名和密码"),
        ("nowhere://年报", "不认识nowhere://这种地址"),
    ],
)
def test_addresses_that_are_not_read_say_why(address: str, said: str) -> None:
    with pytest.raises(ExplainedError) as error:
        remote_files(address)
    assert cause_of(error.value).zh.startswith(said) and "secret" not in str(error.value)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ExplainedError) as error:
        read_remote("s3://bucket/甲.txt", 1)
    assert error.value.words.zh == "读取s3://地址需要fsspec：pip install 'gklint[fsspec]'"


def test_a_library_that_a_storage_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(*given: Any, **more: Any) -> Any:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", lacking)
    with pytest.raises(ExplainedError) as error:
        remote_files("s3://bucket")
    assert error.value.words.zh == "读取s3://地址还缺一个库，请安装：Install s3fs to access S3"


def test_errors_of_a_storage_are_told_and_can_be_sent_between_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: Any, path: str, **more: Any) -> Any:
        raise RuntimeError("endpoint not reached")

    monkeypatch.setattr(MemoryFileSystem, "info", failing)
    with pytest.raises(ExplainedError) as error:
        remote_files("memory://年报")
    words = pickle.loads(pickle.dumps(error.value)).words
    assert words.zh == "memory://地址读不到，请检查地址、网络和权限：endpoint not reached"
