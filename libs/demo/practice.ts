/** A house to practise in (practice.decision.md): what a store is has to be what its house is started as. */
import type { Client } from 'pg';

export class PracticeProblem extends Error {
  /** `practice`: the store is one to practise in, and was to be another; `in-use`: it is another, and was to be one to practise in. */
  constructor(readonly is: 'practice' | 'in-use') {
    super(is === 'practice' ? 'this is a house to practise in' : 'this house has people in it and is not one to practise in');
  }
}

/** Marks a store in which nobody is yet; refuses one that is something else. Throws `PracticeProblem`. */
export async function holdToPractice(owner: Client, isWanted: boolean): Promise<void> {
  const { rows } = await owner.query<{ practice: boolean; begun: boolean }>(
    `select practice, demo is not null or exists (select 1 from guicheng.organisation) as begun from guicheng.deployment`,
  );
  const [store] = rows;
  if (store === undefined || store.practice === isWanted) return;
  if (store.practice || store.begun) throw new PracticeProblem(store.practice ? 'practice' : 'in-use');
  await owner.query('update guicheng.deployment set demo = true, practice = true');
}
