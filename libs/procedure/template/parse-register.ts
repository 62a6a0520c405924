/**
 * Reading a register's declaration, as a template is read: how big it is, its shape by the published schema, what a schema cannot say.
 * Issues are collected, never thrown, whatever was sent.
 */
import { checkLimits } from './check-limits';
import { checkRegister } from './check-register';
import { registerShape } from './file-shapes';
import { LIMITS } from './limits';
import type { Issue, Register } from './template.types';

/** A register without errors, or null with every issue that was found. */
export function parseRegister(input: unknown): { register: Register | null; issues: Issue[] } {
  const { issues: beyond } = checkLimits(input);
  if (beyond.length > 0) return { register: null, issues: beyond };
  const shaped = registerShape(input);
  if ('issues' in shaped) return { register: null, issues: shaped.issues };
  const issues = checkRegister(shaped.register);
  return { register: issues.length > 0 ? null : shaped.register, issues: issues.slice(0, LIMITS.issues) };
}
