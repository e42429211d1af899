"""A regulation as a document in RDF: its parts, their place in each other, their words and where these stand."""

from typing import Any

from zeren import names
from zeren.facts.collection import Law
from zeren.graph.triples import Triples, day, number, ref, words
from zeren.text import Node

CLASSES = {
    "part": "zr:Part",
    "chapter": "zr:Chapter",
    "section": "zr:Section",
    "article": "zr:Article",
    "paragraph": "zr:Paragraph",
    "item": "zr:Item",
    "point": "zr:Point",
}


def add_span(out: Triples, law: Law, start: int, end: int) -> str:
    """Add the evidence node for a stretch of the text and return its IRI.

    Position, quote and hash of the source stand together (W3C Web Annotation selectors), so that a reader can
    find the words, and see that the text in hand is the text that was read.
    """
    node = names.span(law.key, start, end)
    position, quote = node + "/position", node + "/quote"
    out.type(node, "oa:SpecificResource")
    out.add(node, "oa:hasSource", ref(names.law(law.key)))
    out.add(node, "oa:hasSelector", ref(position), ref(quote))
    out.add(node, "zr:sourceHash", law.sha256)
    out.type(position, "oa:TextPositionSelector")
    out.add(position, "oa:start", number(start))
    out.add(position, "oa:end", number(end))
    out.type(quote, "oa:TextQuoteSelector")
    out.add(quote, "oa:exact", words(law.source[start:end], "zh"))
    return node


def add_document(out: Triples, law: Law) -> None:
    """Add the regulation and each of its parts."""
    _regulation(out, law)
    for node in law.document.nodes():
        if node.kind in CLASSES:
            _subdivision(out, law, node)


def _regulation(out: Triples, law: Law) -> None:
    meta, node = law.meta, names.law(law.key)
    out.type(node, "zr:Regulation", "eli:LegalResource")
    out.labels(node, "rdfs:label", meta["short_zh"], meta["short_en"])
    out.labels(node, "dcterms:title", meta["title_zh"], meta["title_en"])
    out.add(node, "eli:id_local", law.key)
    out.add(node, "eli:number", meta["number"])
    out.add(node, "eli:date_document", day(meta["date_document"]))
    out.add(node, "eli:first_date_entry_in_force", day(meta["first_date_entry_in_force"]))
    if "date_no_longer_in_force" in meta:
        out.add(node, "eli:date_no_longer_in_force", day(meta["date_no_longer_in_force"]))
    out.add(node, "eli:in_force", ref(f"{names.PREFIXES['eli']}InForce-{_status(meta)}"))
    out.add(node, "dcterms:publisher", words(meta["issuer_zh"], "zh"))
    out.add(node, "zr:sourceHash", law.sha256)
    out.add(node, "zr:placeLevel", ref(names.concept("level", meta["place_level"])))
    out.add(node, "zr:dutyChapter", *(number(chapter) for chapter in meta.get("duty_chapters", [])))
    for relation, predicate in (
        ("repeals", "eli:repeals"),
        ("based_on", "eli:based_on"),
        ("cites", "eli:cites"),
    ):
        for i, other in enumerate(meta.get(relation, []), 1):
            target = f"{node}/{relation.replace('_', '-')}-{i}"
            out.add(node, predicate, ref(target))
            out.type(target, "eli:LegalResource")
            out.add(target, "dcterms:title", words(other["title_zh"], "zh"))
            if "number" in other:
                out.add(target, "eli:number", other["number"])
            if "date_document" in other:
                out.add(target, "eli:date_document", day(other["date_document"]))


def _status(meta: dict[str, Any]) -> str:
    return "inForce" if meta["in_force"] else "notInForce"


def _subdivision(out: Triples, law: Law, part: Node) -> None:
    node = names.provision(law.key, part.eid)
    out.type(node, CLASSES[part.kind], "eli:LegalResourceSubdivision")
    parent = part.parent_eid
    out.add(node, "eli:is_part_of", ref(names.provision(law.key, parent) if parent else names.law(law.key)))
    out.add(node, "eli:id_local", part.eid)
    out.add(node, "zr:regulation", ref(names.law(law.key)))
    if part.number is not None:
        out.add(
            node, "eli:number", str(part.number) if part.suffix is None else f"{part.number}-{part.suffix}"
        )


def add_provisions(out: Triples, law: Law, claimed: set[tuple[int, int | None, int, int | None]]) -> None:
    """Add address, words and coverage of each provision (款, 项): how many code points no fact speaks for."""
    for p in law.document.provisions():
        node = names.provision(law.key, p.eid)
        out.add(node, "zr:articleNumber", number(p.article))
        if p.article_suffix is not None:
            out.add(node, "zr:articleSuffix", number(p.article_suffix))
        out.add(node, "zr:paragraphNumber", number(p.paragraph))
        if p.item is not None:
            out.add(node, "zr:itemNumber", number(p.item))
        out.add(node, "zr:citation", p.citation)
        if p.chapter is not None:
            out.add(node, "zr:chapterNumber", number(p.chapter))
        out.add(node, "zr:span", ref(add_span(out, law, p.start, p.end)))
        spoken_for = (p.article, p.article_suffix, p.paragraph, p.item) in claimed
        out.add(node, "zr:unclaimedCodePoints", number(0 if spoken_for else p.end - p.start))
