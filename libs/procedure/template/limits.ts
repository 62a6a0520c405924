/**
 * How big a template or an overlay may be. Asked before the schema's validator, the conditions' parser or anything that calls itself goes
 * over the input, so that the work of each is bounded by these numbers and not by whoever sent it.
 */

export const LIMITS = {
  /** As canonical JSON in UTF-8. The longest procedure of the catalogue (P13) is expected at a tenth of it. */
  bytes: 1024 * 1024,
  /** Structures within structures: readers lose the thread at six, each takes three levels of JSON, and an overlay adds two. */
  depth: 64,
  /** Values of any kind; the validator looks at each of them once. A block has about a hundred. */
  values: 50_000,
  /** Entries of one list: `uniqueItems` compares each with each. */
  listLength: 1_000,
  /** A diagram of more is read by nobody; P13 has about forty. */
  blocks: 400,
  /** Each is parsed and its types checked, against a vocabulary that is made of the whole template. */
  conditions: 100,
  /** In UTF-8; the schema's 500 characters are at most as many bytes. */
  conditionBytes: 2 * 1024,
  /** Characters of one text, a document's wording included. */
  text: 10_000,
  /** Characters of one name: what the schema allows an id, and room for a message about a longer one. */
  name: 100,
  /** Findings that are given back: whoever has so many begins again, and nobody reads a hundred thousand. */
  issues: 100,
} as const;

/** Properties that hold conditions, so that they are counted before anybody knows what the rest of the template means. */
export const CONDITION_PROPERTIES: readonly string[] = [
  'that',
  'when',
  'again',
  'guarantee',
  'requiredWhen',
  'shownWhen',
  'compute',
  'satisfied',
];

/** Properties that hold lists of blocks. */
export const BLOCK_LISTS: readonly string[] = ['blocks', 'otherwise', 'insert'];

/** Names that every object answers to: as an id one of them would be found where nothing was ever put. */
export const RESERVED_NAMES: readonly string[] = [
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
];
