import type { ExportedWord } from './export.types';
import type { Finding } from './findings';
import { commitmentOf, commitmentsIn } from './sealed';
import { isWord } from './shape';

/** What one person asked, and where it stands. */
export interface Body {
  stream: string;
  seq: number;
  body: unknown;
}

/** Every commitment has its entry, every opening is the one committed to, and no word belongs to nothing. */
export function verifyWords(
  words: Record<string, ExportedWord>,
  bodies: Body[],
  findings: Finding[],
): { opened: number; erased: number } {
  const used = new Set<string>();
  const counts = { opened: 0, erased: 0 };
  for (const { stream, seq, body } of bodies) {
    for (const commitment of commitmentsIn(body)) {
      used.add(commitment);
      const word: unknown = Object.hasOwn(words, commitment) ? words[commitment] : undefined;
      if (word === undefined) findings.push({ code: 'SEALED_MISSING', stream, seq, field: commitment });
      else if (!isWord(word)) findings.push({ code: 'SEALED_CHANGED', stream, seq, field: commitment });
      else if ('state' in word) counts.erased += word.state === 'erased' ? 1 : 0;
      else if (commitmentOf(word) !== commitment) findings.push({ code: 'SEALED_CHANGED', stream, seq, field: commitment });
      else counts.opened += 1;
    }
  }
  for (const commitment of Object.keys(words)) {
    if (!used.has(commitment)) findings.push({ code: 'SEALED_STRAY', field: commitment });
  }
  return counts;
}
