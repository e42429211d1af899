"""Laws of all kinds, as they are found; skipped, with the reason, where the corpus is not at hand."""

import json
import re
import tarfile
from pathlib import Path

import pytest
from soundness import CORPUS, read, sound

DEV = sorted((CORPUS / "dev").glob("*.md"))
ARCHIVE = CORPUS / "laws.tar.xz"
needs_corpus = pytest.mark.skipif(not DEV, reason="the corpus of other laws is not beside the checkout")


@needs_corpus
@pytest.mark.parametrize("path", DEV or [Path("none")], ids=lambda path: path.stem)
def test_counts_agree_with_the_annotators(path: Path) -> None:
    gold = json.loads(read(CORPUS / "gold" / f"{path.stem}.json"))
    document = sound(read(path))
    found = {kind: document.count(kind) for kind in ("chapter", "article", "item")}  # type: ignore[arg-type]
    assert found == {kind: gold[f"n_{kind}s"] for kind in found}
    assert document.title == gold["title"]


@needs_corpus
@pytest.mark.parametrize("path", DEV or [Path("none")], ids=lambda path: path.stem)
def test_quotes_of_the_annotators_stand_in_the_provision_they_name(path: Path) -> None:
    gold = json.loads(read(CORPUS / "gold" / f"{path.stem}.json"))
    places = {(p.article, p.paragraph, p.item): p.text for p in sound(read(path)).provisions()}
    assert len(gold["statements"]) > 10
    for row in gold["statements"]:
        quote = re.sub("^（.{1,3}）", "", row["evidence"])  # some quotes of items keep their mark
        assert quote in places[row["article"], row["paragraph"], row["item"]]


@pytest.mark.long
@pytest.mark.skipif(not ARCHIVE.exists(), reason="the archive of 2,390 laws is not beside the checkout")
def test_all_laws_come_back() -> None:
    laws = articles = missed = 0
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.name.endswith(".md") else None
            if stream is None:
                continue
            source = stream.read().decode("utf-8")
            document = sound(source)
            laws += 1
            articles += document.count("article")
            marks = {leaf.start for leaf in document.leaves() if leaf.kind == "mark"}
            written = re.finditer(r"(?m)^第[一二三四五六七八九十百千零]+条(?=\s)", source)
            missed += sum(mark.start() not in marks for mark in written)
    assert laws == 2390
    assert articles > 100_000
    assert missed == 0
