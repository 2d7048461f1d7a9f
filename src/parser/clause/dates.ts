const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Why an ISO text is no day of the calendar, or undefined when it is one. The text must have the form `YYYY-MM-DD`. */
export function dateFault(text: string): string | undefined {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  if (year === 0) return "there is no year 0";
  if (month < 1 || month > 12) return "a year has the months 01 to 12";
  const days = daysOf(year, month);
  if (day >= 1 && day <= days) return undefined;
  if (month === 2 && day === 29) return `February ${text.slice(0, 4)} has ${days} days`;
  return `${MONTHS[month - 1]} has ${days} days`;
}

/** The ISO form of a date written with other separators or without leading zeros, when the year stands first; else undefined. */
export function isoDate(text: string): string | undefined {
  const match = /^([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})$/.exec(text);
  return match ? `${match[1]}-${match[2]!.padStart(2, "0")}-${match[3]!.padStart(2, "0")}` : undefined;
}

/** True for the name of a month, or its first three letters or more. */
export function isMonthName(word: string): boolean {
  return word.length >= 3 && MONTHS.some((name) => name.toLowerCase().startsWith(word.toLowerCase()));
}

/** The ISO dates that a text of three numbers, or of a month's name and two numbers, can mean; the month first before the day first. */
export function dateReadings(text: string): readonly string[] {
  const iso = isoDate(text);
  if (iso !== undefined) return [iso];
  const numbers = /^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$/.exec(text);
  if (numbers) {
    const [, one, two, year] = numbers.map((number) => number.padStart(2, "0"));
    return one === two ? [`${year}-${one}-${two}`] : [`${year}-${one}-${two}`, `${year}-${two}-${one}`].filter((day) => dateFault(day) === undefined);
  }
  const named = /^([A-Za-z]{3,9})\.? +([0-9]{1,2}),? *([0-9]{4})$/.exec(text);
  const month = named ? MONTHS.findIndex((name) => name.toLowerCase().startsWith(named[1]!.toLowerCase())) : -1;
  return named && month >= 0 ? [`${named[3]}-${String(month + 1).padStart(2, "0")}-${named[2]!.padStart(2, "0")}`] : [];
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
