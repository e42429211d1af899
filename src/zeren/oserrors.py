"""Why the system refused a file or a directory, in the language of the message that says so."""

import errno

_CHINESE = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EROFS: "文件系统只读",
    errno.ENOSPC: "空间不足",
    errno.EISDIR: "这是目录，不是文件",
    errno.ENOTDIR: "路径中有一段不是目录",
    errno.EEXIST: "已经存在",
    errno.ENAMETOOLONG: "名称过长",
}


def os_words(error: OSError, lang: str) -> str:
    """The system's reason. What is too rare to have Chinese words here is told in the system's own."""
    english = error.strerror or str(error)
    return english if lang == "en" else _CHINESE.get(error.errno or 0, english)
