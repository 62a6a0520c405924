/** A paper's way, act by act. */
import { DOCUMENT_ACTS, DOCUMENT_STAGES, type DocumentAct } from '../../contracts/case-documents';
import { documentRefusal, documentStanding, POSSIBLE, type DocumentEntry } from '..';

const entry = (what: DocumentAct, author = 'a'): DocumentEntry =>
  what === 'final' || what === 'scanned'
    ? { what, author, file: `${what}-file`, sha256: what }
    : { what, author, file: null, sha256: null };
const WAY = ['final', 'numbered', 'seal-asked', 'seal-approved', 'sealed', 'scanned', 'scan-agreed', 'sent'] as const;
const after = (...acts: DocumentAct[]) => documentStanding(acts.map((what) => entry(what)));

it('goes from the draft to what was sent, and each act is possible when it comes', () => {
  for (const [n, what] of WAY.entries())
    expect([what, documentRefusal(after(...WAY.slice(0, n)), what, 'another')]).toEqual([what, null]);
  expect(after(...WAY)).toEqual({
    stage: 'sent',
    final: { file: 'final-file', sha256: 'final' },
    scan: { file: 'scanned-file', sha256: 'scanned', author: 'a' },
    hasNumber: true,
  });
});

it('nothing is skipped: no act of the way is possible before the one that it rests on', () => {
  const needed = WAY.filter((what) => what !== 'numbered');
  for (const [n, what] of needed.entries()) {
    for (const later of needed.slice(n + 1)) {
      if (!POSSIBLE[later].includes(after(...needed.slice(0, n)).stage)) continue;
      throw new Error(`${later} was possible before ${what}`);
    }
  }
});

it('an approval was of the version that was shown: a new one asks for it again', () => {
  expect(after('final', 'seal-asked', 'seal-approved', 'final').stage).toBe('final');
  expect(documentRefusal(after('final', 'seal-asked', 'seal-approved', 'final'), 'sealed', 'a')).toBe('DOCUMENT_NOT_NOW');
});

it('what was sealed gets no other text', () => {
  expect(documentRefusal(after('final', 'seal-asked', 'seal-approved', 'sealed'), 'final', 'a')).toBe('DOCUMENT_NOT_NOW');
});

it('a scan is checked by a second person, and one that is not right is asked for again', () => {
  const scanned = documentStanding([...WAY.slice(0, 5).map((what) => entry(what)), entry('scanned', 'me')]);
  expect(documentRefusal(scanned, 'scan-agreed', 'me')).toBe('DOCUMENT_SECOND_PERSON');
  expect(documentRefusal(scanned, 'scan-refused', 'me')).toBe('DOCUMENT_SECOND_PERSON');
  expect(documentRefusal(scanned, 'scan-agreed', 'you')).toBeNull();
  expect(after('final', 'seal-asked', 'seal-approved', 'sealed', 'scanned', 'scan-refused')).toMatchObject({
    stage: 'sealed',
    scan: null,
  });
});

it('has one number at a time', () => {
  expect(documentRefusal(after('numbered'), 'numbered', 'a')).toBe('DOCUMENT_NUMBERED');
  expect(documentRefusal(after(), 'number-voided', 'a')).toBe('DOCUMENT_NOT_NUMBERED');
  expect(documentRefusal(after('numbered', 'number-voided'), 'numbered', 'a')).toBeNull();
});

it('every stage can be reached, and nothing follows what was withdrawn', () => {
  const reached = new Set([...WAY.map((_, n) => after(...WAY.slice(0, n)).stage), after(...WAY).stage, after('withdrawn').stage]);
  expect([...reached].sort()).toEqual([...DOCUMENT_STAGES].sort());
  for (const what of DOCUMENT_ACTS) expect(documentRefusal(after('final', 'withdrawn'), what, 'a')).toBe('DOCUMENT_NOT_NOW');
});
