/** The language of a page: Korean or English, as the browser prefers or the visitor has chosen. */

const PLACE = 'frontrow.language';
const LANGUAGES = ['en', 'ko'];

/** @returns {string} en or ko */
export function language() {
  const chosen = localStorage.getItem(PLACE);
  if (chosen !== null && LANGUAGES.includes(chosen)) {
    return chosen;
  }
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag));
  return wanted ?? 'en';
}

/** @param {string} chosen en or ko */
export function choose(chosen) {
  localStorage.setItem(PLACE, chosen);
}

/**
 * @param {Record<string, Record<string, string>>} texts by language and key; `{name}` is filled in
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function speaker(texts) {
  return (key, values = {}) => {
    const text = texts[language()][key];
    if (text === undefined) {
      throw new Error(`There is no text ${key} in ${language()}.`);
    }
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
}

/** @param {number} amount in won, which have no minor unit */
export function won(amount) {
  return new Intl.NumberFormat(language(), { style: 'currency', currency: 'KRW' }).format(amount);
}

/** @param {number} count */
export function number(count) {
  return new Intl.NumberFormat(language()).format(count);
}

/** @param {string} instant ISO-8601 */
export function date(instant) {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'short' }).format(new Date(instant));
}

/** @param {string} instant ISO-8601 */
export function moment(instant) {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** @param {number} ms */
export function minutesAndSeconds(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
