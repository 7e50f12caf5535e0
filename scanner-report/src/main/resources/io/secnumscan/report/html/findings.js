// The list of findings, a page at a time.
const PAGE = 25;
const list = {found: [], page: 0};

const pages = () => Math.max(1, Math.ceil(list.found.length / PAGE));

const turn = (to, moved) => {
  list.page = Math.min(Math.max(0, to), pages() - 1);
  showPage();
  if (moved) goTo(byId("finding-count"));
};

const pageButton = (key, to, possible) => h(`button.to-${key}`, {"aria-disabled": String(!possible), click: () => {
  if (possible) turn(to, true);
}}, say(key));

const pager = () => {
  const last = pages() - 1;
  if (last === 0) return [];
  return [
    pageButton("first", 0, list.page > 0), pageButton("previous", list.page - 1, list.page > 0),
    h("span", {}, say("page", number(list.page + 1), number(last + 1))),
    pageButton("next", list.page + 1, list.page < last), pageButton("last", last, list.page < last),
  ];
};

const showPage = () => {
  const from = list.page * PAGE;
  byId("finding-list").replaceChildren(...list.found.slice(from, from + PAGE).map(findingItem("finding")));
  document.querySelectorAll(".pager").forEach((place) => place.replaceChildren(...pager()));
  byId("finding-none").hidden = list.found.length > 0;
};

const showFindings = () => {
  list.found = matching();
  byId("finding-count").textContent = say("shown", number(list.found.length), counted(findings.length, "findings"));
  turn(0, false);
};

/** Goes to the list with these filters set. */
const findingsOf = (wanted) => {
  setFilters(wanted);
  showFindings();
  goTo(byId("findings-title"));
};

const findingSection = () => {
  byId("findings-section").append(
    h("p.sub", {}, say("findings.note")), filterForm(showFindings),
    h("div.bar-line", {}, h("p.count", {id: "finding-count", role: "status"}),
      h("button.reset", {click: () => {
        setFilters({verdict: OPEN_VERDICTS});
        showFindings();
      }}, say("reset"))),
    h("nav.pager", {"aria-label": say("pages.above")}), h("ul.findings", {id: "finding-list"}),
    h("p.empty", {id: "finding-none", hidden: true}, say("none-match")),
    h("nav.pager", {"aria-label": say("pages.below")}));
  showFindings();
  indexLater();
};
