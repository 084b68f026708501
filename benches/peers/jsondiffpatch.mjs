// The same comparison by jsondiffpatch: old and new CSV in, a list of the
// changed rows out. Rows are objects by actor and issue, as its users keep them.
//
//     npm install jsondiffpatch
//     node jsondiffpatch.mjs OLD NEW OUT
//
// Prints the CPU time and the peak memory of the whole process, and apart the
// time of the comparison alone, without reading and writing.

import { readFileSync, writeFileSync } from "node:fs";
import { create } from "jsondiffpatch";

// The tables that generate.py writes have no quotation marks.
function read(path) {
  const [head, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = head.split(",");
  const rows = {};
  for (const line of lines) {
    const fields = line.split(",");
    const row = {};
    for (let at = 2; at < names.length; at++) row[names[at]] = fields[at];
    rows[`${fields[0]},${fields[1]}`] = row;
  }
  return rows;
}

const [old, now, out] = process.argv.slice(2);
const [before, after] = [read(old), read(now)];
const start = process.cpuUsage();
const delta = create().diff(before, after) ?? {};
const spent = process.cpuUsage(start);
const rows = Object.entries(delta).map(([key, row]) => {
  const [was, is] = row.stance ?? [before[key].stance, before[key].stance];
  return `${key},${was},${is}`;
});
writeFileSync(out, ["actor,issue,before,after", ...rows.sort(), ""].join("\n"));
const seconds = (usage) => ((usage.user + usage.system) / 1e6).toFixed(2);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `jsondiffpatch: ${seconds(process.cpuUsage())} s CPU ` +
    `(${seconds(spent)} s of it comparing), ${megabytes} MB, ${rows.length + 1} lines`,
);
