/** Another procedure: one that is waited for (`call`), and one that begins when this one has done its part (`open`). */
import type { Text } from '../kernel';
import type { Act, BlockCommon, OutcomeDeclaration, Period } from './template.types';

/** Fields of the other form, each from a field of this one (or of the row at hand: `item.<column>`). */
export type CallInput = Record<string, string>;

/**
 * Whose case it is: the caller's own society, or the organisation that the item at hand is or names (`item`, `item.<column>`), so that
 * each founding society decides for itself.
 */
export type CallFor = 'society' | 'item' | `item.${string}`;

/**
 * Another procedure as a case of its own: number, template version, log and file are its own. It ends here as `completed`, `refused` or
 * `withdrawn`, or with one of the results that the called template declares.
 */
export interface CallBlock extends BlockCommon {
  kind: 'call';
  act: Act;
  procedure: string;
  for?: CallFor;
  input: CallInput;
  /** When this step is left without its answer (a return, an interrupt, a withdrawal): the called case ends too, or goes on by itself. */
  whenLeft: 'withdraw' | 'keep';
  /** `completed` stands for every result that is not listed. */
  outcomes: Record<string, OutcomeDeclaration>;
}

/**
 * Begins something and waits for nothing: a case of another procedure at once, or a dated duty that a case of that procedure (or, without
 * one, a person's word) fulfils. Done is not the end: notification within n days, the report on the use of a donation.
 */
export interface OpenBlock extends BlockCommon {
  kind: 'open';
  act: Act;
  opens:
    | { start: 'at-once'; procedure: string; for?: CallFor; input: CallInput }
    | { start: 'by-society'; procedure?: string; for?: CallFor; duty: Text; within: Period; from?: string };
  outcomes: { opened: OutcomeDeclaration };
}
