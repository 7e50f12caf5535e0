// Who can reach whom: a picture of the zones, and filters on the table that stands in the page.
const ROWS = 50;
const WIDE = 760;
const HIGH = 430;

const around = (zones) => new Map(zones.map((zone, i) => {
  const angle = 2 * Math.PI * i / zones.length - Math.PI / 2;
  return [zone.name, {zone, x: WIDE / 2 + 190 * Math.cos(angle), y: HIGH / 2 + 165 * Math.sin(angle), side: Math.cos(angle)}];
}));

/** Bent, so that there and back are two lines; it ends where the circle of the zone begins. */
const linkPath = (a, b) => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const [mx, my] = [(a.x + b.x) / 2 - dy * .12, (a.y + b.y) / 2 + dx * .12];
  const end = Math.hypot(b.x - mx, b.y - my) || 1;
  const [ex, ey] = [b.x - (b.x - mx) / end * 15, b.y - (b.y - my) / end * 15];
  return length && `M${a.x.toFixed(1)} ${a.y.toFixed(1)} Q${mx.toFixed(1)} ${my.toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}`;
};

/** Where names would be too small beside the circles, numbers stand in them and the names below. */
const small = matchMedia("(max-width: 599px)");

/** What lies outside has a word of ours; others are called as they are. */
const zoneName = (zone) => harmless(words[`who.place.${zone.name}`] && zone.name === zone.label ? say(`who.place.${zone.name}`) : zone.label);
/** With what programs know it by, where that is not the same. */
const zoneTitle = (zone) => zone.name === zone.label || words[`who.place.${zone.name}`] ? zoneName(zone) : `${zoneName(zone)} · ${harmless(zone.name)}`;

/** How much of the picture circles and names take; a letter is about 7.5 wide. */
const extent = (places) => {
  if (small.matches) return `${WIDE / 2 - 210} ${HIGH / 2 - 185} 420 370`;
  const name = ({zone}) => 7.5 * Math.min(27, zoneName(zone).length);
  const left = ({x, side, ...one}) => x - (Math.abs(side) < .2 ? name(one) / 2 : side < 0 ? name(one) + 18 : 14);
  const right = ({x, side, ...one}) => x + (Math.abs(side) < .2 ? name(one) / 2 : side > 0 ? name(one) + 18 : 14);
  const all = [...places.values()];
  const from = Math.min(...all.map(left)) - 12;
  return `${from.toFixed(0)} 0 ${(Math.max(...all.map(right)) + 12 - from).toFixed(0)} ${HIGH}`;
};

const linkLine = (places, link, id) => svg("path", {
  class: `who-link ${link.pairs ? "sure" : "perhaps"}`, "data-from": link.from, "data-to": link.to,
  d: linkPath(places.get(link.from), places.get(link.to)), "marker-end": `url(#${id}-${link.pairs ? "sure" : "perhaps"})`,
  "stroke-width": (1.2 + Math.min(3, Math.log10(link.pairs + link.possible))).toFixed(1),
}, svg("title", {}, `${zoneName(places.get(link.from).zone)} → ${zoneName(places.get(link.to).zone)} · ${counted(link.pairs + link.possible, "who.pairs")}`));

const zoneDot = ({zone, x, y, side}, i, chosen) => svg("g", {class: "who-zone", "data-zone": zone.name, click: () => chosen(zone.name)},
  svg("circle", {cx: x.toFixed(1), cy: y.toFixed(1), r: small.matches ? 15 : 11}),
  svg("text", {class: "who-number", x: x.toFixed(1), y: (y + 5).toFixed(1)}, String(i + 1)),
  svg("text", {class: "who-name",
    x: (x + (Math.abs(side) < .2 ? 0 : Math.sign(side) * 18)).toFixed(1), y: (y + (Math.abs(side) < .2 ? (y < HIGH / 2 ? -18 : 28) : 5)).toFixed(1),
    "text-anchor": Math.abs(side) < .2 ? "middle" : side > 0 ? "start" : "end",
  }, brief(zoneName(zone), 26)),
  svg("title", {}, `${zoneTitle(zone)} · ${counted(zone.pairs, "who.pairs")}`));

const arrow = (id, kind) => svg("marker", {
  id: `${id}-${kind}`, class: `who-arrow ${kind}`, viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 8, markerHeight: 8,
  markerUnits: "userSpaceOnUse", orient: "auto",
}, svg("path", {d: "M0 0 L8 4 L0 8 z"}));

