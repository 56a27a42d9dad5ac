// json-rules-engine: an engine for each indicator, four rules each. Arguments as those of judge.py.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, count, output] = process.argv.slice(2);
const { Engine } = createRequire(`${process.cwd()}/`)("json-rules-engine");
const facts = readFileSync(`${folder}/facts.jsonl`, "utf8").trim().split("\n").slice(0, Number(count)).map((line) => JSON.parse(line));
const engines = new Map();
for (const { indicator, threshold, levels } of JSON.parse(readFileSync(`${folder}/questions.json`, "utf8"))) {
  const concerned = { fact: "level", operator: "in", value: levels };
  const active = { fact: "denominator", operator: "notEqual", value: 0 };
  const reached = { fact: "percent", operator: "greaterThanInclusive", value: threshold };
  const rules = [
    [concerned, active, reached],
    [concerned, active, { ...reached, operator: "lessThan" }],
    [concerned, { ...active, operator: "equal" }],
    [{ ...concerned, operator: "notIn" }],
  ];
  engines.set(indicator, new Engine(rules.map((all, verdict) => ({ conditions: { all }, event: { type: String(verdict) } }))));
}
const found = new Uint8Array(facts.length);
const start = process.hrtime.bigint();
for (const [place, fact] of facts.entries()) {
  const { events } = await engines.get(fact.indicator).run(fact);
  found[place] = Number(events[0].type);
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
writeFileSync(output, found);
console.log(JSON.stringify({ seconds }));
