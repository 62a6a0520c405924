/** Posts in societies and seats in organs: both are a person's term, and on record a term is never overwritten. */
import { postTitle } from '../contracts';
import type { Role } from '../procedure';
import { ORGAN_CHOICES } from './targets';
import { textOf } from './check-societies';
import { fold } from './fold';
import { matchPerson } from './match-person';
import { lookUpSociety } from './match-society';
import { checked, decide, found, problem, stopped, type Change, type CheckedRow, type Checking, type Matched } from './outcome';
import type { Step } from './steps';
import type { KnownMember, KnownOrgan, KnownPerson, KnownSociety, KnownTerm } from './world';
import type { ReadRow } from './types';

const FROM = { zh: '任期起', en: 'From' };
const TO = { zh: '任期止', en: 'To' };

interface Term {
  from: string;
  to: string | null;
}

/** What posts and seats do differently. */
interface TermKind {
  known(person: KnownPerson): KnownTerm[];
  enter(person: KnownPerson, term: Term): Step;
  end(id: string, before: string | null, after: string | null): Step;
  void(id: string): Step;
  /** Whether the record says something else of this very term beside its days. */
  differs(term: KnownTerm): Change | null;
  /** What it is called among the changes. */
  what: Change;
}

export function checkPost(checking: Checking, row: ReadRow): CheckedRow {
  const role = textOf(row.values, 'role');
  return checkTerm(checking, row, (society) => {
    const of = (person: KnownPerson) => checking.index.posts.get(`${person.id} ${society.id} ${role ?? ''}`) ?? [];
    return found<TermKind>({
      known: of,
      enter: (person, term) => ({
        op: 'post-new',
        id: checking.idOf(`post ${row.line}`),
        person: person.id,
        organisation: society.id,
        role: role ?? '',
        ...term,
      }),
      end: (id, before, after) => ({ op: 'post-end', id, before, after }),
      void: (id) => ({ op: 'post-void', id }),
      differs: () => null,
      what: { label: { zh: '职务', en: 'Post' }, from: null, to: postTitle[role as Role]?.zh ?? role },
    });
  });
}

export function checkMember(checking: Checking, row: ReadRow): CheckedRow {
  const position = textOf(row.values, 'position');
  return checkTerm(checking, row, (society) => {
    const { organ, steps } = organOf(checking, society, textOf(row.values, 'organ') ?? '');
    const of = (person: KnownPerson) => checking.index.members.get(`${person.id} ${organ.id}`) ?? [];
    return found<TermKind>(
      {
        known: of,
        enter: (person, term) => ({
          op: 'member-new',
          id: checking.idOf(`member ${row.line}`),
          organ: organ.id,
          person: person.id,
          position,
          ...term,
        }),
        end: (id, before, after) => ({ op: 'member-end', id, before, after }),
        void: (id) => ({ op: 'member-void', id }),
        differs: (term) => {
          const before = (term as KnownMember).position;
          if (position === null || fold(before ?? '') === fold(position)) return null;
          return { label: { zh: '职务', en: 'Position' }, from: before, to: position };
        },
        what: {
          label: { zh: '会议机构', en: 'Organ' },
          from: null,
          to: position === null ? organ.name : `${organ.name} ${position}`,
        },
      },
      steps,
    );
  });
}

/** An organ that the society does not have yet is made: on the first day there are only ledgers. */
function organOf({ index, idOf }: Checking, society: KnownSociety, name: string): { organ: KnownOrgan; steps: Step[] } {
  const choice = ORGAN_CHOICES.find(({ label, alsoCalled }) =>
    [label.zh, ...(alsoCalled ?? [])].some((one) => fold(one) === fold(name)),
  );
  const known =
    index.organs.get(index.organKey(society.id, name)) ??
    (choice && [...index.organs.values()].find((organ) => organ.society === society.id && organ.kind === choice.value));
  if (known !== undefined) return { organ: known, steps: [] };
  const id = idOf(`organ ${society.id} ${fold(name)}`);
  const organ = { id, society: society.id, kind: choice?.value ?? 'other', name };
  return { organ, steps: [{ op: 'organ-new', ...organ, nameEn: choice?.label.en ?? name }] };
}

