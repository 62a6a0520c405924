import type { Sending } from './channel.port';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

export type Asked = { body: Record<string, unknown>; status: number } | { away: string };

/** One question to another house. Addresses carry tokens there, so nothing of them reaches an error. */
export async function ask(
  url: URL,
  options: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Asked> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/json', 'content-type': 'application/json', ...options.headers },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    text = await response.text();
  } catch {
    return { away: 'NO_ANSWER' };
  }
  if (response.status >= 500 || response.status === 429) return { away: `HTTP_${response.status}` };
  if (text.length > MOST_BYTES) return { away: 'TOO_LONG' };
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null)
      return { status: response.status, body: parsed as Record<string, unknown> };
  } catch {
    // Said below.
  }
  return { away: 'NO_JSON' };
}

/** The number that WeCom and DingTalk's older interface answer with; 0 is well. */
export const errcodeOf = (body: Record<string, unknown>): number => Number(body['errcode'] ?? -1);

/** A token of an app, kept until shortly before it ends, and fetched anew once where it was refused before. */
export class AppToken {
  private kept: { value: string; until: number } | null = null;

  constructor(private readonly fetchToken: () => Promise<{ value: string; seconds: number } | { away: string }>) {}

  /** `work` says of an answer whether it was the token that was refused. */
  async with<Answer>(
    work: (token: string) => Promise<Answer>,
    isRefused: (answer: Answer) => boolean,
  ): Promise<Answer | { away: string }> {
    const first = await this.value();
    if (typeof first !== 'string') return first;
    const answer = await work(first);
    if (!isRefused(answer)) return answer;
    this.kept = null;
    const second = await this.value();
    return typeof second === 'string' ? work(second) : second;
  }

  private async value(): Promise<string | { away: string }> {
    if (this.kept !== null && this.kept.until > Date.now()) return this.kept.value;
    const fetched = await this.fetchToken();
    if ('away' in fetched) return fetched;
    this.kept = { value: fetched.value, until: Date.now() + fetched.seconds * 1000 - EARLIER_MS };
    return fetched.value;
  }
}

const EARLIER_MS = 5 * 60_000;

export const textIn = (body: Record<string, unknown>, name: string): string | null => {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const away = (code: string): Sending & { away: string } => ({ away: code });
