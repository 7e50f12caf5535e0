// One finding: what is so, and in place what it rests on and how to mend it.
const evidenceValue = (one) => h("div", {}, h("dt", {}, h("code", {}, foreign(one.pointer))),
  h("dd", {}, cut(typeof one.value === "string" && one.value ? one.value : JSON.stringify(one.value, null, 1), 1500, "pre")));

/** What one call gave stands together. */
const evidence = (finding) => {
  const calls = new Map();
  for (const one of finding.evidence) {
    if (!calls.has(one.call)) calls.set(one.call, []);
    calls.get(one.call).push(one);
  }
  return [h("h4", {}, say("evidence")), calls.size === 0 ? h("p.sub", {}, say("evidence.none"))
    : h("ul.evidence", {}, [...calls].map(([call, values]) => h("li", {}, h("dl.values", {}, values.map(evidenceValue)),
      h("p.sub", {}, call ? [say("from"), " ", h("code", {}, foreign(call))] : say("derived")))))];
};

const bearsOn = (finding) => of(finding.rule).map((requirement, i) => [i > 0 && ", ", h("button.link", {click: () => {
  requirementsWith(outcomeOf(requirement));
  const item = byId(`requirement-${requirement.id}`);
  item.open = true;
  goTo(item.querySelector("summary"));
}}, `${requirement.id} ${requirement.title}`)]);

const waiverText = (finding) => finding.waived
  ? Object.entries(finding.waiver ?? {}).map(([name, value]) => `${say(`waiver.${name}`)} ${value}`).join(" · ")
    || say("waived") : null;

const findingBody = (finding) => {
  const rule = rules.get(finding.rule);
  const parameters = Object.entries(finding.params);
  return [
    finding.message.length > 300 && h("p.whole", {}, cut(typeset(finding.message), 4000, "span")),
    rule && h("p", {}, h("strong", {}, rule.title), " ", typeset(rule.why)),
    finding.remediation && [h("h4", {}, say("remediation")), h("div.remedy", {}, cut(finding.remediation, 4000, "bdi"))],
    evidence(finding),
    h("h4", {}, say("context")),
    facts([[say("resource"), foreign(finding.resource.id)], [say("name"), foreign(finding.resource.name)],
      [say("type"), finding.resource.type], [say("scope"), foreign(scopeText(finding.resource.scope) || say("scope.all"))],
      [say("region"), finding.region && foreign(finding.region)], [say("item"), finding.item && foreign(finding.item)],
      [say("bears-on"), of(finding.rule).length > 0 && bearsOn(finding)],
      [say("count"), finding.count === 1 ? null : number(finding.count)], [say("waiver"), waiverText(finding)],
      [say("rank"), say(`rank.${finding.rank}`)], [say("observed"), finding.observed_at && time(finding.observed_at)],
      [say("params"), parameters.length > 0 && parameters.map(([name, value]) =>
        h("div", {}, h("code", {}, foreign(`${name} = ${JSON.stringify(value)}`))))],
      [say("sources"), rule && rule.sources.join(" · ")], [say("digest"), finding.ids_digest && h("code", {}, finding.ids_digest)],
      [say("id"), h("code", {}, finding.id)]].filter(([, value]) => value)),
  ];
};

/** Folded findings stand for many resources, and name none. */
const subject = (finding) => {
  const name = finding.resource.name || finding.resource.id;
  return name ? foreign(brief(name, 120), "strong") : h("strong", {}, finding.count ? counted(finding.count, "resources") : say("scope.list"));
};

/** @param section whose own the ids are: a waived finding stands in two */
const findingItem = (section) => (i) => {
  const finding = findings[i];
  const id = `${section}-${i}`;
  const body = h("div.body", {id, hidden: true});
  const message = typeset(finding.message || ruleTitle(finding.rule));
  const button = h("button.open", {"aria-expanded": "false", "aria-controls": id, click: () => {
    if (body.children.length === 0) body.append(...h("div", {}, findingBody(finding)).childNodes);
    body.hidden = !body.hidden;
    button.setAttribute("aria-expanded", String(!body.hidden));
  }}, foreign(brief(message, 300)));
  return h(`li.finding.edge-${finding.severity}`, {}, h("div.badges", {}, verdictBadge(finding.verdict),
    severityBadge(finding.severity), finding.waived && h("span.badge.waived", {}, say("waived"))),
    h("h3", {}, button), h("p.sub", {}, subject(finding), h("span", {}, finding.resource.type),
      h("span", {}, foreign(finding.target)), h("span", {}, foreign(scopeText(finding.resource.scope) || say("scope.all"))),
      h("code", {}, finding.rule)), body);
};
