"""Why a file cannot be read or written, in words."""

from __future__ import annotations

import errno

from gklint.model.bilingual import Words

_CHINESE = {
    errno.EACCES: "没有权限",
    errno.EADDRINUSE: "已被别的程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
}


class ExplainedError(OSError):
    """An error whose cause is told in words of ours."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.zh)
        self.words = words

    def __reduce__(self) -> tuple[type[ExplainedError], tuple[Words]]:
        return type(self), (self.words,)


def cause_of(error: OSError) -> Words:
    """The cause, in Chinese where it is a common one, as the system says it otherwise."""
    if isinstance(error, ExplainedError):
        return error.words
    said = error.strerror or str(error)
    return Words(_CHINESE.get(error.errno or 0, said), said)
