/**
 * Reading a template: first how big it is, then its shape by the published schema, then what a schema cannot say. Issues are collected,
 * never thrown, whatever was sent.
 */
import { Fault } from '../kernel';
import { checkLimits } from './check-limits';
import { checkMeaning } from './check-meaning';
import { compile, MAX_PROGRAM_BYTES } from './compile';
import { overlayShape, templateShape } from './file-shapes';
import { LIMITS } from './limits';
import type { Issue, Overlay, Template } from './template.types';

/** A template without errors, or null with every issue that was found; warnings may come with either. */
export function parseTemplate(input: unknown): { template: Template | null; issues: Issue[] } {
  const { bytes, issues: beyond } = checkLimits(input);
  if (beyond.length > 0) return { template: null, issues: beyond };
  const shaped = templateShape(input);
  if ('issues' in shaped) return { template: null, issues: shaped.issues };
  const { template } = shaped;
  const meant = checkMeaning(template);
  const hasErrors = meant.some(({ severity }) => severity === 'error');
  // A program leaves out the words, so that only a template bigger than a program may be can become one that is too big.
  const tooBig = hasErrors || bytes <= MAX_PROGRAM_BYTES ? [] : sizeIssues(template);
  const isRefused = hasErrors || tooBig.length > 0;
  return { template: isRefused ? null : template, issues: [...tooBig, ...meant].slice(0, LIMITS.issues) };
}

/** The same for an overlay; what it changes is checked once it is applied. */
export function parseOverlay(input: unknown): { overlay: Overlay | null; issues: Issue[] } {
  const { issues } = checkLimits(input);
  if (issues.length > 0) return { overlay: null, issues };
  const shaped = overlayShape(input);
  return 'issues' in shaped ? { overlay: null, issues: shaped.issues } : { overlay: shaped.overlay, issues };
}

function sizeIssues(template: Template): Issue[] {
  try {
    compile(template);
    return [];
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'PROGRAM_TOO_BIG') throw error;
    const message = {
      zh: `流程编译后大于 ${MAX_PROGRAM_BYTES} 字节，请拆分为几个流程。`,
      en: `Compiled it is bigger than ${MAX_PROGRAM_BYTES} bytes; divide it into several procedures.`,
    };
    return [{ rule: 'PROGRAM_TOO_BIG', path: '/blocks', severity: 'error', message }];
  }
}
