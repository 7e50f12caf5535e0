// Of exactly what the report was made.
/** What was asked for, where that was not everything. */
const filterWords = (filters) => Object.entries(filters ?? {}).flatMap(([name, values]) => values.map((value) =>
  h("div", {}, say(`filters.${name}`), " ", h("code", {}, foreign(value)))));

const basisSection = () => {
  const code = (text) => h("code", {}, foreign(text));
  const inputs = report.inputs;
  byId("basis").append(h("p.sub", {}, say("basis.note")), facts([
    [say("tool"), `${report.tool.name} ${report.tool.version}`],
    [say("collected"), `${time(report.started)} – ${report.finished ? time(report.finished) : say("not-finished")}`],
    [say("clock"), inputs.clock ? time(inputs.clock) : say("clock.none")],
    [say("profile"), code(inputs.profile)],
    [say("rules"), code(inputs.rules_digest)],
    [say("perimeter"), code(inputs.perimeter_digest)],
    [say("waivers.digest"), inputs.waivers_digest && code(inputs.waivers_digest)],
    [say("basis.filters"), filterWords(inputs.filters)],
    [say("snapshots"), inputs.snapshots.map((one) => h("div", {}, code(one.digest)))],
    [say("identities"), report.targets.flatMap((target) => (target.facts.identities ?? []).map((one) =>
      h("div", {}, foreign([target.name, one.name, one.user?.name, one.scope, (one.roles ?? []).join(", ")]
        .filter(Boolean).join(" · ")))))],
  ]));
  byId("scanned").append(foreign(report.targets.map((target) => target.name).join(", ")),
    ` · ${time(report.started)}${report.finished ? "" : ` · ${say("not-finished")}`}`);
};
