// Themes, their requirements, and of each what every target and rule says.
const chosenOutcomes = new Set(OUTCOMES);
const requirementChips = {};

const targetRows = (requirement) => requirement.targets.length === 0 ? null : [
  h("h4", {}, say("by-target")),
  h("ul.rows", {}, requirement.targets.map((target) => h("li", {}, outcomeBadge(target.outcome),
    h("span.what", {}, foreign(target.target, "strong"), h("span.sub", {}, target.reason),
      h("span.sub", {}, verdicts(target.counts)))))),
];

const ruleRows = (requirement) => requirement.rules.length === 0 ? null : [
  h("h4", {}, say("by-rule")),
  h("ul.rows", {}, [...requirement.rules].sort((a, b) => (b.counts.fail ?? 0) - (a.counts.fail ?? 0)).map((rule) => h("li", {}, h("span.badge", {}, say(`role.${rule.role}`)),
    h("span.what", {}, h("button.link", {click: () => findingsOf({rule: rule.id})}, ruleTitle(rule.id)),
      h("span.sub", {}, h("code", {}, rule.id), " ", verdicts(rule.counts)))))),
];

const requirementBody = (requirement) => [
  h("p", {}, requirement.summary),
  facts([[say("reason"), requirement.reason], [say("coverage"), say(`reach.${requirement.coverage}`)],
    [say("note"), requirement.note], [say("binding"), say(`binding.${requirement.binding}`)],
    [say("nature"), say(`nature.${requirement.nature}`)]]),
  targetRows(requirement), ruleRows(requirement),
  requirement.rules.length > 0 && h("p", {}, h("button", {click: () =>
    findingsOf({requirement: requirement.id})}, say("findings.of", requirement.id))),
];

const requirementItem = (requirement) => {
  const details = h("details.requirement", {toggle: () => {
    if (details.open && details.children.length === 1) {
      details.append(h("div.body", {}, requirementBody(requirement)));
    }
  }}, h("summary", {}, h("span.id", {}, requirement.id), h("span.what", {}, requirement.title,
    requirement.binding === "recommendation" && h("span.sub", {}, ` ${say("binding.recommendation")}`)),
    h("span.state", {}, outcomeBadge(outcomeOf(requirement)), requirement.coverage !== "none"
      && h("span.sub", {}, say("coverage.short", say(`reach.${requirement.coverage}`))))));
  details.dataset.outcome = outcomeOf(requirement);
  details.id = `requirement-${requirement.id}`;
  return details;
};

const themeItem = (title, list) => {
  const counts = outcomeCounts(list);
  const items = list.map(requirementItem);
  const details = h("details.theme", {open: counts[0][1] > 0},
    h("summary", {}, h("h3", {}, title), inWords("outcome", counts)), h("div.list", {}, items));
  return details;
};

const showRequirements = () => {
  for (const theme of document.querySelectorAll("details.theme")) {
    const items = [...theme.querySelectorAll("details.requirement")];
    items.forEach((item) => { item.hidden = !chosenOutcomes.has(item.dataset.outcome); });
    theme.hidden = items.every((item) => item.hidden);
  }
  const n = requirements.filter((one) => chosenOutcomes.has(outcomeOf(one))).length;
  byId("requirement-count").textContent = say("shown", number(n), counted(requirements.length, "requirements"));
};

/** Shows those with one outcome alone, opened as far as their names. */
const requirementsWith = (outcome) => {
  chosenOutcomes.clear();
  chosenOutcomes.add(outcome);
  pressed(requirementChips.group, chosenOutcomes);
  showRequirements();
  document.querySelectorAll("details.theme").forEach((theme) => { theme.open = !theme.hidden; });
  goTo(byId("requirements-title"));
};

const requirementTree = () => {
  const groups = themeOrder.map((id) => [themes.get(id), requirements.filter((one) => one.theme === id)]);
  groups.push([say("theme.none"), requirements.filter((one) => !one.theme)]);
  const counts = outcomeCounts(requirements).filter(([, n]) => n > 0)
    .map(([outcome, n]) => [outcome, say(`outcome.${outcome}`), n]);
  requirementChips.group = chips(say("outcome"), counts, chosenOutcomes, showRequirements);
  byId("requirements").append(h("p.sub", {}, say("requirements.note")), requirementChips.group,
    h("p.count", {id: "requirement-count", role: "status"}),
    ...groups.filter(([, list]) => list.length > 0).map(([title, list]) => themeItem(title, list)));
  showRequirements();
};
