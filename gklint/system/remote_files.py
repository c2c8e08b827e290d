"""Files at addresses such as `s3://bucket/年报/`, listed and read through fsspec, the extra gklint[fsspec]."""

from __future__ import annotations

from typing import Any

from gklint.model.bilingual import Words
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.os_error_cause import ExplainedError

_LOCAL = ("file", "local")
_SECRET = lazy_pattern(r"^[^/]*:[^/@]*@")  # name and password before a host


def remote_files(address: str) -> list[str] | None:
    """The addresses of the files below `address`, sorted; None where it is itself a file.

    Raises FileNotFoundError, PermissionError, and ExplainedError for what stands in the way otherwise.
    """
    system, root = _open(address)
    with _Explained(address):
        if system.info(root)["type"] != "directory":
            return None
        return sorted(_address_of(found, root, address) for found in system.find(root))


def read_remote(address: str, most: int) -> bytes:
    """The first `most` bytes of the file at `address`. Errors as for remote_files."""
    system, path = _open(address)
    with _Explained(address), system.open(path, "rb") as stream:
        data: bytes = stream.read(most)
        return data


def _open(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Raises ExplainedError."""
    scheme, _, rest = address.partition("://")
    for wrong, words in ((scheme in _LOCAL, _OWN_FILE), ("::" in address, _CHAIN), (_SECRET.search(rest), _PASSWORD)):
        if wrong:
            raise ExplainedError(Words(words.zh.format(rest), words.en.format(rest)))
    try:
        # Imported here: an extra, which only addresses need.
        from fsspec.core import url_to_fs
    except ImportError:
        raise ExplainedError(Words(*(text.format(scheme) for text in _NO_EXTRA))) from None
    with _Explained(address):
        system, path = url_to_fs(address)
        return system, str(path)


def _address_of(found: str, root: str, address: str) -> str:
    """The address of a path that a search found below `root`, in the words of the address given."""
    above = root.rstrip("/")
    return address.rstrip("/") + found[len(above) :] if found.startswith(f"{above}/") else found


class _Explained:
    """Whatever the body raises becomes an OSError that says what to do: every storage has errors of its own."""

    def __init__(self, address: str) -> None:
        self._scheme = address.partition("://")[0]

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, Exception) or isinstance(error, FileNotFoundError | PermissionError | TimeoutError):
            return
        said = str(error) or type(error).__name__
        words = _NO_LIBRARY if isinstance(error, ImportError) else _UNKNOWN if _is_unknown(error) else _FAILED
        raise ExplainedError(Words(*(text.format(self._scheme, said) for text in words))) from None


def _is_unknown(error: Exception) -> bool:
    return isinstance(error, ValueError) and "Protocol not known" in str(error)


_NO_EXTRA = Words(
    "读取{0}://地址需要fsspec：pip install 'gklint[fsspec]'",
    "reading {0}:// takes fsspec: pip install 'gklint[fsspec]'",
)
_NO_LIBRARY = Words(
    "读取{0}://地址还缺一个库，请安装：{1}", "reading {0}:// takes one more library, please install it: {1}"
)
_UNKNOWN = Words(
    "不认识{0}://这种地址；请用s3、gcs、abfs、hdfs、sftp、https等fsspec支持的地址",
    "there is no {0}:// address; use one that fsspec knows, such as s3, gcs, abfs, hdfs, sftp or https",
)
_FAILED = Words(
    "{0}://地址读不到，请检查地址、网络和权限：{1}",
    "{0}:// cannot be read; check address, network and permissions: {1}",
)
_OWN_FILE = Words("本机的文件请直接写路径：{0}", "write the path alone for files of this machine: {0}")
_CHAIN = Words("不能用“::”连接的地址；请先解压或下载", "chained addresses (::) are not read; unpack or download first")
_PASSWORD = Words(
    "地址中不要写用户名和密码，它们会出现在结果里；请写在fsspec的设置中",
    "no name and password in an address, where results would show them; put them into the settings of fsspec",
)