function checkTerm(checking: Checking, row: ReadRow, kindOf: (society: KnownSociety) => Matched<TermKind>): CheckedRow {
  const name = textOf(row.values, 'name');
  const said = [name, textOf(row.values, 'society')].filter((part) => part !== null).join(' · ');
  if (name === null || row.problems.length > 0) return checked(row, said);
  const society = lookUpSociety(checking, textOf(row.values, 'society') ?? '');
  if (!('found' in society)) return stopped(row, said, society);
  const kind = kindOf(society.found);
  if (!('found' in kind)) return stopped(row, said, kind);
  const term = { from: textOf(row.values, 'from') ?? checking.index.world.today, to: textOf(row.values, 'to') };
  if (term.to !== null && term.to < term.from) return checked(row, said, { problems: [problem('to', 'ENDS_BEFORE_IT_BEGINS')] });
  const person = matchPerson(checking, {
    name,
    phone: textOf(row.values, 'phone'),
    society: society.found.id,
    holdsIt: (candidate) => kind.found.known(candidate).some((held) => overlaps(held, term)),
  });
  if (!('found' in person)) return stopped(row, said, person);
  const refused = refusalOf(checking, person.found);
  if (refused !== null) return checked(row, said, { problems: [refused] });
  const placed = placeTerm(checking, row, kind.found, person.found, term);
  if (!('found' in placed)) return stopped(row, said, placed);
  checking.index.noteSpokenOf(society.found.id, person.found);
  const steps = [...person.steps, ...kind.steps, ...placed.steps];
  return checked(row, said, {
    steps,
    changes: [...person.changes, ...placed.changes],
    settled: [...society.settled, ...person.settled, ...placed.settled],
    verdict: steps.length === 0 ? 'same' : placed.found,
  });
}

/** A post is power: nobody imports his own, and whoever runs the house gets another one by hand, where a second person may be asked. */
function refusalOf({ index }: Checking, person: KnownPerson) {
  if (person.id === index.world.me) return problem('name', 'OWN_POST');
  return person.administers ? problem('name', 'ADMINISTERS') : null;
}

/** New beside what is on record, the same, a change of its end, or a question. */
function placeTerm(
  checking: Checking,
  row: ReadRow,
  kind: TermKind,
  person: KnownPerson,
  term: Term,
): Matched<'new' | 'change' | 'same'> {
  const givesFrom = textOf(row.values, 'from') !== null;
  const touching = kind
    .known(person)
    .filter((held) => overlaps(held, givesFrom ? term : { from: '0000-00-00', to: '9999-99-99' }));
  const [held] = touching;
  const days: Change[] = [
    { label: FROM, from: null, to: term.from },
    ...(term.to === null ? [] : [{ label: TO, from: null, to: term.to }]),
  ];
  if (held === undefined) return found('new', [kind.enter(person, term)], [kind.what, ...days]);
  const line = checking.lineOf(held.id);
  const isSame = !givesFrom || held.from === term.from;
  const endsElse = term.to !== null && term.to !== held.to;
  const differs = kind.differs(held);
  if (line !== null)
    return { problem: problem(null, isSame && !endsElse && differs === null ? 'SAME_AS_LINE' : 'OVERLAPS_LINE', { line }) };
  const corrected = (): Matched<'new' | 'change' | 'same'> =>
    found(
      'change',
      [kind.void(held.id), kind.enter(person, givesFrom ? term : { from: held.from, to: term.to ?? held.to })],
      [
        ...(differs === null ? [] : [differs]),
        ...(isSame ? [] : [{ label: FROM, from: held.from, to: term.from }]),
        ...(endsElse || !isSame ? [{ label: TO, from: held.to, to: term.to ?? held.to }] : []),
      ],
    );
  if (isSame && differs !== null) return corrected();
  if (isSame) {
    const ended: Change = { label: TO, from: held.to, to: term.to };
    return endsElse ? found('change', [kind.end(held.id, held.to, term.to)], [ended]) : found('same');
  }
  const facts = [
    { label: FROM, row: term.from, record: held.from },
    { label: TO, row: term.to, record: held.to },
  ];
  const doubt = { key: `term ${row.line}`, code: 'other-dates' as const, candidates: [{ id: held.id, facts }], mayBeNew: false };
  return decide(doubt, checking.decisions, { this: corrected, new: () => ({ doubt }) });
}

function overlaps(held: Term, term: Term): boolean {
  return held.from <= (term.to ?? '9999-99-99') && (held.to ?? '9999-99-99') >= term.from;
}
