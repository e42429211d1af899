"""Words for keys that belong to one list: kinds of domain, categories of body, classes of fact, levels, states.

Apart from the words that all share, since a key means different things in different lists: ``industry`` is a role and a kind.
"""

from zeren.words import word

_KINDS = {
    "activity": ("活动", "activity"),
    "equipment": ("设备", "equipment"),
    "hazard": ("危险源", "hazard"),
    "industry": ("行业", "industry"),
    "management": ("管理事项", "management subject"),
    "people": ("人群", "people"),
    "place": ("场所", "place"),
    "product": ("产品", "product"),
}
_CATEGORIES = {
    "bearer-class": ("机构统称", "class of bodies"),
    "central-branch": ("中央驻区机构", "branch of a central body"),
    "coordination-body": ("议事协调机构", "coordination body"),
    "department": ("政府部门", "department"),
    "government": ("政府", "government"),
    "institution": ("其他机关单位", "other institution"),
    "mass-organisation": ("群团组织", "mass organisation"),
    "party-committee": ("党委", "party committee"),
    "party-organ": ("党委工作机关", "party organ"),
    "regional-office": ("自治区机构", "office of the region"),
}
_FACTS = {
    "Cooperation": ("协作", "cooperation"),
    "CoverageNote": ("说明", "note"),
    "Duty": ("职责", "duty"),
    "GeneralProvision": ("一般规定", "general provision"),
    "RoleHeld": ("角色", "role"),
    "Secretariat": ("议事协调", "coordination body"),
    "TimeRequirement": ("时限", "time"),
    "Topic": ("事项", "topic"),
}
_LEVELS = {
    "all-levels": ("各级", "all levels"),
    "county-and-above": ("县级以上", "county and above"),
    "legislating": ("有立法权", "with legislative power"),
    "region": ("自治区", "region"),
}
# What else facts say by a key: relations to a coordination body, why a provision carries no fact.
_SAID = _LEVELS | {
    "leads": ("领导", "leads it"),
    "member-coordination": ("成员协调", "coordinates its members"),
    "secretariat": ("承办日常工作", "runs its office"),
    "final-provision": ("附则", "final provision"),
    "heading": ("标题", "heading"),
    "lead-in": ("引语", "lead-in"),
    "norm": ("其他规范", "other norm"),
    "principle": ("原则", "principle"),
    "purpose": ("立法目的", "purpose"),
    "scope": ("适用范围", "scope"),
}
_LEVEL_WORDS = dict(_LEVELS.values())  # answers name a level by its Chinese word
_STATES = {"reviewed": ("已审核", "reviewed"), "proposed": ("待审核", "proposed")}
_BASES = {
    "department": ("各部门共有", "of all departments"),
    "industry": ("行业主管部门共有", "of all industry departments"),
    "office": ("承办机构", "of an office"),
    "own": ("自身", "own"),
    "supervisory": ("安全监管部门共有", "of all supervising departments"),
}
_STATUSES = {
    "ambiguous": ("多义", "ambiguous"),
    "found": ("找到", "found"),
    "gap": ("空白", "gap"),
    "implied": ("推及", "implied"),
    "unknown": ("没有找到", "unknown"),
}
_NOTES = {
    "ambiguous": ("有几种含义", "several meanings"),
    "gap": ("空白：没有条款点名", "gap: no provision names it"),
    "implied": ("推及：原文只写了上位事项", "implied: only something broader is named"),
    "near": ("相近的名称", "near names"),
    "unknown": ("没有找到", "unknown"),
    "unnamed": ("（未写明）", "(unnamed)"),
}
# What people read of a fact, in this order; what is left out is for programs.
SAYS = ("body", "domain", "roleKind", "function", "mode", "phase", "counterpart", "counterpartAsWritten",
        "timing", "minimum", "mechanism", "relation", "reason", "level")  # fmt: skip


def kind(key: str, lang: str) -> str:
    """A kind of domain."""
    return _of(_KINDS, key, lang)


def category(key: str, lang: str) -> str:
    """A category of body."""
    return _of(_CATEGORIES, key, lang)


def fact(name: str, lang: str) -> str:
    """A class of fact."""
    return _of(_FACTS, name, lang)


def said(key: str, lang: str) -> str:
    """What a fact says, by its key."""
    return _of(_SAID, key, lang) if key in _SAID else word(key, lang)


def level(name: str, lang: str) -> str:
    """A level, by the contract's word for it."""
    return _LEVEL_WORDS[name] if lang == "en" and name in _LEVEL_WORDS else word(name, lang)


def state(key: str, lang: str) -> str:
    """The review state of a law."""
    return _of(_STATES, key, lang)


def basis(key: str, lang: str) -> str:
    """Why a post bears a duty."""
    return _of(_BASES, key, lang)


def status(key: str, lang: str) -> str:
    """What came of a question, in a word."""
    return _of(_STATUSES, key, lang)


def note(key: str, lang: str) -> str:
    """What an answer says of itself."""
    return _NOTES[key][lang == "en"]


def _of(words: dict[str, tuple[str, str]], key: str, lang: str) -> str:
    pair = words.get(key)
    return key if pair is None else pair[lang == "en"]
