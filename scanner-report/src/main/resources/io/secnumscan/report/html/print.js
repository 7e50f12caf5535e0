// Paper shows requirements with their names, and the findings that the filters let through, with what they rest on.
const PRINTED = 300;
let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open]):not(.requirement):not(.quiet)")];
  opened.forEach((details) => { details.open = true; });
  byId("finding-list").replaceChildren(...list.found.slice(0, PRINTED).map(findingItem("finding")));
  document.querySelectorAll("#finding-list .open").forEach((button) => button.click());
  if (list.found.length > PRINTED) {
    byId("finding-list").append(h("li.empty", {}, say("printed", number(PRINTED), number(list.found.length))));
  }
});

addEventListener("afterprint", () => {
  opened.forEach((details) => { details.open = false; });
  showPage();
});
