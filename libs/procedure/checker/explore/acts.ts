/** What has to be done for a move to happen: acts of a script, by the kind of the step. */
import type { DoAct, ScriptAct, SimulationScript } from '../../simulate/script.types';
import { RESUBMITTED } from '../../steps/officer';
import { POSTED, PROVED } from '../../steps/notice/notice.step';
import { SCORED } from '../../steps/score/score.step';
import { stepsOf } from '../../machine/program';
import type { Program, ProgramStep, ReviewStep, ScoreStep } from '../../template/program.types';
import type { Assignee, StepKind } from '../../template/template.types';
import { personIn } from './persons';
import { judgedItems, sheetsFor, type Judgement } from './sheets';
import type { Deed } from './trace';
import type { StepNode } from './tree';

type Forms = Record<string, unknown>[];
type LookUps = NonNullable<SimulationScript['lookUps']>;

/** What was filed, once for each filling, and what the registers answer. */
export interface Filed {
  forms: Forms;
  lookUps: LookUps;
}

/** `later`: the moves after it. */
export function actsOf(program: Program, deed: Deed, later: Deed[], filed: Filed): ScriptAct[] {
  const [first, ...rest] = doneFor(program, deed, later, filed);
  if (first === undefined) return [];
  return [deed.isLater === true ? { after: A_WHILE, ...first } : first, ...rest];
}

/** Longer than the minute in which an act can be undone. */
const A_WHILE = '1 hour';

function doneFor(program: Program, deed: Deed, later: Deed[], { forms, lookUps }: Filed): ScriptAct[] {
  const { move, version, judgement } = deed;
  switch (move.does) {
    case 'settles':
    case 'skips':
    case 'judges':
    case 'decides':
      return [];
    case 'returns': {
      const { place, step } = move.node;
      const seat = 'several' in step && step.several !== undefined ? { seat: 1, ...whoIn(step.by, 0) } : {};
      const asked: DoAct = { ...decided(place, move.outcome), ...seat };
      return [asked, { do: 'act', step: place, outcome: RESUBMITTED, form: changed(forms, version) }];
    }
    case 'interrupts':
      return [{ do: 'raise', block: move.node.place, event: move.event, open: move.node.place }];
    case 'corrects':
      return [sitting(move.node, move.outcome, true), ...signed(move.node, later)];
    case 'ends':
      return enders[move.node.step.kind]({
        program,
        node: move.node,
        outcome: move.outcome,
        later,
        form: forms[version] ?? {},
        ...{ lookUps, judgement },
      });
  }
}

/** What changes in the form, the fields that are emptied among them. */
function changed(forms: Forms, version: number): Record<string, unknown> {
  const [before = {}, after = {}] = [forms[version], forms[version + 1]];
  return { ...Object.fromEntries(Object.keys(before).map((field) => [field, null])), ...after };
}

interface Ending {
  program: Program;
  node: StepNode;
  outcome: string;
  later: Deed[];
  form: Record<string, unknown>;
  lookUps: LookUps;
  judgement: Judgement | undefined;
}
type Ender = (ending: Ending) => ScriptAct[];

const nothing: Ender = () => [];
const byOfficer: Ender = ({ program, node: { step, place }, outcome }) => [
  { ...decided(place, outcome), ...chosenAt(program, step, outcome) },
];

const enders: { [K in StepKind]: Ender } = {
  check: nothing,
  copy: nothing,
  open: nothing,
  register: nothing,
  intake: byOfficer,
  work: byOfficer,
  authority: byOfficer,
  document: byOfficer,
  review: (ending) => {
    const { step, place } = ending.node;
    return step.kind === 'review' && step.several !== undefined ? byAll(step, place, ending) : byOfficer(ending);
  },
  meeting: ({ node, outcome, later }) => {
    if (outcome === 'withdrawn') return [...resulted(node.place, 'announced'), ...resulted(node.place, 'final')];
    return [{ do: 'convene', step: node.place }, sitting(node, outcome, false), ...signed(node, later)];
  },
  call: ({ node: { place }, outcome }) => {
    const isPlain = ['completed', 'refused', 'withdrawn'].includes(outcome);
    const ended = { outcome: isPlain ? outcome : 'completed', result: isPlain ? null : outcome };
    return [{ do: 'event', open: place, event: { kind: 'call-ended', block: place, case: 'called', deciders: [], ...ended } }];
  },
  wait: ({ node: { step, place }, outcome }) => {
    const awaited = step.kind === 'wait' ? step.events?.find(({ event }) => event === outcome) : undefined;
    return awaited === undefined
      ? []
      : [{ do: 'raise', block: place, event: outcome, open: place, who: personIn(awaited.by.role, 0) }];
  },
  notice: byNotice,
  score: (ending) => {
    const { step, place } = ending.node;
    return step.kind === 'score' ? sheets(step, place, ending) : [];
  },
};

function decided(step: string, outcome: string): DoAct {
  return { do: 'act', step, outcome, reason: true, submits: true };
}

