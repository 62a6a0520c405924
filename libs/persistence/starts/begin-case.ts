/** From an order to begin a case to the first event of its log: the same road as a filed one, except that no person's request stands behind it. */
import {
  CURRENT_FLAGS,
  calledForm,
  civilDateOf,
  contentOf,
  type CaseEvent,
  type CaseState,
  type Json,
  type Program,
  type Role,
} from '../../procedure';
import { isAssociations } from '../../procedure/machine/disclosure';
import { isSealed } from '../../record';
import { hashOf } from '../log/hashes';
import type { Door } from '../log/append';
import type { FileBody } from '../log/intent-bodies';
import type { Sql } from '../sql';
import { parametersFor } from '../parameters';
import { filerOf, houseIn, placeOf, postOf, type StartPlace } from './place';
import { startProblems } from './start-form';
import type { CalledBy, StartOrder } from './start-order';

/** The first event of a case that begins by itself, and what it rests on: it stands where a filed one's intent does. */
export interface Begun {
  event: Extract<CaseEvent, { kind: 'filed' }>;
  /** Without a number, which is drawn when nothing stands in the way any more. */
  body: FileBody;
}

/** `final`: it will never begin. Everything else is tried again, because what is missing can be set. */
export interface NotBegun {
  code: string;
  details: Record<string, Json>;
  final: boolean;
}

/** In whose name it begins, and with which form. */
interface Beginning {
  actor: string;
  capacity: Role;
  form: Record<string, unknown>;
  /** The template of the case that calls. */
  caller: string | null;
}

const refusal = (code: string, details: Record<string, Json> = {}): NotBegun => ({ code, details, final: false });

/** What the order comes to as things now stand. Words in the caller's form stay sealed: their commitments go over. */
export async function beginCase(door: Door, order: StartOrder, at: string): Promise<Begun | NotBegun> {
  const { sql } = door;
  const beginning =
    order.by.kind === 'call' || order.by.kind === 'opening' ? await byCase(sql, order.by) : { caller: null, form: {} };
  if ('code' in beginning) return beginning;
  const place = await placeOf(sql, order, beginning.caller);
  if (place === null) return refusal('NOT_FOUND', { procedure: order.procedure });
  const whole = 'actor' in beginning ? await inItsHouse(sql, beginning, place, at) : await byTime(sql, order, place, at);
  return 'code' in whole ? whole : begun(sql, { stream: door.request.stream, order, place, at }, whole);
}

interface CallerRow {
  status: 'called' | 'left' | null;
  state: CaseState;
  template_hash: string;
  program: Program;
  form: Record<string, unknown>;
}

async function byCase(sql: Sql, by: CalledBy): Promise<Beginning | NotBegun> {
  const row = await sql.one<CallerRow>(
    `select c.status, s.state, s.template_hash, p.program,
            (select f.form from guicheng.case_form f where f.case_id = s.id order by f.revision desc limit 1) as form
       from guicheng.stream s join guicheng.program p on p.hash = s.program_hash
       left join guicheng.called_case c on c.caller = s.id and c.block = $2 and c.round = $3
      where s.id = $1 and s.kind = 'case'`,
    [by.case, by.block, by.round],
  );
  // The step was left before its case had begun: then none begins.
  if (row === null || row.status === 'left') return { code: 'NOTHING_CALLED', details: { block: by.block }, final: true };
  const { state, program, form, template_hash } = row;
  return {
    actor: state.applicant,
    capacity: state.applicantRole,
    form: calledForm(program, form, by),
    caller: template_hash,
  };
}

/**
 * What a case of the one house calls in the other begins there: a case of the association about a society never has one of its people for
 * an applicant, because he would hear of it.
 */
async function inItsHouse(sql: Sql, beginning: Beginning, place: StartPlace, at: string): Promise<Beginning | NotBegun> {
  const roles = place.program.filedBy;
  const [first] = roles;
  if (first === undefined || isAssociations(first) === isAssociations(beginning.capacity)) return beginning;
  const house = houseIn(place, first);
  const filer = await filerOf(sql, house, roles, civilDateOf(at));
  if (filer === null) return refusal('NOBODY_TO_FILE', { society: house });
  return { ...beginning, actor: filer.person, capacity: filer.role };
}

async function byTime(sql: Sql, order: StartOrder, place: StartPlace, at: string): Promise<Beginning | NotBegun> {
  const roles = place.program.filedBy;
  const [first = 'society-secretariat'] = roles;
  const house = houseIn(place, first);
  const on = civilDateOf(at);
  const actor = order.by.kind === 'proposal' || order.by.kind === 'period' ? order.by.actor : null;
  if (actor !== null) {
    const capacity = (await postOf(sql, { person: actor, house, roles, on })) ?? first;
    return { actor, capacity, form: {}, caller: null };
  }
  const filer = await filerOf(sql, house, roles, on);
  if (filer === null) return refusal('NOBODY_TO_FILE', { society: house });
  return { actor: filer.person, capacity: isAssociations(first) ? filer.role : first, form: {}, caller: null };
}

async function begun(
  sql: Sql,
  { stream, order, place, at }: { stream: string; order: StartOrder; place: StartPlace; at: string },
  { actor, capacity, form }: Beginning,
): Promise<Begun | NotBegun> {
  const { template, program, templateHash, association, society } = place;
  const parameters = await parametersFor(sql, template, society, association);
  const [problem, ...further] = startProblems(template, form, parameters);
  if (problem !== undefined) {
    return refusal(problem.code, { field: problem.field, fields: [problem, ...further].map(({ field }) => field) });
  }
  const { facts, given } = contentOf(template, form, program, isSealed);
  const content = { facts, given, contentHash: hashOf(form) };
  const subject = form[template.subject];
  return {
    body: {
      procedure: template.id,
      templateHash,
      society,
      association,
      number: '',
      subject: typeof subject === 'string' && subject.trim() !== '' ? subject.trim() : template.title.zh,
      form,
      content,
      parameters,
      capacity: { role: capacity, organisation: houseIn(place, capacity) },
    },
    event: {
      kind: 'filed',
      flags: [...CURRENT_FLAGS],
      id: order.id,
      at,
      actor,
      occurredOn: civilDateOf(at),
      ...content,
      case: stream,
      society,
      association,
      ...(order.by.kind === 'call' ? { caller: { case: order.by.case, block: order.by.block, round: order.by.round } } : {}),
      capacity,
      parameters,
    },
  };
}
