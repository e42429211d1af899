"""What questions need and nobody writes by hand: closures of the hierarchy, and the keys of names, with pinyin.

A path such as ``skos:broader+`` from an unbound start is what engines are slow at; the closure makes each question
a join. Pinyin is derived here, never typed.
"""

from zeren import names
from zeren.facts.collection import Collection, Vocabulary
from zeren.graph.triples import Triples, ref
from zeren.keys import name_key


def add_index(out: Triples, collection: Collection) -> None:
    """Add the state of each law's graph, the closure of broader, labels as plain strings, and keys of every name.

    Questions ask for graphs whose state is reviewed: what is only proposed can never answer as if it were.
    """
    vocabulary = collection.vocabulary
    for law in collection.laws:
        graph = names.graph(law.key, law.meta["state"])
        out.type(graph, "dcat:Dataset")
        out.add(graph, "zr:state", ref(names.concept("state", law.meta["state"])))
        out.add(graph, "zr:regulation", ref(names.law(law.key)))
    for body in vocabulary.bodies.values():
        _labels(out, names.body(body.key), body.zh, body.en)
        out.add(names.body(body.key), "zr:category", ref(names.concept("body-category", body.category)))
        _keys(out, names.body(body.key), [body.zh], [body.en])
    for domain in vocabulary.domains.values():
        _labels(out, names.concept("domain", domain.key), domain.zh, domain.en)
        _keys(out, names.concept("domain", domain.key), [domain.zh], [domain.en])
    for key in vocabulary.domains:
        for above in ancestors(vocabulary, key):
            out.add(
                names.concept("domain", key),
                "skos:broaderTransitive",
                ref(names.concept("domain", above)),
            )
    for other in vocabulary.domain_names:
        _keys(out, names.concept("domain", other.domain), *_by_language(other.name, other.lang))
    for name in vocabulary.body_names:
        _keys(out, names.body(name.body), *_by_language(name.name, name.lang))


def ancestors(vocabulary: Vocabulary, key: str) -> set[str]:
    """Every domain broader than this one, at any distance; not itself."""
    found: set[str] = set()
    todo = list(vocabulary.domains[key].broader)
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo.extend(vocabulary.domains[one].broader)
    return found


def _labels(out: Triples, node: str, zh: str, en: str) -> None:
    # Plain strings: a question that joins them needs no language filter, which keeps engines from joining early.
    out.add(node, "zr:labelZh", zh)
    out.add(node, "zr:labelEn", en)


def _by_language(name: str, lang: str) -> tuple[list[str], list[str]]:
    return ([name], []) if lang == "zh" else ([], [name])


def _keys(out: Triples, node: str, zh: list[str], en: list[str]) -> None:
    from pypinyin import Style, lazy_pinyin

    for name in (*zh, *en):
        out.add(node, "zr:nameKey", name_key(name))
    for name in zh:
        out.add(node, "zr:pinyinKey", name_key("".join(lazy_pinyin(name))))
        out.add(node, "zr:initialsKey", name_key("".join(lazy_pinyin(name, style=Style.FIRST_LETTER))))
