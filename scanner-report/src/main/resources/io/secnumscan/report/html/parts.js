// Pieces that several sections are made of.
const badge = (kind, value) => h(`span.badge.${kind}-${value}`, {}, say(`${kind}.${value}`));
const severityBadge = (value) => badge("severity", value);
const verdictBadge = (value) => badge("verdict", value);
const outcomeBadge = (value) => badge("outcome", value);

/** A bar of segments [[kind, number]…], as long as its sum is of the longest bar's. */
const bar = (segments, longest) => {
  const picture = svg("svg", {
    class: "bar", viewBox: `0 0 ${Math.max(1, longest)} 1`, preserveAspectRatio: "none", "aria-hidden": "true",
  });
  let x = 0;
  for (const [kind, n] of segments.filter(([, n]) => n > 0)) {
    picture.append(svg("rect", {class: `fill-${kind}`, x, y: 0, width: n, height: 1}));
    x += n;
  }
  return picture;
};

/** Buttons of which several may be pressed; the set holds the values that are. */
const chips = (label, values, chosen, changed) => h("div.chips", {role: "group", "aria-label": label},
  h("span.label", {"aria-hidden": "true"}, label),
  values.map(([value, text, n]) => {
    const button = h("button.chip", {"aria-pressed": String(chosen.has(value)), "data-value": value,
      click: () => {
        if (!chosen.delete(value)) chosen.add(value);
        button.setAttribute("aria-pressed", String(chosen.has(value)));
        changed();
      }}, text, h("span.n", {}, number(n)));
    return button;
  }));

const pressed = (group, chosen) => group.querySelectorAll("button").forEach((button) =>
  button.setAttribute("aria-pressed", String(chosen.has(button.dataset.value))));

/** Numbers by verdict in words; a verdict that nothing has is left out. */
const verdicts = (counts) => VERDICTS.filter((verdict) => counts[verdict] != null)
  .map((verdict) => counted(counts[verdict], `verdict.${verdict}`)).join(" · ");

/** Long texts are shown in part; all of it is a button away. */
const cut = (text, most, tag) => {
  if (text.length <= most) return h(tag, {dir: "auto"}, text);
  const whole = h(tag, {dir: "auto"}, `${text.slice(0, most)}…`);
  const more = h("button.link", {click: () => {
    whole.replaceChildren(harmless(text));
    more.remove();
  }}, say("more", number(text.length)));
  return h("div.cut", {}, whole, more);
};

const facts = (pairs) => h("dl.facts", {}, pairs.filter(([, value]) => value != null && value !== "" && value.length !== 0)
  .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
