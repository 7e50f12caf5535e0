// Which findings are shown. All of them are looked at on each change: ten thousand take a few milliseconds.
const OPEN_VERDICTS = ["fail", "error", "review", "not-assessable"];
const filters = {
  text: "", severity: new Set(SEVERITIES), verdict: new Set(OPEN_VERDICTS),
  theme: "", requirement: "", rule: "", target: "", scope: "",
};
/** What each finding is searched by; filled while nothing else happens, at the latest by the first search. */
const searched = new Array(findings.length);

const index = (i) => {
  const one = findings[i];
  searched[i] = folded([one.message, one.rule, ruleTitle(one.rule), one.resource.type, one.resource.id, one.resource.name,
    one.item, one.target, one.region, scopeText(one.resource.scope), one.id, one.remediation ?? "",
    JSON.stringify(one.evidence)].join("\n"));
  return searched[i];
};

const indexLater = (from = 0) => setTimeout(() => {
  const to = Math.min(findings.length, from + 400);
  for (let i = from; i < to; i++) searched[i] ?? index(i);
  if (to < findings.length) indexLater(to);
}, from === 0 ? 200 : 0);

/** Rules that bear on a requirement, or on one of a theme. */
const rulesOf = () => {
  if (!filters.theme && !filters.requirement) return null;
  return new Set(requirements.filter((one) => (!filters.requirement || one.id === filters.requirement)
    && (!filters.theme || one.theme === filters.theme)).flatMap((one) => one.rules.map((rule) => rule.id)));
};

/** The scope of each finding; many findings share few. */
const scopes = findings.map((one) => scopeText(one.resource.scope));
const eachScope = new Map([...new Set(scopes)].map((scope) => [scope, folded(scope)]));
const scopesWith = (wanted) => wanted
  ? new Set([...eachScope].filter(([, text]) => text.includes(wanted)).map(([scope]) => scope)) : null;

/** Numbers of the findings that every filter lets through. */
const matching = () => {
  const wanted = folded(filters.text).split(/\s+/).filter(Boolean);
  const inScope = scopesWith(folded(filters.scope.trim()));
  const bearing = rulesOf();
  const found = [];
  for (let i = 0; i < findings.length; i++) {
    const one = findings[i];
    if (filters.verdict.has(one.verdict) && filters.severity.has(one.severity)
      && (!filters.rule || one.rule === filters.rule) && (!filters.target || one.target === filters.target)
      && (!bearing || bearing.has(one.rule))
      && (!inScope || inScope.has(scopes[i]))
      && wanted.every((word) => (searched[i] ?? index(i)).includes(word))) found.push(i);
  }
  return found;
};

const option = (value, text) => h("option", {value}, brief(text, 90));

const select = (name, choices, changed) => {
  const list = h("select", {id: `filter-${name}`, change: () => {
    filters[name] = list.value;
    changed();
  }}, option("", say("all")), choices.map(([value, text]) => option(value, text)));
  return h("div.field", {}, h("label", {for: `filter-${name}`}, say(`filter.${name}`)), list);
};

const typed = (name, changed, attributes = {}) => {
  const input = h("input", {type: "search", id: `filter-${name}`, autocomplete: "off", spellcheck: "false", ...attributes,
    input: () => {
      filters[name] = input.value;
      changed();
    }});
  return h("div.field", {class: `field field-${name}`}, h("label", {for: `filter-${name}`}, say(`filter.${name}`)), input);
};

const withNumbers = (counts, text) => [...counts].sort(([a], [b]) => a < b ? -1 : 1)
  .map(([value, n]) => [value, `${text(value)} (${number(n)})`]);

const scopeField = (changed) => {
  const steps = [...eachScope.keys()].flatMap((scope) => scope.split(" · "));
  const known = [...new Set(steps.filter(Boolean))].sort();
  const field = typed("scope", changed, {list: "scopes", placeholder: known.find((one) => /project|namespace/.test(one)) ?? ""});
  field.append(h("datalist", {id: "scopes"}, known.slice(0, 2000).map((scope) => h("option", {value: scope}))));
  return field;
};

const moreFilters = (changed) => h("details.more", {open: matchMedia("(min-width: 700px)").matches},
  h("summary", {}, say("filter.more")), h("div.fields", {},
    select("theme", themeOrder.filter((id) => requirements.some((one) => one.theme === id && one.rules.length))
      .map((id) => [id, themes.get(id)]), changed),
    select("requirement", requirements.filter((one) => one.rules.length).map((one) => [one.id, `${one.id} ${one.title}`]),
      changed),
    select("rule", withNumbers(tally(findings, (one) => one.rule), (rule) => rule), changed),
    select("target", withNumbers(tally(findings, (one) => one.target), (target) => harmless(target)), changed),
    scopeField(changed)));

const filterForm = (changed) => {
  const numbers = (name, order) => {
    const counts = tally(findings, (one) => one[name]);
    return order.filter((value) => counts.get(value)).map((value) => [value, say(`${name}.${value}`), counts.get(value)]);
  };
  return h("form.filters", {role: "search", "aria-label": say("filters"), submit: (event) => event.preventDefault()},
    typed("text", changed), chips(say("filter.verdict"), numbers("verdict", VERDICTS), filters.verdict, changed),
    chips(say("filter.severity"), numbers("severity", SEVERITIES), filters.severity, changed), moreFilters(changed));
};

/** Sets all filters anew; what is not named shows everything. */
const setFilters = (wanted) => {
  const refill = (set, values) => {
    set.clear();
    values.forEach((value) => set.add(value));
  };
  refill(filters.severity, wanted.severity ?? SEVERITIES);
  refill(filters.verdict, wanted.verdict ?? VERDICTS);
  for (const name of ["text", "theme", "requirement", "rule", "target", "scope"]) {
    filters[name] = wanted[name] ?? "";
    byId(`filter-${name}`).value = filters[name];
  }
  document.querySelectorAll(".filters .chips").forEach((group, i) => pressed(group, i === 0 ? filters.verdict : filters.severity));
};
