import { test } from "vitest";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { renderText } from "../../src/cli/render/text.ts";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { worldWith } from "./world.ts";
const H = "payerpack: 1\nrules: extra\n";
const run = (what: string, text: string) => { const t = performance.now(); const d = compileWorkspace(worldWith({ "base/extra.yaml": text })).diagnostics; console.log(what, (performance.now() - t).toFixed(0), "ms", d.length, [...new Set(d.map((x) => x.code))].join(" ")); return d; };
test("x", () => {
  for (const n of [5, 10]) {
    const long = (i: number, c: string) => `n${i}_${c.repeat(4000)}`;
    run(`${n} long names`, H + "sets:\n" + Array.from({ length: n }, (_, i) => `  ${long(i, "a")}:\n    for each: service\n    keep: service in ${long(i, "b")}\n    source: handbook\n`).join(""));
  }
  run("2028", H + "values:\n  a:\n    title: one\u2028two\n    is: 3 minutes\n    source: handbook\n# c\u2028values:\n# c\u0085sets:\n");
  for (const n of [100, 200, 400, 800]) run(`contradiction terms ${n}`, H + "sets:\n  a:\n    for each: service\n    source: handbook\n    keep: |\n      " + Array.from({ length: n }, (_, i) => `(service.lesions is ${i} or service.lesions is more than ${i + 5})`).join(" and ") + "\n");
  for (const n of [10, 20, 40]) run(`clash regions ${n}`, H + "exceptions:\n" + Array.from({ length: n }, (_, i) => `  e${i}:\n    to: drip_hours\n    when: (service.lesions is ${i} or service.drug is documented) and (service.lesions is more than ${i} or service.purpose is fluid) and (encounter.is_emergency is yes or service.start is documented)\n    change: { first.from: ${20 + i} minutes }\n    because: x\n    source: handbook\n`).join(""));
  for (const n of [8, 12, 16, 20, 24]) run(`dnf ${n}`, H + "exceptions:\n" + [0, 1].map((e) => `  e${e}:\n    to: drip_hours\n    source: handbook\n    because: x\n    change: { first.from: ${20 + e} minutes }\n    when: |\n      ` + Array.from({ length: n }, (_, i) => `(service.lesions is not ${e * 100 + i} or service.start is not documented or encounter.place_of_service is not POS ${10 + i})`).join(" and ") + "\n").join(""));
  for (const n of [100, 200, 400]) run(`exception chain ${n}`, H + "exceptions:\n" + Array.from({ length: n }, (_, i) => `  e${i}:\n    to: ${i === 0 ? "shortest_drip" : `e${i - 1}`}\n    when: encounter.place_of_service is POS ${10 + (i % 90)}\n    change: { is: ${20 + i} minutes }\n    because: x\n    source: handbook\n`).join(""));
  for (const n of [100, 400, 1600]) run(`effective cuts ${n}`, H + "values:\n" + Array.from({ length: n }, (_, i) => { const d = new Date(Date.UTC(2020, 0, 2) + i * 86400000).toISOString().slice(0, 10); return `  v${i}:\n    effective: from ${d}\n    is: ${i + 1} minutes\n    source: handbook\n`; }).join(""));
  for (const n of [500, 1000, 1900]) run(`deep set chain ${n}`, H + "sets:\n" + Array.from({ length: n }, (_, i) => `  s${i}:\n    for each: service${i === 0 ? "" : ` in s${i - 1}`}\n    source: handbook\n`).join(""));
  run("cycle of 1900", H + "sets:\n" + Array.from({ length: 1900 }, (_, i) => `  s${i}:\n    for each: service in s${(i + 1) % 1900}\n    source: handbook\n`).join(""));
  for (const n of [100, 300]) run(`values in values ${n}`, H + "code sets:\n  a:\n    system: CPT\n    source: handbook\n    codes: |\n      code\n" + Array.from({ length: n * 100 }, (_, i) => `      ${String(i).padStart(5, "0")} to 99999\n`).join(""));
}, 600_000);
