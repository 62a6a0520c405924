import { compile } from '../procedure/authoring';
import { calledProcedures, type Jurisdiction, type Template } from '../procedure';
import { hashOf } from './log/hashes';

/** Where a procedure may hold; which version each of its callees has is pinned for all of them. */
export const PLACES: readonly Jurisdiction[] = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];

/** One statement with its values, on whatever connection the caller has: in his transaction. */
export type Run = (text: string, values: unknown[]) => Promise<unknown>;

export interface PublishedVersion {
  /** Of the template: the name by which cases know the version. */
  hash: string;
  called: string[];
}

/**
 * Writes a template's program and version, under the hashes of their content: what stands already stays as it is. What it calls is pinned
 * by `pinCalled`, when everything that is published together is there.
 */
export async function writeVersion(run: Run, template: Template): Promise<PublishedVersion> {
  const program = compile(template);
  const [hash, programHash] = [hashOf(template), hashOf(program)];
  await run(`insert into guicheng.program (hash, program) values ($1, $2) on conflict do nothing`, [
    programHash,
    JSON.stringify(program),
  ]);
  await run(
    `insert into guicheng.template_version (hash, procedure, version, jurisdiction, template, program_hash, published_at)
     values ($1, $2, $3, $4, $5, $6, guicheng.record_now()) on conflict do nothing`,
    [hash, template.id, template.version, template.jurisdiction, JSON.stringify(template), programHash],
  );
  return { hash, called: calledProcedures(program) };
}

/** Which versions a published one calls, once and for all. */
export async function pinCalled(run: Run, { hash, called }: PublishedVersion): Promise<void> {
  if (called.length > 0) await run('select guicheng.pin_called($1, $2, $3)', [hash, called, PLACES]);
}
