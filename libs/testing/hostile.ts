/** Reading templates and overlays that somebody sends who means no good, and what must hold of every answer. */
import { applyOverlay, compile, parseOverlay, parseTemplate } from '../procedure/authoring';
import { copy, type Issue, type Overlay } from '../procedure';
import { LIMITS } from '../procedure/template/limits';
import { loadTemplate } from '../templates';

export type Raw = Record<string, unknown>;
const SOUND = loadTemplate('branch-setup');
/** A sound template, to be broken. */
export const base = (): Raw => copy(SOUND) as unknown as Raw;
export const DEFAULT = [{ kind: 'default', reason: { zh: '暂定', en: 'A default' } }];
export const overlay = (...change: unknown[]): Raw => ({ overlay: 'CN-QH', of: 'branch-setup', version: 1, change });
const inherited = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));

/** Lists of entries with paths and both languages, no more than may be given back; and nobody else's objects are changed. */
export function expectSound(issues: Issue[]): void {
  expect(issues.length).toBeLessThanOrEqual(LIMITS.issues);
  for (const { rule, path, message } of issues) {
    expect(rule).not.toBe('');
    expect(path === '' || path.startsWith('/')).toBe(true);
    expect(message.zh !== '' && message.en !== '').toBe(true);
  }
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(inherited);
}

/** Everything that reads a template or an overlay, on this input. */
export function readAll(input: unknown): Issue[] {
  const { template, issues } = parseTemplate(input);
  expectSound(issues);
  expect(template === null).toBe(issues.some(({ severity }) => severity === 'error'));
  if (template !== null) compile(template);
  const parsed = parseOverlay(input);
  expectSound(parsed.issues);
  if (parsed.overlay !== null) apply(parsed.overlay);
  return issues;
}

export function apply(change: Overlay): Issue[] {
  const before = JSON.stringify(SOUND);
  const { template, issues } = applyOverlay(SOUND, change);
  expectSound(issues);
  expect(JSON.stringify(SOUND)).toBe(before);
  const again = parseTemplate(template);
  expectSound(again.issues);
  if (again.template !== null) compile(again.template);
  return issues;
}

/** A value put at a place of the template, as JSON would bring it. */
export function put(pointer: string, value: unknown): Raw {
  const input = base();
  const path = pointer.slice(1).split('/');
  const last = path.pop() ?? '';
  const target = path.reduce<Raw>((node, key) => node[key] as Raw, input);
  Object.defineProperty(target, last, { value, enumerable: true, configurable: true, writable: true });
  return input;
}
