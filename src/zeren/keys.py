"""The key under which a name is found: what people vary without meaning anything by it is taken away."""

# Spaces, hyphens and marks that do not make two names two.
_DROPPED = str.maketrans("", "", " \t\r\n\u3000-‐–—_·・,，、.。;；:：!！?？~～…'’\"“”‘’()（）[]【】<>《》/\\")


def name_key(name: str) -> str:
    """``name_key("特种 设备") == name_key("特种设备")``; full-width letters are letters, case does not count."""
    if any("\uff00" <= ch <= "\uffef" or "\u2e80" <= ch <= "\u2fdf" for ch in name):
        import unicodedata  # a shared library, loaded only when a full-width letter asks for it

        name = unicodedata.normalize("NFKC", name)
    return name.casefold().translate(_DROPPED)