/** Whom it chooses for a later step, where it goes on. */
function chosenAt(program: Program, step: ProgramStep, outcome: string): Pick<DoAct, 'with'> {
  const to = step.outcomes[outcome]?.to ?? 'refuse';
  const goesOn = to === 'next' || to === 'warn' || to.startsWith('leave:');
  if (!('chooses' in step) || step.chooses === undefined || !goesOn) return {};
  const roles = stepsOf(program).flatMap((later) =>
    assigneesOf(later).filter((by) => isChosenIn(by, step.id.split('@')[0] ?? '')),
  );
  return { with: { chosen: [personIn(roles[0]?.role ?? 'society-secretariat', 4)] } };
}

function assigneesOf(step: ProgramStep): Assignee[] {
  return [...('by' in step ? [step.by] : []), ...('several' in step ? (step.several?.others ?? []) : [])];
}

function isChosenIn({ person }: Assignee, step: string): boolean {
  return typeof person === 'object' && 'chosenIn' in person && person.chosenIn === step;
}

/** Each seat by somebody of its own; whose seat it is by name does it himself. */
function whoIn(by: Assignee, seat: number): Pick<DoAct, 'who'> {
  return by.person === undefined ? { who: personIn(by.role, 5 - seat) } : {};
}

function byAll(step: ReviewStep, place: string, { program, outcome }: Ending): ScriptAct[] {
  const rule = step.several;
  if (rule === undefined) return [];
  const seats = [step.by, ...rule.others];
  const act = (seat: number, said: string): DoAct => ({
    ...decided(place, said),
    seat: seat + 1,
    ...whoIn(seats[seat] ?? step.by, seat),
    ...chosenAt(program, step, said),
  });
  const [consent = ''] = rule.consent;
  const isConsent = rule.consent.includes(outcome);
  const against = Object.keys(step.outcomes).find((one) => !rule.consent.includes(one) && step.outcomes[one]?.to !== 'return');
  if (rule.way === 'any') return (rule.hearsAll === true ? seats : seats.slice(0, 1)).map((_seat, at) => act(at, outcome));
  if (rule.way === 'votes') return seats.map((_seat, at) => act(at, isConsent ? consent : (against ?? outcome)));
  if (isConsent) return seats.map((_seat, at) => act(at, consent));
  const rest = rule.hearsAll === true ? seats.slice(1).map((_seat, at) => act(at + 1, consent)) : [];
  return step.clock.then === `outcome:${outcome}` && step.outcomes[outcome] === undefined ? [] : [act(0, outcome), ...rest];
}

type Declared = 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed';

function sitting({ place }: StepNode, outcome: string, isCorrection: boolean): ScriptAct {
  const votes = outcome === 'not-passed' ? { for: 0, against: 3, abstained: 0 } : { for: 3, against: 0, abstained: 0 };
  const counted = outcome === 'postponed' ? {} : { votes };
  return { do: 'decide', step: place, outcome: outcome as Declared, ...counted, ...(isCorrection ? { reason: true } : {}) };
}

/** Minutes that are still to be corrected are not signed yet. */
function signed(node: StepNode, later: Deed[]): ScriptAct[] {
  const isCorrected = later.some(({ move }) => move.does === 'corrects' && move.node === node);
  return isCorrected ? [] : [{ do: 'sign', step: node.place }];
}

/** An item that was taken off for good: no sitting of the simulator says so, its message does. */
function resulted(block: string, stage: 'announced' | 'final'): ScriptAct[] {
  const result = { outcome: 'withdrawn', arithmetic: null };
  return [
    { do: 'event', event: { kind: 'item-resulted', block, sitting: 'elsewhere', item: 'item', version: 1, stage, result } },
  ];
}

/** Posted; objected to and upheld, or not; its days pass; and the proof, where one is asked for. */
function byNotice({ node: { step, place }, outcome }: Ending): ScriptAct[] {
  if (step.kind !== 'notice') return [];
  const upholds = Object.entries(step.objections.outcomes).find(([, one]) => one.upholds === true)?.[0];
  const objection: ScriptAct[] =
    outcome === 'upheld' && upholds !== undefined
      ? [{ do: 'event', event: { kind: 'objected', block: place, received: true } }, decided(place, upholds)]
      : [];
  return [decided(place, POSTED), ...objection, ...(step.closing === undefined ? [] : [decided(place, PROVED)])];
}

/** A sheet of each who judges. */
function sheets(step: ScoreStep, place: string, { judgement, form, lookUps }: Ending): ScriptAct[] {
  if (judgement === undefined) return [];
  const { of } = step;
  const listed = of === 'case' || 'each' in of ? null : 'rows' in of ? form[of.rows] : lookUps[of.lookUp];
  return sheetsFor(step, judgement, judgedItems(step, judgement, listed)).map((marks, seat) => ({
    ...decided(place, SCORED),
    seat: seat + 1,
    ...whoIn([step.by, ...step.others][seat] ?? step.by, seat),
    with: { marks: marks.map(({ item, points }) => ({ item, points })) },
  }));
}
