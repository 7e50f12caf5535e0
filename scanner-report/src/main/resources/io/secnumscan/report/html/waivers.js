// Failures that somebody accepts for a while: they stay failures. What became of each waiver, and what the valid ones are about.
const waiverSelector = (select) => Object.entries(select ?? {}).filter(([, value]) => value != null)
  .map(([name, value]) => `${name}: ${value}`).join(" · ");

const waiverRow = (waiver) => h("li", {}, h(`span.badge.waiver-${waiver.state}`, {}, say(`waiver.${waiver.state}`)),
  h("span.what", {}, h("button.link", {click: () => findingsOf({rule: waiver.rule, verdict: ["fail"]})},
    ruleTitle(waiver.rule)),
    h("span.sub", {}, h("code", {}, waiver.rule), " ", foreign(waiverSelector(waiver.select))),
    h("span.sub", {}, say("waiver.reason"), " ", foreign(waiver.reason)),
    h("span.sub", {}, say("waiver.owner"), " ", foreign(waiver.owner), " · ", say("waiver.expires"), " ",
      time(waiver.expires), " · ", counted(waiver.failures, "failures"))));

const waiverSection = () => {
  const waivers = report.summary.waivers ?? [];
  const waived = findings.map((finding, i) => i).filter((i) => findings[i].waived);
  byId("waivers").append(...[h("p.sub", {}, say("waivers.note")),
    waivers.length > 0 ? h("ul.rows.waivers", {}, waivers.map(waiverRow))
      : waived.length === 0 && h("p.empty", {}, say("waivers.none")),
    waived.length > 0 && [h("p.count", {}, counted(waived.length, "waived-findings")),
      h("ul.findings", {}, waived.slice(0, 500).map(findingItem("waived")))]].flat().filter(Boolean));
};
