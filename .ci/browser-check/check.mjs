// Opens reports in Chromium as people do, and says what is wrong with them.
//   node check.mjs CHROMIUM SCREENSHOTS|- MODULES LANG=FILE…
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { basename, join } from "node:path";

const [executablePath, shots, modules, ...files] = process.argv.slice(2);
const require = createRequire(join(modules, "node_modules", "x.js"));
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;

const problems = [];
const WIDTHS = [1440, 375];
const SCHEMES = ["light", "dark"];
const MOST_MS = 100;

/** The best of ten answers to one change of a filter, each until the new list is laid out: what the page takes by itself. */
const filterTimes = (page) => page.evaluate(() => {
  const change = (id, event, value) => () => {
    const field = document.getElementById(id);
    field.value = typeof value === "function" ? value(field) : value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const second = (field) => field.options[1].value;
  const chip = (group) => () => document.querySelectorAll(".filters .chips")[group].querySelector("button").click();
  const changes = {
    text: [change("filter-text", "input", "openstack tls"), change("filter-text", "input", "")],
    scope: [change("filter-scope", "input", "domain/"), change("filter-scope", "input", "")],
    theme: [change("filter-theme", "change", second), change("filter-theme", "change", "")],
    requirement: [change("filter-requirement", "change", second), change("filter-requirement", "change", "")],
    rule: [change("filter-rule", "change", second), change("filter-rule", "change", "")],
    target: [change("filter-target", "change", second), change("filter-target", "change", "")],
    verdict: [chip(0), chip(0)],
    severity: [chip(1), chip(1)],
  };
  const measure = (act) => {
    const start = performance.now();
    act();
    void document.body.offsetHeight;
    return performance.now() - start;
  };
  return Object.entries(changes).map(([name, [set, unset]]) => {
    const rounds = Array.from({ length: 10 }, () => [measure(set), measure(unset)]);
    return [name, Math.max(Math.min(...rounds.map((one) => one[0])), Math.min(...rounds.map((one) => one[1])))];
  });
});

/** By keyboard alone: past the navigation, to a finding, and into its evidence. */
const keyboard = async (page, wrong) => {
  await page.evaluate(() => { window.scrollTo(0, 0); document.activeElement.blur(); });
  await page.keyboard.press("Tab");
  if (await page.evaluate(() => document.activeElement.className) !== "skip") wrong("the first tab stop is no skip link");
  await page.keyboard.press("Enter");
  if (await page.evaluate(() => document.activeElement.id) !== "main") wrong("the skip link doesn't lead to the report");
  const first = page.locator("#finding-list .open").first();
  if (await first.count() === 0) return;
  await first.focus();
  await page.keyboard.press("Enter");
  const body = page.locator("#finding-list .body").first();
  if (!await body.isVisible()) wrong("Enter doesn't open a finding");
  const outline = await first.evaluate((one) => getComputedStyle(one).outlineStyle);
  if (outline === "none") wrong("focus isn't visible on a finding");
};

const accessibility = async (page, wrong) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const one of violations.filter((one) => one.impact === "serious" || one.impact === "critical")) {
    wrong(`axe ${one.impact}: ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }
  return violations.length;
};

const wide = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > width + 1
    && one.getBoundingClientRect().width > 0 && !one.closest("datalist, option, .skip"))
    .slice(0, 3).map((one) => `${one.tagName}.${one.className}`);
});

/** What the data says and the page has to show; and no two elements of one id, by which a button finds what it opens. */
const told = (page) => page.evaluate(() => {
  const wrong = [];
  const report = JSON.parse(document.getElementById("report").textContent);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  if (twice.length) wrong.push(`two elements are called ${twice[0]}`);
  const badges = [...document.querySelectorAll("#waivers .rows > li > .badge")].map((one) => one.className.split("waiver-")[1]);
  const states = report.summary.waivers.map((one) => one.state);
  if (String(badges) !== String(states)) wrong.push(`shows waivers ${badges} in the place of ${states}`);
  const basis = document.getElementById("basis").textContent;
  const inputs = [report.inputs.waivers_digest, ...Object.values(report.inputs.filters ?? {}).flat()].filter(Boolean);
  inputs.filter((one) => !basis.includes(one)).forEach((one) => wrong.push(`the provenance lacks ${one}`));
  report.requirements.filter((one) => one.left_out && document.getElementById(`requirement-${one.id}`).dataset.outcome !== "left-out")
    .forEach((one) => wrong.push(`${one.id} was left out, and is shown as without a rule`));
  return wrong;
});

/** The section on who can reach whom: all pairs in the table, links in the picture, and filters that leave what they say. */
const reach = (page) => page.evaluate(() => {
  const wrong = [];
  const maps = JSON.parse(document.getElementById("report").textContent).reach ?? [];
  const change = (field, event, value) => {
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const targets = [...document.querySelectorAll(".who-target")];
  if (targets.length !== maps.length) wrong.push(`shows ${targets.length} networks of ${maps.length}`);
  if (/\bwho\.|\{\d\}/.test(document.getElementById("who")?.textContent)) wrong.push("a word of who can reach whom is missing");
  maps.forEach((map, i) => {
    const rows = [...targets[i].querySelectorAll("tbody tr")];
    if (rows.length !== map.shown.length) wrong.push(`${map.target}: ${rows.length} rows of ${map.shown.length} pairs`);
    if (!rows.length) return;
    const seen = () => rows.filter((row) => row.getBoundingClientRect().height > 0);
    const links = targets[i].querySelectorAll("path.who-link").length;
    if (map.zones.length > 1 && links !== map.links.length) wrong.push(`${map.target}: ${links} links drawn of ${map.links.length}`);
    const reasons = targets[i].querySelectorAll(".who-doubts li").length;
    if (reasons !== (map.possible ? map.doubts.length : 0)) wrong.push(`${map.target}: ${reasons} reasons of ${map.doubts.length}`);
    const [text, zone] = [targets[i].querySelector("input"), targets[i].querySelector("select")];
    const all = seen().length;
    change(zone, "change", map.shown[0].to.zone);
    if (!seen().length || seen().some((row) => ![row.dataset.from, row.dataset.to].includes(zone.value))) {
      wrong.push(`${map.target}: the choice of a zone shows ${seen().length} pairs, not its own alone`);
    }
    change(zone, "change", "");
    change(text, "input", map.shown[0].witness);
    if (!seen().includes(rows[0])) wrong.push(`${map.target}: a packet is not found`);
    change(text, "input", "nobody is called so");
    if (seen().length) wrong.push(`${map.target}: a search for nobody finds somebody`);
    change(text, "input", "");
    if (seen().length !== all) wrong.push(`${map.target}: without filters ${seen().length} pairs are seen, and were ${all}`);
  });
  return wrong;
});

const check = async (browser, language, file, width, colorScheme) => {
  const name = `${basename(file, ".html")} ${language} ${width} ${colorScheme}`;
  const wrong = (what) => problems.push(`${name}: ${what}`);
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong(`a dialog opened: ${dialog.message()}`); dialog.dismiss(); });
  const own = pathToFileURL(file).href;
  page.on("request", (request) => !request.url().startsWith("data:") && request.url().split("#")[0] !== own
    && wrong(`request: ${request.url()}`));
  const start = Date.now();
  await page.goto(own);
  await page.waitForFunction(() => document.querySelector("#finding-list > li"));
  const opened = Date.now() - start;
  if (await page.evaluate(() => document.documentElement.lang) !== language) wrong("is not in its language");
  if (!await page.locator(".notices").isVisible()) wrong("the notices can't be seen");
  if (/\d\s?%/.test(await page.evaluate(() => document.body.innerText))) wrong("shows a percentage");
  if (await page.evaluate(() => document.querySelectorAll("main script, main img, main iframe, main object").length)) {
    wrong("a name has become markup");
  }
  for (const one of await told(page)) wrong(one);
  for (const one of await reach(page)) wrong(one);
  if (shots !== "-") {
    await page.screenshot({ path: join(shots, `${name.replaceAll(" ", "-")}.png`) });
    await page.screenshot({ path: join(shots, `${name.replaceAll(" ", "-")}-whole.png`), fullPage: true });
  }
  await keyboard(page, wrong);
  await page.evaluate(() => document.querySelectorAll("details").forEach((one, i) => { if (i % 9 === 0) one.open = true; }));
  const found = await accessibility(page, wrong);
  for (const one of await wide(page)) wrong(`${one} is wider than the screen`);
  const times = await filterTimes(page);
  for (const [filter, ms] of times.filter(([, ms]) => ms >= MOST_MS)) wrong(`filter ${filter} took ${Math.round(ms)} ms`);
  await page.emulateMedia({ media: "print" });
  if (!await page.locator(".notices").isVisible()) wrong("the notices are not printed");
  await context.close();
  console.log(`${name}: opened in ${opened} ms, slowest filter ${Math.round(Math.max(...times.map(([, ms]) => ms)))} ms, axe: ${found} findings in all`);
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const one of files) {
  const [language, file] = [one.slice(0, 2), one.slice(3)];
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      await check(browser, language, file, width, scheme)
        .catch((error) => problems.push(`${basename(file)} ${width} ${scheme}: ${error.message.split("\n")[0]}`));
    }
  }
}
await browser.close();
problems.forEach((problem) => console.error(`browser: ${problem}`));
process.exit(problems.length ? 1 : 0);
