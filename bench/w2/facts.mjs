/** `2024-01-31` as 20240131. */
export function dayNumber(date) {
  const digit = (at) => date.charCodeAt(at) - 48;
  return digit(0) * 10_000_000 + digit(1) * 1_000_000 + digit(2) * 100_000 + digit(3) * 10_000 + digit(5) * 1_000 + digit(6) * 100 + digit(8) * 10 + digit(9);
}

/** What a host has to work out for engines that cannot look at other lines: flat facts for each line of a claim. */
export function facts({ payer, setting, dos: date, dx, lines }) {
  const dos = dayNumber(date);
  const codes = [];
  const totals = [];
  for (const { code, units } of lines) {
    const at = codes.indexOf(code);
    if (at >= 0) totals[at] += units;
    else {
      codes.push(code);
      totals.push(units);
    }
  }
  const out = new Array(lines.length);
  for (let at = 0; at < lines.length; at++) {
    const { code, units, mods, minutes: charted } = lines[at];
    const minutes = charted === null ? -1 : charted;
    let first = 1;
    for (let before = 0; before < at; before++) {
      if (lines[before].code === code) {
        first = 0;
        break;
      }
    }
    const excess = units - Math.floor((minutes - 31) / 60);
    out[at] = { payer, setting, dos, dx, codes, code, units, mods, minutes, first, totalUnits: totals[codes.indexOf(code)], excess };
  }
  return out;
}
