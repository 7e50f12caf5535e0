// The first half minute: outcomes, where they are, what to mend first, what was scanned.
const outcomeCounts = (list) => {
  const counts = tally(list, outcomeOf);
  return OUTCOMES.map((outcome) => [outcome, counts.get(outcome) ?? 0]);
};

const inWords = (kind, counts) => h("span.counts", {}, counts.filter(([, n]) => n > 0).map(([value, n]) =>
  h("span", {}, h(`i.dot.fill-${value}`, {"aria-hidden": "true"}), counted(n, `${kind}.${value}`))));

const tiles = () => h("ul.tiles", {}, outcomeCounts(requirements)
  .filter(([outcome, n]) => n > 0 || outcome === "not-satisfied").map(([outcome, n]) =>
    h("li", {}, h(`button.tile.tile-${outcome}`, {click: () => requirementsWith(outcome)},
      h("span.n", {}, number(n)), h("span.label", {}, counted(n, `outcome.${outcome}`).replace(number(n), "").trim())))));

const themeChart = () => {
  const rows = themeOrder
    .map((id) => [themes.get(id), outcomeCounts(requirements.filter((one) => one.theme === id))])
    .filter(([, counts]) => counts.some(([, n]) => n > 0));
  const longest = Math.max(...rows.map(([, counts]) => counts.reduce((sum, [, n]) => sum + n, 0)), 1);
  return h("figure.chart", {}, h("figcaption", {}, h("h3", {}, say("chart.themes")), h("p", {}, say("chart.themes.note"))),
    h("ul", {}, rows.map(([title, counts]) =>
      h("li", {}, h("span.name", {}, title), bar(counts, longest), inWords("outcome", counts)))));
};

/** Bars are findings; what passes is counted in resources, which would dwarf them. */
const severityChart = () => {
  const open = VERDICTS.filter((verdict) => verdict !== "pass" && verdict !== "not-applicable");
  const rows = SEVERITIES.map((severity) => {
    const here = findings.filter((finding) => finding.severity === severity);
    const passed = here.filter((finding) => finding.verdict === "pass").reduce((sum, one) => sum + one.count, 0);
    const counts = tally(here, (finding) => finding.verdict);
    return {severity, here, passed, counts: open.map((verdict) => [verdict, counts.get(verdict) ?? 0])};
  }).filter((row) => row.here.length > 0);
  const longest = Math.max(...rows.map((row) => row.counts.reduce((sum, [, n]) => sum + n, 0)), 1);
  return h("figure.chart", {}, h("figcaption", {}, h("h3", {}, say("chart.severities")),
    h("p", {}, say("chart.severities.note"))),
    h("ul", {}, rows.map((row) => h("li", {}, h("span.name", {}, say(`severity.${row.severity}`)),
      bar(row.counts, longest), inWords("verdict", [...row.counts, ["pass", row.passed]])))));
};

const mendFirst = () => {
  const open = findings.filter((finding) => finding.verdict === "fail" && !finding.waived);
  const counts = [...tally(open, (finding) => finding.rule)];
  const severity = new Map(open.map((finding) => [finding.rule, finding.severity]));
  counts.sort((a, b) => severityRank.get(severity.get(a[0])) - severityRank.get(severity.get(b[0])) || b[1] - a[1]
    || (a[0] < b[0] ? -1 : 1));
  const row = ([rule, n]) => h("li", {}, severityBadge(severity.get(rule)),
    h("span.what", {}, h("button.link", {click: () => findingsOf({rule, verdict: ["fail"]})}, ruleTitle(rule)),
      h("span.sub", {}, h("code", {}, rule), ` ${of(rule).map((one) => one.id).join(", ")}`)),
    h("span.n", {}, counted(n, "failures")));
  const list = h("ol.mend", {}, counts.slice(0, 8).map(row));
  const rest = counts.slice(8);
  const more = rest.length > 0 && h("button", {click: () => {
    list.append(...rest.map(row));
    list.children[8].querySelector("button").focus();
    more.remove();
  }}, counted(rest.length, "mend.more"));
  return h("div.panel", {}, h("h3", {}, say("mend")),
    counts.length ? [list, more] : h("p.empty", {}, say("mend.none")));
};

const targetTable = () => {
  const states = ["complete", "partial", "unavailable", "absent"];
  const names = new Set([...report.targets.map((target) => target.name), ...report.coverage.map((one) => one.target)]);
  return h("div.panel", {}, h("h3", {}, say("targets")), h("ul.targets", {}, [...names].map((name) => {
    const target = report.targets.find((one) => one.name === name);
    const counts = tally(report.coverage.filter((one) => one.target === name), (one) => one.state);
    const version = target?.facts?.version ?? Object.entries(target?.facts?.versions ?? {})
      .map(([service, value]) => `${service} ${value}`).join(", ");
    return h("li", {}, h("span.what", {}, foreign(name, "strong"),
      h("span.sub", {}, target ? [say(`platform.${target.platform}`), version].filter(Boolean).join(" · ") : "")),
      h("span.counts", {}, states.filter((state) => counts.get(state)).map((state) => h("span", {},
        h(`i.dot.fill-${state}`, {"aria-hidden": "true"}), counted(counts.get(state), `lists.${state}`)))));
  })), h("p.sub", {}, say("targets.note")));
};

const overview = () => byId("overview").append(
  h("p.sub", {}, say("overview.note", number(report.summary.requirements))), tiles(),
  h("div.columns", {}, themeChart(), h("div", {}, severityChart(), targetTable())), mendFirst());
