/**
 * Server-sent events (HTML standard §9.2) over fetch: the browser's own EventSource sends no bearer token.
 *
 * @param {string} path
 * @param {Record<string, string>} headers
 * @param {AbortSignal} signal
 * @param {(event: {name: string, data: any}) => void} told the data as JSON
 * @returns {Promise<void>} when the stream has ended
 * @throws {Error} if it cannot be opened or breaks off
 */
export async function listen(path, headers, signal, told) {
  const response = await fetch(path, { headers: { ...headers, Accept: 'text/event-stream' }, cache: 'no-store', signal });
  if (!response.ok || response.body === null) {
    throw new Error(`The stream ${path} was refused with ${response.status}.`);
  }
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    blocks.map(parsed).filter((event) => event !== null).forEach(told);
  }
}

/** @param {string} block lines up to an empty one */
function parsed(block) {
  let name = 'message';
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') {
      name = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
  return data.length === 0 ? null : { name, data: JSON.parse(data.join('\n')) };
}
