/**
 * Sends a request, and reads the whole response: its JSON is null if it has no body, and undefined if that is not JSON.
 * Null if there is no response within the limit, in milliseconds.
 */
export async function requestJson(url, options, limit, signal) {
  const signals = [AbortSignal.timeout(limit), signal].filter((each) => each !== undefined);
  let response;
  let text;
  try {
    response = await fetch(url, { ...options, signal: AbortSignal.any(signals) });
    text = await response.text();
  } catch {
    signal?.throwIfAborted();
    return null;
  }
  signal?.throwIfAborted();
  return { response, body: parsed(text) };
}

function parsed(text) {
  if (text === "") {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
