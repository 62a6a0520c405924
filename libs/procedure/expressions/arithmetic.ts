/** The least and the most that a whole number can be, through the five operations. Exact, in BigInt. */
import type { Kind } from './kinds';

export type Int = Extract<Kind, { is: 'int' }>;

/** CEL's `int`; beyond it the language throws. */
export const INT64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

const span = (values: bigint[]): Int => ({
  is: 'int',
  least: values.reduce((least, value) => (value < least ? value : least)),
  most: values.reduce((most, value) => (value > most ? value : most)),
});
const size = (value: bigint): bigint => (value < 0n ? -value : value);
const widest = ({ least, most }: Int): bigint => (size(least) > size(most) ? size(least) : size(most));

/** `/` and `%` are asked only where the second number cannot be zero. */
export const arithmetic: Record<'+' | '-' | '*' | '/' | '%', (one: Int, other: Int) => Int> = {
  '+': (one, other) => span([one.least + other.least, one.most + other.most]),
  '-': (one, other) => span([one.least - other.most, one.most - other.least]),
  '*': (one, other) => span([one.least * other.least, one.least * other.most, one.most * other.least, one.most * other.most]),
  '/': (one) => span([-widest(one), widest(one)]),
  '%': (_one, other) => span([-widest(other), widest(other)]),
};
