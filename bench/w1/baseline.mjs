/** W1 by hand: what a good engineer would write. */
export function ladder({ kind, minutes }) {
  if (kind === "infusion") {
    if (minutes <= 15) return [{ code: "96374", units: 1 }];
    if (minutes <= 90) return [{ code: "96365", units: 1 }];
    return [{ code: "96365", units: 1 }, { code: "96366", units: Math.floor((minutes - 31) / 60) }];
  }
  if (minutes <= 30) return [];
  if (minutes <= 90) return [{ code: "96360", units: 1 }];
  return [{ code: "96360", units: 1 }, { code: "96361", units: Math.floor((minutes - 31) / 60) }];
}
