/** Entries that have to stand in the registers already, so that the steps of a way can change or close them. */
import { own } from '../../forms/given';
import type { SimulationScript } from '../../simulate/script.types';
import { isInForce, mayBecome } from '../../template/registers';
import type { ProgramStep } from '../../template/program.types';
import type { Register } from '../../template/template.types';
import { keyOfItem, MOST_ITEMS } from './tree';

type Entries = NonNullable<SimulationScript['registers']>;
type RegisterStep = Extract<ProgramStep, { kind: 'register' }>;

/** Long before any case that is told. */
const SINCE = '2020-01-01';

/** Each with a state from which its first step may go on; look-ups are answered apart from them. */
export function entriesFor(
  steps: ProgramStep[],
  declared: readonly Register[],
  forms: readonly Record<string, unknown>[],
): Entries {
  const registers: Entries = {};
  for (const step of steps) {
    if (step.kind !== 'register') continue;
    const entries = (registers[step.register] ??= []);
    for (const id of idsOf(step, forms)) {
      if (entries.some((entry) => entry.id === id)) continue;
      entries.push({ id, state: formerState(step, declared), values: {}, validFrom: SINCE });
    }
  }
  return Object.fromEntries(Object.entries(registers).filter(([, entries]) => entries.length > 0));
}

/** Which entries a step can be about; those that a step of the case makes are not there yet. */
function idsOf({ entry }: RegisterStep, forms: readonly Record<string, unknown>[]): string[] {
  if (entry === undefined || 'step' in entry) return [];
  if ('item' in entry) return Array.from({ length: MOST_ITEMS }, (_, item) => keyOfItem(item));
  return forms.flatMap((form) => {
    const named = form[entry.field];
    const id = own(named, 'id') ?? named;
    return typeof id === 'string' ? [id] : [];
  });
}

function formerState({ register: id, as }: RegisterStep, declared: readonly Register[]): string {
  const register = declared.find((one) => one.id === id);
  const former = register?.states.find(
    (state) => isInForce(register, state.id) && state.id !== as && mayBecome(register, state.id, as),
  );
  return former?.id ?? as;
}
