// What the report says, found by id and put into order.
const VERDICTS = ["fail", "error", "review", "not-assessable", "pass", "not-applicable"];
const SEVERITIES = ["critical", "high", "medium", "low", "info"];

const basis = report.basis ?? {themes: [], rules: []};
const rules = new Map(basis.rules.map((rule) => [rule.id, rule]));
const themes = new Map(basis.themes.map((theme) => [theme.id, theme.title]));
const requirements = report.requirements;

const needs = (requirement) => `needs-${requirement.unscanned.join("-")}`;
const isUnscanned = (requirement) => requirement.unscanned?.length > 0;

/** As the console tells them apart: what is undetermined because nothing could look at it says so in its own words. */
const outcomeOf = (requirement) => {
  if (requirement.outcome !== "undetermined") return requirement.outcome;
  if (isUnscanned(requirement)) return needs(requirement);
  if (requirement.left_out) return "left-out";
  return requirement.rules.some((rule) => rule.role === "decides") ? "undetermined" : "no-rule";
};

const OUTCOMES = ["not-satisfied", "advice", "undetermined", ...new Set(requirements.filter(isUnscanned).map(needs)),
  "left-out", "no-rule", "person", "satisfied", "not-applicable"];

const requirementsOfRule = new Map();
for (const requirement of requirements) {
  if (requirement.theme && !themes.has(requirement.theme)) themes.set(requirement.theme, requirement.theme);
  for (const rule of requirement.rules) {
    if (!requirementsOfRule.has(rule.id)) requirementsOfRule.set(rule.id, []);
    requirementsOfRule.get(rule.id).push(requirement);
  }
}
/** Those with the most unsatisfied requirements first: the same order in every section. */
const failing = (theme) => requirements.filter((one) => one.theme === theme && one.outcome === "not-satisfied").length;
const themeOrder = [...themes.keys()].sort((a, b) => failing(b) - failing(a));
const of = (rule) => requirementsOfRule.get(rule) ?? [];

const ruleTitle = (id) => rules.get(id)?.title ?? id;
const scopeText = (scope) => scope.map((step) => `${step.kind}/${step.id}`).join(" · ");

const rank = (order) => new Map(order.map((value, i) => [value, i]));
const verdictRank = rank(VERDICTS);
const severityRank = rank(SEVERITIES);
findings.sort((a, b) => verdictRank.get(a.verdict) - verdictRank.get(b.verdict)
  || severityRank.get(a.severity) - severityRank.get(b.severity)
  || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));


/** How many of each value there are, by value. */
const tally = (list, value) => {
  const counts = new Map();
  for (const one of list) {
    for (const key of [value(one)].flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};
