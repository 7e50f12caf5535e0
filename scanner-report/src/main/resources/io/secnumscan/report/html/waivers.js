// Failures that somebody accepts for a while: they stay failures.
const waiverSection = () => {
  const waived = findings.map((finding, i) => i).filter((i) => findings[i].waived);
  byId("waivers").append(...[h("p.sub", {}, say("waivers.note")),
    waived.length ? [h("p.count", {}, counted(waived.length, "waived-findings")),
      h("ul.findings", {}, waived.slice(0, 500).map(findingItem))] : h("p.empty", {}, say("waivers.none"))].flat());
};
