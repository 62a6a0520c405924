/** By which posts an action on a running case may be done. Whether it is meaningful, and whose own it is, the machine says. */
import type { ActionAsked, Assignee, CaseState, Holder, Program } from '../../procedure';
import { isAssociations } from '../../procedure/machine/disclosure';
import { holderOf } from '../../procedure/machine/run';
import { find } from '../../procedure/machine/program';
import type { Sql } from '../sql';
import { office, type Claim } from './claims';
import { holdersOf } from './claims-of-act';

interface Asking {
  sql: Sql;
  actor: string;
  state: CaseState;
  program: Program | null;
}

/** Null: no post is needed, the machine knows the one person who may. */
type Offices = {
  [K in ActionAsked['kind']]: (
    asking: Asking,
    does: Extract<ActionAsked, { kind: K }>,
  ) => Promise<Holder[] | null> | Holder[] | null;
};

const ofSlot = ({ sql, state }: Asking, { slot }: { slot: string }): Promise<Holder[] | null> =>
  holdersOf(sql, state, state.id, slot);

const ofClock = (asking: Asking, { clock }: { clock: string }): Promise<Holder[] | null> | Holder[] => {
  const slot = asking.state.clocks[clock]?.slot ?? null;
  return slot === null ? secretariat(asking.state) : ofSlot(asking, { slot });
};

/** Whoever runs the house, and decides nothing in it. */
const house = ({ state }: Asking): Holder[] => [office('administrator', state.association)];

const offices: Offices = {
  transferred: ofSlot,
  delegated: ofSlot,
  // Whoever asked him may take it back at any time.
  'given-back': async (asking, does) => {
    const holders = await ofSlot(asking, does);
    return holders === null ? null : [...holders, ...(asking.state.slots[does.slot]?.delegated?.back ?? [])];
  },
  'signer-added': ofSlot,
  'signer-removed': (asking, { slot }) => ofSlot(asking, { slot: asking.state.slots[slot]?.beside?.slot ?? slot }),
  taken: ofSlot,
  'put-back': ofSlot,
  // His own word needs no post; what another finds is found by whoever heads the house that the case stands in.
  recused: ({ actor, state }, { person }) =>
    person === actor
      ? null
      : [office('association-head', state.association), office('supervisor', state.society), office('president', state.society)],
  'handed-over': (asking, { from }) =>
    from === asking.actor ? null : [...house(asking), office('society-administrator', asking.state.society)],
  'applicant-changed': ({ actor, state }) => (actor === state.applicant ? null : secretariat(state)),
  'clock-suspended': ofClock,
  'clock-resumed': ofClock,
  'clock-extended': (asking, { clock, role }) => {
    const slot = asking.state.slots[asking.state.clocks[clock]?.slot ?? ''];
    return [office(role, slot?.holders[0]?.organisation ?? asking.state.society)];
  },
  'taken-back': () => null,
  undone: () => null,
  reopened: house,
  overridden: house,
  raised: ({ state, program }, { block, event }) => {
    const by = declaredIn(program, block).find((candidate) => candidate.event === event)?.by;
    return by === undefined ? secretariat(state) : [holderOf(state, by)];
  },
  // A notice is there to be objected to: whoever sees it may.
  objected: () => null,
};

/** What must hold for the action: whoever asks may, and whoever gets the task holds the post in which he gets it. */
export async function claimsOfAction(asking: Asking, does: ActionAsked, on: string): Promise<Claim[]> {
  const holders = await officesOf(asking, does);
  const asked = holders === null ? [] : [{ person: asking.actor, on, holders }];
  return [...asked, ...handedTo(asking.state, does).map(({ person, holder }) => ({ person, on, holders: [holder] }))];
}

/** To whom a task goes, and the post in which it does: the slot's own, or the one that was said, of the same organisation. */
function handedTo({ slots }: CaseState, does: ActionAsked): { person: string; holder: Holder }[] {
  if (does.kind !== 'transferred' && does.kind !== 'delegated' && does.kind !== 'signer-added') return [];
  const own = slots[does.slot]?.holders[0];
  return own === undefined ? [] : [{ person: does.to, holder: office(does.role ?? own.role, own.organisation) }];
}

function officesOf<K extends ActionAsked['kind']>(
  asking: Asking,
  does: Extract<ActionAsked, { kind: K }>,
): ReturnType<Offices[K]> {
  return offices[does.kind](asking, does) as ReturnType<Offices[K]>;
}

/** The named events of a sequence that they interrupt, or of a step that waits for them. */
function declaredIn(program: Program | null, block: string): { event: string; by?: Assignee }[] {
  const found = program === null ? null : (find(program, block)?.block ?? null);
  if (found?.kind === 'sequence') return found.on ?? [];
  return found?.kind === 'wait' ? (found.events ?? []) : [];
}

/** Whoever keeps the papers of the house whose case it is. */
function secretariat(state: CaseState): Holder[] {
  if (isAssociations(state.applicantRole))
    return [{ ...office('association-head', state.association), nobody: 'association-leader' }];
  return [{ ...office('society-secretariat', state.society), nobody: 'president' }];
}
