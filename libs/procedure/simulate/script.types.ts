/**
 * A scenario as an administrator writes it: who is there, what is filed, and what everybody does when. Plain JSON; its published schema is
 * `simulation-script.schema.json` beside this file, and both say the same.
 */
import type { OrganRules, SittingEvent, SittingForm, Votes } from '../sitting/sitting.types';
import type { CivilDate, Json, Text } from '../kernel';
import type { CaseEvent } from '../machine/event.types';
import type { LookUpValue, ParameterValue } from '../machine/state.types';
import type { Place } from '../machine/places';
import type { Jurisdiction, Period, Role } from '../template/template.types';

/** `2026-05-18 09:00`, by the clock on the wall in Shanghai. */
export type LocalTime = string;

export interface SimulationScript {
  $schema?: string;
  title: Text;
  /** With whose local rules it is played; absent: the national ones. */
  jurisdiction?: Jurisdiction;
  begins: LocalTime;
  /** Where it stops; absent: when nothing is due any more. */
  ends?: LocalTime;
  persons: ScriptPerson[];
  /** Who files, and in which post; absent: the first post of his that the template lets file. */
  applicant: string;
  capacity?: Role;
  /** Values set for this society, with or without their articles. */
  parameters?: Record<string, ParameterValue['value'] | ParameterValue>;
  form: Record<string, unknown>;
  /** What the registers of the society hold when it begins, by register. Look-ups of which nothing else is said are answered from it. */
  registers?: Record<string, ScriptEntry[]>;
  /** What the store would answer, whatever its registers hold: always the same, or from a time on. */
  lookUps?: Record<string, LookUpValue | LookUpFrom[]>;
  /** Steps at whose entry the register finds a conflict, whatever is guaranteed. */
  conflicts?: string[];
  /** By the id that the parameter of the meeting's organ has. */
  organs?: Record<string, ScriptOrgan>;
  acts: ScriptAct[];
  expect?: Expectation;
}

export interface LookUpFrom {
  from: LocalTime;
  value: LookUpValue;
}

export interface ScriptEntry {
  id: string;
  state: string;
  values: Record<string, string | number | boolean | null>;
  /** First day on which it held, and the day from which it no longer does. */
  validFrom: CivilDate;
  validTo?: CivilDate;
}

export interface ScriptPerson {
  id: string;
  posts: Role[];
  /** Days, both among them, on which he does not hold his posts: whoever stands in for them does. */
  absent?: { from: CivilDate; to: CivilDate }[];
}

export interface ScriptOrgan {
  members: string[];
  chair: string;
  rules: Omit<OrganRules, 'organ' | 'version'>;
}

/**
 * When something is done: at a time; or so long after it became possible, or after what was done before it, whichever came later. With
 * neither it is done at once.
 */
interface When {
  at?: LocalTime;
  /** `2 working days`, `3 days`, `4 hours`: the same time of day, so much later. */
  after?: Period;
  /** Not before this step is open. What is done in a step waits for it anyhow. */
  open?: Place;
  /** The refusal that is expected; without it a refusal is a finding. */
  refused?: string;
}

export type DoAct = When & {
  do: 'act';
  step: Place;
  outcome: string;
  /** Absent: the first of those who may. */
  who?: string;
  /** Of a step of several posts: which seat, from 1. */
  seat?: number;
  /** A reason is written. */
  reason?: boolean;
  /** What the step asks for is handed in. */
  submits?: boolean;
  /** With a supplement: the fields that change. */
  form?: Record<string, unknown>;
  occurredOn?: CivilDate;
  /** Whatever else the event says (`chosen`, `marks`, `for`). */
  with?: Record<string, Json>;
};

export type DoWithdraw = When & { do: 'withdraw'; who?: string };
/** A named event, of a sequence that it interrupts or of a step that waits for it. */
export type DoRaise = When & { do: 'raise'; block: Place; event: string; who?: string };
/** A sitting of the organ is convened with the item of this step on its agenda. */
export type DoConvene = When & { do: 'convene'; step: Place; form?: SittingForm; on?: CivilDate; who?: string };
/** The roll, the vote and, unless it is left open, the closing of the sitting that has the item of this step. */
export type DoDecide = When & {
  do: 'decide';
  step: Place;
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'struck';
  votes?: Votes;
  away?: string[];
  recused?: string[];
  reason?: boolean;
  leaveOpen?: boolean;
  who?: string;
};
/** The minutes are signed. */
export type DoSign = When & { do: 'sign'; step: Place; who?: string };
/** Any other event of the sitting: an election, a ballot by circulation. */
export type DoSittingEvent = When & { do: 'sitting-event'; step: Place; event: Telling<SittingEvent>; who?: string };
/** Any other event of the case. `round` is filled in where its block has one. */
export type DoEvent = When & { do: 'event'; event: Telling<CaseEvent>; who?: string };

export type ScriptAct = DoAct | DoWithdraw | DoRaise | DoConvene | DoDecide | DoSign | DoSittingEvent | DoEvent;

/** An event as far as the simulation does not know it by itself. */
export type Telling<E extends { kind: string }> = { kind: E['kind'] } & Record<string, Json>;

export interface Expectation {
  /** `open`: it has not ended. */
  outcome?: 'completed' | 'refused' | 'withdrawn' | 'open';
  result?: string;
  endsOn?: CivilDate;
  /** What steps have come to, whichever they are. */
  steps?: { step: Place; outcome?: string | null; status?: string; round?: number }[];
}
