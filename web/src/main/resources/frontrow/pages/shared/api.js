/**
 * The services' REST API, as a page sees it.
 *
 * @typedef {{status: number, code: string, detail: string, body: any}} RefusalParts
 */
import { heard } from './clock.js';

const TRIES_MAX = 5;
const PAUSE_MS = 1_000;

/** What a service refused, with its code from the problem (RFC 9457), or that nobody answered (status 0). */
export class Refusal extends Error {
  /** @param {RefusalParts} parts */
  constructor({ status, code, detail, body }) {
    super(detail);
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

/**
 * One call. Whatever can be asked twice without harm is asked again while nobody answers or a service says 503: what changes
 * nothing, and what has an `Idempotency-Key`.
 *
 * @param {string} method
 * @param {string} path
 * @param {{headers?: Record<string, string>, body?: any, signal?: AbortSignal}} [options]
 * @returns {Promise<{status: number, headers: Headers, body: any}>} also of 304
 * @throws {Refusal} for any other status than 2xx and 304
 */
export async function call(method, path, { headers = {}, body, signal } = {}) {
  const harmlessTwice = method === 'GET' || 'Idempotency-Key' in headers;
  for (let tries = 1; ; tries++) {
    const answer = await once(method, path, headers, body, signal);
    const away = answer.status === 0 || answer.status === 503;
    if (away && harmlessTwice && tries < TRIES_MAX) {
      await pause(PAUSE_MS);
      continue;
    }
    if (answer.status === 304 || (answer.status >= 200 && answer.status < 300)) {
      return answer;
    }
    throw new Refusal({
      status: answer.status,
      code: answer.body?.code ?? (answer.status === 0 ? 'NO_ANSWER' : 'UNEXPECTED'),
      detail: answer.body?.detail ?? '',
      body: answer.body,
    });
  }
}

async function once(method, path, headers, body, signal) {
  const sent = Date.now();
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal,
    });
    heard(response.headers.get('Date'), sent, Date.now());
    return { status: response.status, headers: response.headers, body: await content(response) };
  } catch (failed) {
    if (signal?.aborted) {
      throw failed;
    }
    return { status: 0, headers: new Headers(), body: undefined };
  }
}

async function content(response) {
  const text = await response.text();
  if (text === '') {
    return undefined;
  }
  return (response.headers.get('Content-Type') ?? '').includes('json') ? JSON.parse(text) : text;
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
