import { Inject, Injectable } from '@nestjs/common';
import type { EarlierPayments } from '../../../libs/contracts';
import { columnOf, civilDateOf, type LookUp, type Parameter, type Register, type Template } from '../../../libs/procedure';
import { answerLookUp, newestDeclared } from '../../../libs/persistence';
import type { CaseRow } from '../cases/case.queries';
import { Database } from '../database';

interface EntryRow {
  id: string;
  case_id: string | null;
  values: Record<string, unknown>;
  first_from: string;
}

/**
 * Whether one purpose was paid for in parts: what the procedure itself adds up over a period (a look-up of its own that sums money), with
 * each entry, and the threshold that the society has set. As of the day on which the case was filed.
 */
@Injectable()
export class EarlierPaymentsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(row: CaseRow, template: Template, form: Record<string, unknown>): Promise<EarlierPayments[]> {
    const asked = (template.lookUps ?? []).filter(({ measure, of, where }) => measure === 'sum' && of && where.since);
    const found = await Promise.all(asked.map((lookUp) => this.answer(row, template, form, lookUp)));
    return found.flatMap((payments) => payments ?? []);
  }

  private async answer(
    row: CaseRow,
    template: Template,
    form: Record<string, unknown>,
    lookUp: LookUp,
  ): Promise<EarlierPayments | null> {
    const declared = await newestDeclared(this.database, lookUp.register);
    const register = declared?.declaration;
    if (register === undefined || columnOf(register, lookUp.of ?? '')?.type !== 'money') return null;
    const on = civilDateOf(row.filed_at.toISOString());
    const { facts, parameters } = row.state;
    const ids = await answerLookUp(
      this.database,
      { ...lookUp, measure: 'list' },
      { society: row.society, facts, parameters, on },
    );
    const entries = await this.entries(row.id, ids as string[]);
    const views = entries.map((entry) => viewOf(entry, register, lookUp.of ?? ''));
    const amount = template.form.fields.find(({ type, concept }) => type === 'money' && concept === 'amount');
    return {
      since: lookUp.where.since ?? '',
      on,
      entries: views,
      sum: views.reduce((sum, entry) => sum + entry.amount, 0),
      own: Number(amount === undefined ? 0 : (form[amount.id] ?? 0)),
      threshold: thresholdOf(template.parameters, row),
    };
  }

  private entries(own: string, ids: string[]): Promise<EntryRow[]> {
    return this.database.rows<EntryRow>(
      `select distinct on (e.id) e.id, e.case_id, e."values", (select min(f.valid_from)::text from guicheng.register_entry f where f.id = e.id) as first_from
         from guicheng.register_entry e where e.id = any($1) and e.recorded_to is null and e.case_id is distinct from $2 order by e.id, e.version desc`,
      [ids, own],
    );
  }
}

function viewOf({ id, values, first_from }: EntryRow, register: Register, amount: string): EarlierPayments['entries'][number] {
  const payee = register.columns.find(({ concept }) => concept === 'payee');
  const first = register.columns.find(({ type }) => type === 'text');
  const said = (column: string | undefined) => {
    const value = column === undefined ? null : values[column];
    return typeof value === 'string' ? value : null;
  };
  return { id, day: first_from, what: said(first?.id) ?? '', payee: said(payee?.id), amount: Number(values[amount] ?? 0) };
}

/** The sum from which it would have been large, as it was set for this case. */
function thresholdOf(parameters: Parameter[] | undefined, { state }: CaseRow): EarlierPayments['threshold'] {
  const declared = (parameters ?? []).find(({ type }) => type === 'money');
  const value = declared === undefined ? undefined : state.parameters[declared.id]?.value;
  return declared === undefined || typeof value !== 'number' ? null : { label: declared.label, amount: value };
}
