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
writeFileSync(to, JSON.stringify(report));
