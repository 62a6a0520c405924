/**
 * A house's own Word template: which placeholders it names, whether anything in it could act by itself, and the draft that is made from it.
 * Placeholders stand between braces, `{文号}`; Word may have cut one into several runs, which the library joins.
 */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { PLACEHOLDERS, type Placeholder } from '../../contracts/case-documents';
import { MARK_COLOUR } from '../sheet.types';

export type LetterheadFinding =
  | { found: 'unreadable' }
  | { found: 'macros' }
  | { found: 'outside' }
  /** Braces that do not match, with what stands there. */
  | { found: 'braces'; near: string }
  | { found: 'unknown'; name: string; nearest: Placeholder };

/** What is wrong with it; or the placeholders that it names, each once. */
export function readLetterhead(content: Uint8Array): LetterheadFinding | { placeholders: Placeholder[] } {
  const zip = opened(content);
  if (zip === null) return { found: 'unreadable' };
  if (hasMacros(zip)) return { found: 'macros' };
  if (reachesOutside(zip)) return { found: 'outside' };
  const named = new Set<string>();
  try {
    new Docxtemplater(zip, { ...OPTIONS, parser: (name) => ({ get: () => (named.add(name.trim()), '') }) }).render({});
  } catch (error) {
    return { found: 'braces', near: nearOf(error) };
  }
  for (const name of named) {
    if (!isPlaceholder(name)) return { found: 'unknown', name: name.slice(0, 40), nearest: nearestOf(name) };
  }
  return { placeholders: PLACEHOLDERS.filter((name) => named.has(name)) };
}

/** The draft; a placeholder of which nothing is known stays empty. Lines stay lines. The mark stands above all that the house has designed. */
export function fillLetterhead(content: Uint8Array, values: Partial<Record<Placeholder, string>>, mark?: string): Buffer {
  const zip = new PizZip(content);
  if (mark !== undefined) writeMark(zip, mark);
  const template = new Docxtemplater(zip, {
    ...OPTIONS,
    parser: (name) => ({ get: () => valueOf(values, name) }),
  });
  template.render({});
  return template.toBuffer();
}

/** On the first page, and in every header that the house's form has: no part is added that Word would have to be told of. */
function writeMark(zip: PizZip, mark: string): void {
  const run = `<w:r><w:rPr><w:b/><w:color w:val="${MARK_COLOUR}"/></w:rPr><w:t>${mark}</w:t></w:r>`;
  const paragraph = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run}</w:p>`;
  for (const name of Object.keys(zip.files).filter((part) => /^word\/(document|header\d*)\.xml$/.test(part))) {
    const text = zip.file(name)?.asText() ?? '';
    zip.file(
      name,
      text.replace(/<w:(?:body|hdr)(?:\s[^>]*)?>/, (begin) => begin + paragraph),
    );
  }
}

const OPTIONS = { linebreaks: true, errorLogging: false, paragraphLoop: false, nullGetter: () => '' } as const;

const isPlaceholder = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

function valueOf(values: Partial<Record<Placeholder, string>>, name: string): string {
  const known = name.trim();
  return isPlaceholder(known) ? (values[known] ?? '') : '';
}

function opened(content: Uint8Array): PizZip | null {
  try {
    const zip = new PizZip(content);
    return zip.file('word/document.xml') === null ? null : zip;
  } catch {
    return null;
  }
}

function hasMacros(zip: PizZip): boolean {
  const types = zip.file('[Content_Types].xml')?.asText() ?? '';
  return (
    Object.keys(zip.files).some((name) => /vbaProject|vbaData|activeX|\.bin$/i.test(name)) || /macroEnabled|activeX/i.test(types)
  );
}

/** Pictures, templates or objects that Word would fetch; an address that a reader may follow is only text. */
function reachesOutside(zip: PizZip): boolean {
  return Object.keys(zip.files)
    .filter((name) => name.endsWith('.rels'))
    .flatMap(
      (name) =>
        zip
          .file(name)
          ?.asText()
          .match(/<Relationship\b[^>]*>/g) ?? [],
    )
    .some((link) => /TargetMode\s*=\s*["']External["']/i.test(link) && !/\/hyperlink["']/i.test(link));
}

interface TemplateFault {
  properties?: { errors?: TemplateFault[]; context?: string; xtag?: string };
}

function nearOf(error: unknown): string {
  const [first] = (error as TemplateFault).properties?.errors ?? [error as TemplateFault];
  return String(first?.properties?.xtag ?? first?.properties?.context ?? '').slice(0, 40);
}

function nearestOf(name: string): Placeholder {
  const by = (known: Placeholder) => distance(name, known);
  return [...PLACEHOLDERS].sort((one, other) => by(one) - by(other))[0] ?? PLACEHOLDERS[0];
}

/** How many characters have to be put in, taken out or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, n) => n);
  for (const [i, character] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries())
      next.push(Math.min((row[j] ?? 0) + (character === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[to.length] ?? to.length;
}
