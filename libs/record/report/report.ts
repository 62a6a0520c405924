/**
 * 核验报告: one HTML file that opens anywhere, without our software or a network. It is readable as it stands; its own script verifies the
 * embedded record and says in one sentence what it found.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordExport } from '../export.types';
import { sha256 } from '../hashes';
import { REPORT_WORDS, type ReportWords } from './report-words';

/** A line that people read: of one entry of the log. */
export interface ReportEntry {
  stream: string;
  seq: number;
  at: string;
  happened: string;
  recorded: string;
  what: string;
  who: string;
}
export interface Report {
  language: 'zh' | 'en';
  record: RecordExport;
  facts: { subject: string; society: string; number: string; madeAt: string; checkpoint: string };
  entries: ReportEntry[];
}

let template: string | null = null;

export function reportHtml({ language, record, facts, entries }: Report): string {
  const words = REPORT_WORDS[language];
  const readable = readableOf(words, record, facts, entries);
  const data = { record, readable: sha256(textOf(readable)), words };
  const parts: Record<string, string> = {
    language,
    title: escaped(words.title),
    unverified: escaped(words.unverified),
    unreadable: escaped(words.unreadable),
    readable,
    // No tag can end inside it, and the parser of the page has nothing to change.
    record: JSON.stringify(data).replaceAll('<', '\\u003c'),
  };
  template ??= readFileSync(join(__dirname, 'report.html'), 'utf8');
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

function readableOf(words: ReportWords, record: RecordExport, facts: Report['facts'], entries: ReportEntry[]): string {
  const known = new Set(entries.map(({ stream, seq }) => `${stream} ${seq}`));
  const hidden = record.streams.flatMap(({ stream, events }) =>
    events.filter(({ seq }) => !known.has(`${stream} ${seq}`)).map(({ seq }) => ({ stream, seq })),
  );
  const covered = new Set(record.streams.flatMap(({ stream, events }) => events.map(({ seq }) => `${stream} ${seq}`)));
  const lines = [
    ...entries.filter(({ stream, seq }) => covered.has(`${stream} ${seq}`)),
    ...hidden.map(({ stream, seq }) => ({ stream, seq, at: '', happened: '', recorded: '', what: words.hidden, who: '' })),
  ].sort((left, right) => left.seq - right.seq);
  const fact = (label: string, said: string) => `<dt>${escaped(label)}</dt><dd>${escaped(said)}</dd>`;
  const row = ({ stream, seq, at, happened, recorded, what, who }: ReportEntry) =>
    `<tr data-stream="${escaped(stream)}" data-seq="${seq}" data-at="${escaped(at)}">${[
      String(seq),
      happened,
      recorded,
      what,
      who,
    ]
      .map((said) => `<td>${escaped(said)}</td>`)
      .join('')}</tr>`;
  return [
    '<dl>',
    fact(words.subject, facts.subject),
    fact(words.society, facts.society),
    fact(words.number, facts.number),
    fact(words.checkpoint, facts.checkpoint),
    fact(words.madeAt, facts.madeAt),
    '</dl><table><thead><tr>',
    ...words.columns.map((column) => `<th scope="col">${escaped(column)}</th>`),
    '</tr></thead><tbody>',
    ...lines.map(row),
    '</tbody></table>',
    `<details><summary>${escaped(words.howTitle)}</summary><p>${escaped(words.how)}</p>`,
    `<p class="soft">${escaped(words.key)}: ${escaped(record.key)}</p></details>`,
  ].join('');
}

/** What a browser takes for the text of it: tags away, the four escapes back. */
function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Carriage returns would be changed by the page's parser, and then not be what was hashed. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
