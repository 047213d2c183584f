/**
 * The services' clock, told by the `Date` of their answers. That header knows whole seconds only, but each answer says that the
 * services' time was within one second at a moment between asking and hearing; all answers together say it to some ten milliseconds.
 */
let ahead = { least: -Infinity, most: Infinity };

/**
 * @param {string | null} date the header
 * @param {number} sentMs     when it was asked, by this machine's clock
 * @param {number} receivedMs when it was heard
 */
export function heard(date, sentMs, receivedMs) {
  const second = Date.parse(date ?? '');
  if (Number.isNaN(second)) {
    return;
  }
  const told = { least: second - receivedMs, most: second + 1_000 - sentMs };
  const both = { least: Math.max(ahead.least, told.least), most: Math.min(ahead.most, told.most) };
  // Where they contradict each other, a clock was set: only the last one counts.
  ahead = both.least <= both.most ? both : told;
}

/** Milliseconds since 1970 by the services' clock. */
export function now() {
  return Number.isFinite(ahead.least) ? Date.now() + (ahead.least + ahead.most) / 2 : Date.now();
}
