"""What columns, lists and counts are called, in Chinese and English: one source for tables, files and notebooks.

Names are those of the contract's fields, so that each face can name a field that it shows.
"""

COLUMNS = {
    "article": ("条", "articles"),
    "as_written": ("原文用语", "as written"),
    "asks": ("问什么", "asks"),
    "band": ("角色", "band"),
    "bands": ("角色", "bands"),
    "basis": ("由来", "basis"),
    "bearer": ("原文主语", "bearer"),
    "body": ("主体", "body"),
    "body_as_of": ("职能承接", "body as of"),
    "by_analogy": ("参照", "by analogy"),
    "category": ("类别", "category"),
    "chapter": ("章", "chapter"),
    "check": ("检查", "check"),
    "citation": ("依据", "provision"),
    "citations": ("依据", "provision"),
    "column": ("列", "column"),
    "conditional": ("附条件", "conditional"),
    "count": ("数", "count"),
    "counterpart": ("对象", "counterpart"),
    "counterpart_as_written": ("对象原文", "as written"),
    "detail": ("详情", "detail"),
    "domain": ("领域", "domain"),
    "domains": ("事项", "domain"),
    "frequency": ("时限", "when"),
    "functions": ("职能", "functions"),
    "id": ("编号", "id"),
    "kind": ("类别", "kind"),
    "law": ("法规", "law"),
    "level": ("层级", "level"),
    "list": ("清单", "list"),
    "mode": ("方式", "mode"),
    "named_in_text": ("原文所载", "in the text"),
    "name": ("名称", "name"),
    "names": ("又名", "also"),
    "params": ("参数", "parameters"),
    "parent": ("上级", "parent"),
    "parted_by_phase": ("按环节分开", "parted by phase"),
    "phases": ("环节", "phases"),
    "post": ("岗位", "post"),
    "quote": ("原文", "words"),
    "role": ("角色", "role"),
    "row": ("行", "row"),
    "says": ("内容", "says"),
    "status": ("结果", "status"),
    "strength": ("强度", "strength"),
    "term": ("词", "term"),
    "type": ("事实", "fact"),
    "value": ("值", "value"),
    "what": ("项", "what"),
    "with_": ("配合", "with"),
    "with_when": ("配合与时限", "with, when"),
    "words": ("据以得出的文字", "from the words"),
}
LISTS = {
    "without_any_body": ("没有任何条款点名的领域（只余一般规定）", "Domains that no provision names"),
    "without_supervisor": ("有职责而无安全监管部门的领域", "Domains with duties and no supervisor"),
    "shared_supervision": ("有几个监管部门的领域", "Domains with several supervisors"),
    "supervisors": ("监管部门", "Supervisors"),
    "unnamed_counterparts": ("对象未写明的会同、配合等", "Counterparts that the text does not name"),
    "one_sided_cooperation": ("只有一方写明的会同、配合等", "Cooperation that one side alone states"),
    "roles": ("角色", "Roles"),
    "duties": ("职责", "Duties"),
    "facts": ("事实", "Facts"),
    "text_coverage_by_chapter": ("各章覆盖", "Coverage by chapter"),
}
COUNTS = {
    "key": ("编号", "key"),
    "title": ("名称", "title"),
    "state": ("状态", "state"),
    "chapters": ("章", "chapters"),
    "articles": ("条", "articles"),
    "paragraphs": ("款", "paragraphs"),
    "items": ("项", "items"),
    "roles": ("角色", "roles"),
    "duties": ("职责", "duties"),
    "topics": ("事项", "topics"),
    "cooperation": ("协作", "cooperation"),
    "frequencies": ("时限", "frequencies"),
    "bodies": ("主体", "bodies"),
    "domains": ("领域", "domains"),
    "asserted": ("写明的三元组", "triples asserted"),
    "inferred": ("推出的三元组", "triples inferred"),
    "text_coverage": ("原文覆盖", "text coverage"),
    "code_points": ("字符", "code points"),
    "unaccounted": ("未说明的字符", "unaccounted"),
}


def heads(lang: str, *names: str) -> list[str]:
    """The heads of columns, by the names of their fields."""
    return [COLUMNS[name][lang == "en"] for name in names]


def title(name: str, lang: str) -> str:
    """What one of several lists is called."""
    return LISTS[name][lang == "en"]


def count(name: str, lang: str) -> str:
    """What ``stats`` counts; a count that has no name yet goes by its field's."""
    return COUNTS[name][lang == "en"] if name in COUNTS else name
