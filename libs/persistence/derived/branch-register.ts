/** The register of branches: which fields of a form become its columns is told by their concepts, never by their names. */
import type { Concept, Template } from '../../procedure';
import { isSealed, type Sealed } from '../../record';
import type { Sql } from '../sql';

export interface BranchEntry {
  name: string;
  kind: string;
  discipline: string | null;
  head: string | null;
  /** Commitments to personal words, by column. */
  sealed: Record<string, Sealed>;
}

/** One revision of a case's form, and the template that says what its fields mean. */
export interface FormPlace {
  tables: string;
  stream: string;
  contentHash: string;
  templateHash: string | null;
}

/** What a case's form says for the register, from the revision with this hash. */
export async function registerEntry(sql: Sql, of: FormPlace): Promise<BranchEntry> {
  const row = await sql.one<{ form: Record<string, unknown>; template: Template }>(
    `select f.form, t.template from ${of.tables}case_form f join guicheng.template_version t on t.hash = $3
      where f.case_id = $1 and f.content_hash = $2 order by f.revision desc limit 1`,
    [of.stream, of.contentHash, of.templateHash],
  );
  if (row === null) throw new Error('the form that the register entry rests on is not stored');
  const given = (concept: Concept): unknown => {
    const field = row.template.form.fields.find((candidate) => candidate.concept === concept);
    return field === undefined ? undefined : row.form[field.id];
  };
  const text = (concept: Concept): string | null => {
    const value = given(concept);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const name = text('branch-name');
  if (name === null) throw new Error('the form names nothing to register');
  const head = given('head');
  return {
    name,
    kind: text('branch-kind') ?? 'branch',
    discipline: text('discipline'),
    head: text('head'),
    sealed: isSealed(head) ? { head } : {},
  };
}
