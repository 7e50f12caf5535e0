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
writeFileSync(to, JSON.stringify(report));
