/**
 * What a person may ask for at all. `libs/rights/permissions.ts` says which posts carry each; `GET /session` tells a page those of its
 * reader. A new one is added here; the compiler names the table that misses it.
 */
export type Permission =
  /** Anybody, signed in or not: signing in, health, the built pages. */
  | 'public'
  | 'signed-in'
  /** By a personal link, and by nothing else: its one sitting. The guard compares the session, no post carries it. */
  | 'own-sitting'
  | 'file-cases'
  | 'decide'
  | 'read-registers'
  | 'read-sittings'
  /** 本会资料 of one's own society. */
  | 'read-society-record'
  | 'keep-society-record'
  | 'record-sittings'
  | 'set-charter-rules'
  /** Organisations, people, posts and organs of the whole deployment. */
  | 'manage-people'
  /** The same for one's own society, and its accounts. */
  | 'manage-own-society'
  /** Accounts of anybody: make, disable, reset. */
  | 'manage-accounts'
  /** Who holds which post: everywhere, or in one's own society; the object-level check tells them apart. */
  | 'read-people'
  /** … everywhere. */
  | 'read-all-people'
  /** `manage-people` or `manage-own-society`; the object-level check tells them apart. */
  | 'change-people'
  /** `manage-accounts` or `manage-own-society`, likewise. */
  | 'change-accounts'
  /** Be the second person of a proposal about rights. */
  | 'confirm-rights'
  | 'import-registers'
  /** How messages leave the house, and what could not be delivered. */
  | 'run-channels'
  /** Check a procedure, and hand it in to be published. */
  | 'prepare-procedures'
  /** Be the second person who publishes it (users.md 21). */
  | 'confirm-procedures'
  /** Either of these; the object-level check tells them apart. */
  | 'read-publications'
  /** Give a supervisor his time-limited look, or confirm another's proposal. */
  | 'grant-supervision'
  /** Who supervised us, once it is over. */
  | 'read-readings'
  /** 整改事项: answer for one's society what a supervisor asked it to put right. */
  | 'answer-rectifications'
  /** Draft papers of cases for one's house, and have them numbered, sealed, checked and sent; which one, the object-level check says. */
  | 'draft-documents'
  /** Any of what a paper goes through in the house: its registers are read by all of them. */
  | 'work-on-documents'
  /** The house's Word templates, the code of its numbers, who approves the use of its seal. */
  | 'keep-house-forms'
  /** Give the closed cases of one's house to its archive. */
  | 'keep-archive'
  /** Attempts, administrative acts, checkpoints. */
  | 'read-house-log';
