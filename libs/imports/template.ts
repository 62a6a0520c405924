/** The sheet to be downloaded: headings, one example, and what the columns with given answers allow. */
import type { Target } from './types';

export interface TemplateSheet {
  headings: { title: string; required: boolean }[];
  example: string[];
  /** A column each: its heading, then what may stand in it. */
  allowed: string[][];
}

/** Chinese as it is filled in; what is read back knows the English headings too. */
export function templateSheet(target: Target): TemplateSheet {
  const columns = target.columns.filter(({ kind }) => kind !== 'period');
  return {
    headings: columns.map(({ label, required }) => ({ title: label.zh, required })),
    example: columns.map(({ example }) => example),
    allowed: columns.flatMap(({ label, kind, choices }) => {
      if (choices !== undefined) return [[label.zh, ...choices.map((choice) => choice.label.zh)]];
      return kind === 'yes-no' ? [[label.zh, '是', '否']] : [];
    }),
  };
}
