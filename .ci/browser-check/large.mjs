// Makes a report of ten thousand findings out of a small one, with the names that a hostile tenant would choose.
//   node large.mjs REPORT OUT
import { readFileSync, writeFileSync } from "node:fs";

const MOST = 10_000;
const [from, to] = process.argv.slice(2);
const report = JSON.parse(readFileSync(from, "utf8"));
const names = [
  "web", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "=cmd|'/c calc'!A1", "\u001b[31mred\u001b[2J",
  "invoice\u202egnp.exe", "n".repeat(10_000), "\"><svg onload=alert(1)>", "javascript:alert(1)", "été 東京 \ud83d\ude00", "${alert(1)}",
];
const singles = report.findings.filter((one) => one.resource.id !== "");
for (let i = 0; report.findings.length < MOST; i++) {
  const one = structuredClone(singles[i % singles.length]);
  const name = i % 9 === 0 ? names[(i / 9) % names.length] : `${one.resource.name}-${i}`;
  one.id = i.toString(16).padStart(32, "0");
  one.resource.name = name;
  one.resource.scope = [{ kind: "project", id: `tenant-${i % 700}` }];
  one.message.en = `${name}: ${one.message.en}`;
  one.message.fr = `${name} : ${one.message.fr}`;
  one.waived = i % 500 === 0;
  report.findings.push(one);
}
// Every finding that is waived says by what, and a waiver of each state is listed.
const waiver = { reason: "until spring", owner: names[1], expires: "2027-01-31T22:59:59Z" };
report.findings.filter((one) => one.waived).forEach((one) => { one.waiver = waiver; });
report.summary.waivers = ["applied", "expired", "unmatched"].map((state, i) => (
  { rule: singles[0].rule, select: { target: null, resource: names[i], scope: "project/*", item: null }, ...waiver, state, failures: 2 - i }));
report.inputs.waivers_digest = "ab".repeat(32);
report.inputs.filters = { projects: ["paris"], namespaces: [], rules: ["os-*"], requirements: [], exclude: [] };
// A requirement whose only rules were left out is no requirement without a rule.
const open = report.requirements.find((one) => one.outcome === "undetermined" && one.rules.every((rule) => rule.role !== "decides"))
  ?? report.requirements.find((one) => one.theme);
Object.assign(open, { outcome: "undetermined", left_out: true, rules: [] });
// As many pairs as a page has at most, between tenants whose names are as hostile.
const tenant = (i) => {
  const [id, label] = [`project/${i.toString(16).padStart(32, "0")}`, i % 9 === 0 ? names[(i / 9) % names.length] : `customer-${i}`];
  return i % 3 ? { id, label, zone: id, zone_label: label } : { id, label, zone: `domain/${i}`, zone_label: `domain of ${label}` };
};
const shown = Array.from({ length: 1_000 }, (none, i) => ({
  from: tenant(i), to: tenant(i + 1), decision: i % 4 ? "reachable" : "possible", traffic: ["tcp 22,443,8000-8100", "icmp"],
  witness: `tcp 10.0.${i >> 8}.${i & 255}:49152 > 10.1.0.1:22`, because: [`paris/one/${i}/port/${i}`, `paris/one/${i}/security-group/${i}/rule/${i}`],
}));
const drawn = Array.from({ length: 14 }, (none, i) => tenant(i)).map((one) => ({ name: one.zone, label: one.zone_label, pairs: 3 }));
report.reach = [{
  target: names[1], whole: false, reason: "openstack.network.port: a part was filtered out", kind: "project", places: 2_000, pairs: 3_900_000,
  possible: 99_000, doubts_in_all: 400,
  doubts: Array.from({ length: 20 }, (none, i) => ({ en: `port ${i} of ${names[i % names.length]} was not read`, fr: `le port ${i} de ${names[i % names.length]} n'a pas été lu` })),
  zones_in_all: 1_400, zones: drawn,
  links: drawn.flatMap((one, i) => [1, 3].map((step) => ({ from: one.name, to: drawn[(i + step) % 14].name, pairs: i % 4 ? 2 : 0, possible: 1 }))),
  shown,
}];
writeFileSync(to, JSON.stringify(report));
