"""The closed lists that table cells are checked against; each has its concept scheme in ontology/concepts.ttl."""

ROLES = ("comprehensive", "supervisory", "industry", "industry-comprehensive")
FUNCTIONS = (
    "licensing",
    "inspection",
    "enforcement",
    "standards-and-policy",
    "planning",
    "emergency-response",
    "accident-investigation",
    "education",
    "funding",
    "statistics-and-reporting",
    "personnel-and-assessment",
    "coordination",
    "research",
    "rights-protection",
)
PHASES = (
    "production",
    "trade",
    "purchase",
    "storage",
    "transport",
    "use",
    "disposal",
    "construction",
    "operation",
)
MODES = ("own", "lead", "joint", "support", "assist", "participate", "report", "notify", "back")
# The word of the text for each level of the bearer, as answers print it.
LEVELS = {
    "any": "any",
    "all-levels": "各级",
    "county-and-above": "县级以上",
    "legislating": "有立法权",
    "region": "自治区",
}
PLACE_LEVELS = ("region", "prefecture", "county", "township")
TIMINGS = ("annual", "semiannual", "at-once", "promptly", "regularly", "within-limit")
UNITS = ("year", "half-year", "")
REACHED = ("stated", "completed", "derived")
POST_ROLES = (
    "principal",
    "standing-committee-member",
    "government-leader-for-safety",
    "government-leader",
    "safety-deputy",
    "leadership-member",
    "body",
)
DOMAIN_KINDS = ("hazard", "industry", "activity", "product", "place", "equipment", "people", "management")
BODY_CATEGORIES = (
    "department",
    "party-organ",
    "government",
    "party-committee",
    "mass-organisation",
    "central-branch",
    "regional-office",
    "coordination-body",
    "institution",
    "bearer-class",
)
RELATIONS = ("secretariat", "leads", "member-coordination")
STATES = ("reviewed", "proposed", "inferred")
NAME_KINDS = (
    "abbreviation",
    "everyday",
    "local-office",
    "text-variant",
    "former",
    "successor",
    "english",
    "synonym",
)
COVERAGE_REASONS = ("lead-in", "norm", "purpose", "scope", "principle", "heading", "final-provision")