const zonePicture = (map, id, chosen) => {
  const places = around(map.zones);
  const dots = [...places.values()].map((place, i) => zoneDot(place, i, chosen));
  const drawn = h("figure.who-figure", {}, h("div.who-scroll", {tabindex: 0, role: "group", "aria-label": say("who.picture")},
    svg("svg", {class: map.links.length > 60 ? "many" : null, viewBox: extent(places), role: "img", "aria-label": say("who.picture.says", counted(map.zones.length, "who.zones"), counted(map.links.length, "who.links"))},
      svg("defs", {}, arrow(id, "sure"), arrow(id, "perhaps")),
      map.links.filter((one) => places.has(one.from) && places.has(one.to)).map((one) => linkLine(places, one, id)),
      dots)),
  h("ol.who-names", {}, map.zones.map((zone) => h("li", {}, zoneName(zone)))),
  h("figcaption.sub", {}, say(`who.legend.${map.kind}`), " ",
    map.zones_in_all > map.zones.length && say("who.most", number(map.zones.length), number(map.zones_in_all))));
  small.addEventListener("change", () => {
    drawn.querySelector("svg").setAttribute("viewBox", extent(places));
    dots.forEach((dot) => dot.querySelector("circle").setAttribute("r", small.matches ? 15 : 11));
  });
  return drawn;
};

/** Those of the pairs by their names; two of one name say what tells them apart. */
const zonesOf = (map) => {
  const zones = new Map(map.shown.flatMap((pair) => [pair.from, pair.to]).map((one) => [one.zone, {name: one.zone, label: one.zone_label}]));
  const names = [...zones.values()].map(zoneName);
  const alone = (name) => names.indexOf(name) === names.lastIndexOf(name);
  return [...zones.values()].map((zone) => [zone.name, alone(zoneName(zone)) ? zoneName(zone) : zoneTitle(zone)])
    .sort(([, a], [, b]) => a.localeCompare(b, language));
};

const whoTarget = (place) => {
  const map = report.reach[Number(place.dataset.number)];
  const rows = [...place.querySelectorAll("tbody tr")];
  if (!rows.length) return;
  const id = `who-${place.dataset.number}`;
  const texts = rows.map((row) => folded(row.textContent));
  const zones = zonesOf(map);
  let most = ROWS;
  const text = h("input", {type: "search", id: `${id}-text`, autocomplete: "off", spellcheck: "false", input: () => again()});
  const zone = h("select", {id: `${id}-zone`, change: () => again()}, option("", say("all")),
    zones.map(([name, label]) => option(name, label)));
  const count = h("p.count", {role: "status"});
  const more = h("button", {click: () => {
    most += 4 * ROWS;
    show();
  }});
  const show = () => {
    const wanted = folded(text.value).split(/\s+/).filter(Boolean);
    let found = 0;
    rows.forEach((row, i) => {
      const fits = (!zone.value || row.dataset.from === zone.value || row.dataset.to === zone.value)
        && wanted.every((word) => texts[i].includes(word));
      found += fits;
      row.hidden = !fits || found > most;
    });
    count.textContent = say("shown", number(Math.min(found, most)), counted(found, "who.pairs"));
    more.hidden = found <= most;
    more.textContent = say("who.further", number(Math.min(4 * ROWS, found - most)));
    place.querySelectorAll(".who-link").forEach((link) => link.classList.toggle("dim",
      zone.value !== "" && link.dataset.from !== zone.value && link.dataset.to !== zone.value));
    place.querySelector("svg.many")?.classList.toggle("one", zone.value !== "");
    place.querySelectorAll(".who-zone").forEach((dot) => dot.classList.toggle("chosen", dot.dataset.zone === zone.value));
  };
  const again = () => {
    most = ROWS;
    show();
  };
  if (map.zones.length > 1) {
    place.querySelector(".who-picture").append(zonePicture(map, id, (name) => {
      zone.value = zone.value === name ? "" : name;
      again();
    }));
  }
  place.querySelector(".who-tools").append(h("form.who-filters", {role: "search", "aria-label": `${say("who.filters")} · ${harmless(map.target)}`,
    submit: (event) => event.preventDefault()},
  h("div.field", {}, h("label", {for: `${id}-text`}, say("filter.text")), text),
  h("div.field", {}, h("label", {for: `${id}-zone`}, say(`who.zone.${map.kind}`)), zone)), count);
  place.querySelector("table").after(more);
  show();
};

const whoSection = () => document.querySelectorAll(".who-target").forEach(whoTarget);
