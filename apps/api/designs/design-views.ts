import type { DesignCard, DesignView } from '../../../libs/contracts';
import { placedSteps, type Template, type Text } from '../../../libs/procedure';

export interface DesignRow {
  id: string;
  association: string;
  begun_from: DesignCard['origin']['from'];
  base: string | null;
  template: Template;
  scenarios: unknown[];
  revision: number;
  beginner: string;
  saver: string;
  saved_at: Date;
  base_title: Text | null;
  base_version: number | null;
}

export function cardOf(row: DesignRow): DesignCard {
  const { template } = row;
  const procedure = typeof template.id === 'string' ? template.id : '';
  return {
    id: row.id,
    procedure,
    title: isText(template.title) ? template.title : { zh: procedure, en: procedure },
    jurisdiction: typeof template.jurisdiction === 'string' ? template.jurisdiction : 'CN',
    version: typeof template.version === 'number' ? template.version : 0,
    steps: stepsOf(template),
    origin: { from: row.begun_from, title: row.base_title, version: row.base_version },
    revision: row.revision,
    begunBy: row.beginner,
    savedBy: row.saver,
    savedAt: row.saved_at.toISOString(),
  };
}

export function viewOf(row: DesignRow, base: Template | null, current: Template | null): DesignView {
  return { ...cardOf(row), template: row.template, scenarios: row.scenarios, base, current };
}

/** What was sent is kept however wrong it is: then nothing can be counted. */
function stepsOf(template: Template): number {
  try {
    return placedSteps(template).length;
  } catch {
    return 0;
  }
}

function isText(value: unknown): value is Text {
  const { zh, en } = (value ?? {}) as Partial<Record<keyof Text, unknown>>;
  return typeof zh === 'string' && typeof en === 'string';
}
