/** What is on record when rows are checked, as far as they can touch it; found by code, name and number. */
import type { MasterRecord } from '../contracts';
import type { Register } from '../procedure';
import { fold, foldName } from './fold';
import type { EntryValues } from './steps';
import { keyIn } from './target-of-register';

export interface KnownSociety {
  id: string;
  name: string;
  nameEn: string;
  phone: string | null;
  foundedOn: string | null;
  /** The newest version that stands, and the number of the newest of all. */
  record: MasterRecord;
  version: number;
}
export interface KnownPerson {
  id: string;
  name: string;
  phone: string | null;
  /** Holds a post of those who run the deployment. */
  administers: boolean;
}
export interface KnownTerm {
  id: string;
  person: string;
  from: string;
  to: string | null;
}
export interface KnownPost extends KnownTerm {
  organisation: string;
  role: string;
}
export interface KnownOrgan {
  id: string;
  society: string;
  kind: string;
  name: string;
}
export interface KnownMember extends KnownTerm {
  organ: string;
  position: string | null;
}
export interface KnownEntry {
  id: string;
  society: string;
  /** Of the matter that made it; null: it was imported. */
  number: string | null;
  state: string;
  values: EntryValues;
  /** Columns whose words are sealed: what they say cannot be compared. */
  sealed: string[];
  enteredOn: string;
}

export interface World {
  /** Who imports: nobody gives himself a post. */
  me: string;
  /** Civil day of the record, from which terms without a first day count. */
  today: string;
  societies: KnownSociety[];
  /** Of other associations: enough to tell that a row speaks of one. */
  foreign: { name: string; code: string | null }[];
  parties: { id: string; name: string }[];
  people: KnownPerson[];
  posts: KnownPost[];
  organs: KnownOrgan[];
  members: KnownMember[];
  entries: KnownEntry[];
}

/** The same world, found by what rows say. Grows with what the rows themselves bring, so that two lines about one thing meet. */
export class Index {
  readonly byCode = new Map<string, KnownSociety>();
  readonly byName = new Map<string, KnownSociety>();
  readonly byShortName = new Map<string, KnownSociety>();
  readonly byFormerName = new Map<string, KnownSociety>();
  readonly foreignCodes: Set<string>;
  readonly foreignNames: Set<string>;
  readonly people = new Map<string, KnownPerson>();
  readonly byPhone = new Map<string, KnownPerson>();
  readonly byPersonName = new Map<string, KnownPerson[]>();
  readonly organs = new Map<string, KnownOrgan>();
  readonly posts = new Map<string, KnownPost[]>();
  readonly members = new Map<string, KnownMember[]>();
  readonly entries = new Map<string, KnownEntry[]>();
  /** Of whom earlier lines spoke, by society and name. */
  private readonly spoken = new Map<string, Set<string>>();

  constructor(readonly world: World) {
    for (const society of world.societies) this.addSociety(society);
    this.foreignCodes = new Set(world.foreign.flatMap(({ code }) => (code === null ? [] : [code])));
    this.foreignNames = new Set(world.foreign.map(({ name }) => fold(name)));
    // Copies: what lines bring is noted in here, and the world stays as it was.
    for (const person of world.people) this.addPerson({ ...person });
    for (const organ of world.organs) this.organs.set(this.organKey(organ.society, organ.name), organ);
    for (const post of world.posts) push(this.posts, `${post.person} ${post.organisation} ${post.role}`, post);
    for (const member of world.members) push(this.members, `${member.person} ${member.organ}`, member);
    for (const entry of world.entries) push(this.entries, entry.society, entry);
  }

  addSociety(society: KnownSociety): void {
    if (society.record.creditCode !== undefined) this.byCode.set(society.record.creditCode, society);
    this.byName.set(fold(society.name), society);
    if (society.record.shortName !== undefined) this.byShortName.set(fold(society.record.shortName), society);
    for (const name of society.record.formerNames ?? []) this.byFormerName.set(fold(name), society);
  }

  addPerson(person: KnownPerson): void {
    this.people.set(person.id, person);
    if (person.phone !== null) this.byPhone.set(person.phone, person);
    push(this.byPersonName, fold(person.name), person);
  }

  organKey(society: string, name: string): string {
    return `${society} ${fold(name)}`;
  }

  /** Voided by an earlier line: nothing overlaps it any more. */
  forgetTerm(id: string): void {
    for (const terms of [this.posts, this.members] as Map<string, KnownTerm[]>[])
      for (const [key, held] of terms)
        terms.set(
          key,
          held.filter((term) => term.id !== id),
        );
  }

  noteSpokenOf(society: string | null, person: KnownPerson): void {
    const key = `${society ?? ''} ${fold(person.name)}`;
    this.spoken.set(key, (this.spoken.get(key) ?? new Set()).add(person.id));
  }

  /** Lines of one society mean one person by one name, unless their numbers have shown two. */
  spokenOf(society: string | null, name: string): KnownPerson | null {
    const ids = [...(this.spoken.get(`${society ?? ''} ${fold(name)}`) ?? [])];
    const [only] = ids;
    return ids.length === 1 && only !== undefined ? (this.people.get(only) ?? null) : null;
  }

  /** An entry of this society by its key: the same, or one whose name it only shortens. Without a key: one that says all the same. */
  entry(
    society: string,
    register: Pick<Register, 'key' | 'columns'>,
    given: { values: EntryValues; enteredOn: string | null },
  ): { same: KnownEntry | null; similar: KnownEntry | null } {
    const all = this.entries.get(society) ?? [];
    const isAt = (entry: KnownEntry) => given.enteredOn === null || entry.enteredOn === given.enteredOn;
    const by = (folded: (said: string) => string) => (entry: KnownEntry) =>
      keyIn(register).every((id) => folded(String(entry.values[id] ?? '')) === folded(String(given.values[id] ?? '')));
    if (register.key.length === 0) return { same: all.find((entry) => by(fold)(entry) && isAt(entry)) ?? null, similar: null };
    const same = all.find(by(fold)) ?? null;
    return { same, similar: same === null ? (all.find(by(foldName)) ?? null) : null };
  }
}

export function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [item]);
  else there.push(item);
}
