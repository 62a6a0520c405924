import { SignInRefused } from './sign-in-method';

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 64 * 1024;

/** One question to another house. Addresses carry secrets there, so nothing of them reaches an error. */
export async function askJson(url: URL, options: { method?: string; headers?: Record<string, string>; body?: unknown } = {}) {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: options.method ?? 'GET',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/json', 'content-type': 'application/json', ...options.headers },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    text = await response.text();
  } catch {
    throw new SignInRefused('SIGN_IN_UNAVAILABLE', 'NO_ANSWER');
  }
  if (response.status >= 500) throw new SignInRefused('SIGN_IN_UNAVAILABLE', `HTTP_${response.status}`);
  if (text.length > MOST_BYTES) throw new SignInRefused('SIGN_IN_ANSWER_INVALID', 'TOO_LONG');
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null)
      return { status: response.status, body: parsed as Record<string, unknown> };
  } catch {
    // Said below.
  }
  throw new SignInRefused('SIGN_IN_ANSWER_INVALID', 'NO_JSON');
}

/** A text that must be there. */
export function textIn(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new SignInRefused('SIGN_IN_ANSWER_INVALID', `NO_${name.toUpperCase()}`);
  return value;
}
