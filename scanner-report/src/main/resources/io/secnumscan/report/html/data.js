// What the report says, found by id and put into order.
const VERDICTS = ["fail", "error", "review", "not-assessable", "pass", "not-applicable"];
const SEVERITIES = ["critical", "high", "medium", "low", "info"];
/** "no-rule" is part of "undetermined": this version has no rule that decides the requirement, and none was left out. */
const OUTCOMES = ["not-satisfied", "advice", "undetermined", "no-rule", "person", "satisfied", "not-applicable"];

const basis = report.basis ?? {themes: [], rules: []};
const rules = new Map(basis.rules.map((rule) => [rule.id, rule]));
const themes = new Map(basis.themes.map((theme) => [theme.id, theme.title]));
const requirements = report.requirements;

const outcomeOf = (requirement) =>
  requirement.outcome === "undetermined" && !requirement.left_out && !requirement.rules.some((rule) => rule.role === "decides")
    ? "no-rule" : requirement.outcome;

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
