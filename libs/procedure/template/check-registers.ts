/**
 * A template or a duty against the declarations of the registers that it asks and writes. Apart from `parseTemplate`, which knows none: asked
 * by whoever checks and publishes.
 */
import { checkAskedRegisters, unknownRegister, type Registers } from './check-asked-registers';
import { checkWrittenRegisters } from './check-written-registers';
import type { Add } from './check.types';
import { LIMITS } from './limits';
import type { Duty, Issue, Register, Template } from './template.types';

/** Everything in a template that does not fit the registers. */
export function checkRegisters(template: Template, registers: readonly Register[]): Issue[] {
  return collect((add) => {
    const known = byId(registers);
    checkAskedRegisters(template, known, add);
    checkFields(template, known, add);
    checkWrittenRegisters(template, known, add);
    checkExpiry(template, registers, add);
  });
}

/** The same of a duty, which only asks. */
export function checkDutyRegisters({ lookUps }: Duty, registers: readonly Register[]): Issue[] {
  return collect((add) =>
    checkAskedRegisters({ lookUps, form: { fields: [] }, parameters: [], blocks: [] }, byId(registers), add),
  );
}

function collect(check: (add: Add) => void): Issue[] {
  const issues: Issue[] = [];
  check((rule, path, zh, en) => void issues.push({ rule, path, severity: 'error', message: { zh, en } }));
  return issues.slice(0, LIMITS.issues);
}

function byId(registers: readonly Register[]): Registers {
  return new Map(registers.map((register) => [register.id, register]));
}

function checkFields({ form }: Template, registers: Registers, add: Add): void {
  for (const [index, { register }] of form.fields.entries()) {
    if (register === undefined || registers.has(register)) continue;
    unknownRegister('FIELD_REGISTER', register, `/form/fields/${index}/register`, add);
  }
}

/** A register says which procedure is proposed when entries expire: that procedure asks for those whose validity ends. */
function checkExpiry(template: Template, registers: readonly Register[], add: Add): void {
  const starts = template.startedBy === 'filed' ? [] : template.startedBy;
  const asked = starts.flatMap((start) =>
    start.kind === 'proposed' ? template.lookUps.filter(({ id }) => id === start.when) : [],
  );
  for (const { id, title, atExpiry } of registers) {
    if (atExpiry?.proposes !== template.id) continue;
    if (asked.some(({ register, where }) => register === id && where.endsWithin !== undefined)) continue;
    add(
      'EXPIRY_NOT_PROPOSED',
      '/startedBy',
      `“${title.zh}”的条目到期时应提议本流程：须有一种“提议”发起方式，其查询用 endsWithin 列出将到期的条目。`,
      `"${title.en}" has this procedure proposed for entries that expire: it needs a proposed start whose look-up lists them by endsWithin.`,
    );
  }
}
