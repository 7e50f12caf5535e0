// What could not be read, or not wholly, and which right would do: what lacks the same is told together.
const shortType = (type) => type.split(".").length > 2 ? type.slice(type.indexOf(".") + 1) : type;

/** A list that was read wholly, of no more than a domain, project or namespace. */
const isNarrow = (one) => one.state === "complete" && /^(domain|project|namespace)\//.test(one.view);

const gapGroups = () => {
  const groups = new Map();
  for (const one of report.coverage.filter((one) => ["unavailable", "partial"].includes(one.state) || isNarrow(one))) {
    const whole = one.type === "target";
    const state = isNarrow(one) ? "narrow" : one.state;
    const key = JSON.stringify([one.target, state, one.cause, one.missing_right, whole && one.reason, state === "narrow" && one.view]);
    if (!groups.has(key)) groups.set(key, {...one, state, whole, members: []});
    groups.get(key).members.push(one);
  }
  return [...groups.values()].sort((a, b) => Number(b.whole) - Number(a.whole));
};

const gapRow = (one) => h("li", {}, h("code", {}, shortType(one.type)), h("span.sub", {},
  [scopeText(one.scope), one.region, one.identity && say("as", one.identity),
    one.count != null && counted(one.count, "read")].filter(Boolean).map((text) => foreign(text))
    .flatMap((text, i) => i > 0 ? [" · ", text] : [text]), one.reason && [" · ", say("noted"), " ", foreign(one.reason)]));

const gapItem = (gap) => h("li.gap", {}, h("div.badges", {}, badge("state", gap.state), gap.cause && h("span.badge", {}, say(`cause.${gap.cause}`))),
  h("h3", {}, foreign(gap.target), ` · ${gap.whole ? say("whole-target") : counted(gap.members.length, "types")}`),
  gap.missing_right
    ? h("p.right", {}, h("strong", {}, say("missing-right")), " ", gap.missing_right)
    : gap.whole ? h("p.right", {}, foreign(gap.reason ?? ""))
      : gap.state === "narrow" && h("p.right", {}, say("seen-only"), " ", foreign(gap.view)),
  !gap.whole && h("details", {open: gap.members.length <= 5}, h("summary", {}, say("which")),
    h("ul.rows.plain", {}, gap.members.map(gapRow))));

const readList = (state) => {
  const here = report.coverage.filter((one) => one.state === state);
  return here.length > 0 && h("details.quiet", {}, h("summary", {}, counted(here.length, `lists.${state}`)),
    h("ul.rows.plain", {}, here.map((one) => h("li", {}, h("code", {}, shortType(one.type)), h("span.sub", {},
      foreign(one.target), " ", foreign(scopeText(one.scope)), one.state === "complete" ? ` ${counted(one.count, "read")}` : [" ", foreign(one.reason ?? "")])))));
};

const gapSection = () => {
  const gaps = gapGroups();
  byId("unread").append(h("p.sub", {}, say("unread.note")),
    gaps.length ? h("ul.gaps", {}, gaps.map(gapItem)) : h("p.empty", {}, say("unread.none")),
    ...[readList("absent"), readList("complete")].filter(Boolean));
};
