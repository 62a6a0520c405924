import { Button } from 'antd';
import { useState } from 'react';
import type { SittingView } from '../../../../libs/contracts/api';
import { SITTING_PAPERS, type SittingPaperKind } from '../../../../libs/contracts/documents';
import { fill, type Words } from '../messages';
import { useContact } from '../session/session';
import { paperAddress } from '../shared/api';
import { useCopying } from '../shared/copying';
import { formatDay, formatInstant, formatMeeting, type Language } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import './sittings.css';

/** What there is something to print of, by how the organ meets and how far it has come. */
const OF_A_MEETING: SittingPaperKind[] = ['notice', 'sign-in', 'ballot-papers', 'count-sheet', 'minutes', 'follow-ups'];
const BY_CIRCULATION: SittingPaperKind[] = ['notice', 'result-sheet', 'minutes', 'follow-ups'];

/** `closesAt`: of a ballot by circulation that was opened. */
export function PapersSheet({ sitting, closesAt }: { sitting: SittingView; closesAt: string | null }) {
  const { words, text, language } = useSpeech();
  const said = words.kit.papers;
  const contact = useContact();
  const [isCopied, setCopied] = useState(false);
  const { copy, byHand } = useCopying();
  const offered = sitting.form === 'by-circulation' ? BY_CIRCULATION : OF_A_MEETING;
  const copyNotice = async () => {
    setCopied(false);
    setCopied(await copy(noticeText(sitting, closesAt, words, { text, language, phone: contact?.phone ?? null })));
  };
  return (
    <Sheet title={said.title}>
      <p className="soft">{said.hint}</p>
      <ul className="papers">
        {SITTING_PAPERS.filter((kind) => offered.includes(kind)).map((kind) => (
          <li key={kind}>
            <a href={paperAddress(sitting.id, kind)} download>
              {said.kinds[kind]}
            </a>
          </li>
        ))}
      </ul>
      {sitting.phase === 'convened' && <Button onClick={() => void copyNotice()}>{said.copyNotice}</Button>}
      <div role="status" className="submission">
        {isCopied && <Note tone="good">{said.copied}</Note>}
      </div>
      {byHand}
    </Sheet>
  );
}

interface Speaking {
  text: (said: SittingView['organ']['name']) => string;
  language: Language;
  phone: string | null;
}

/** To be pasted into a group: when, where and what about. Nothing of what a case says besides its name. */
function noticeText(sitting: SittingView, closesAt: string | null, words: Words, { text, language, phone }: Speaking): string {
  const said = words.kit.papers;
  const items = sitting.agenda.filter(({ status }) => status !== 'struck');
  const common = { society: text(sitting.society.name), organ: text(sitting.organ.name) };
  if (sitting.form === 'by-circulation') {
    const at = closesAt === null ? formatDay(sitting.on, language) : formatInstant(closesAt, language);
    return fill(said.ballotText, { ...common, at, n: items.length });
  }
  return fill(said.noticeText, {
    ...common,
    at: formatMeeting(sitting, language),
    form: words.sittings.form[sitting.form],
    place: sitting.place ? fill(said.place, { place: sitting.place }) : '',
    items: items.map(({ subject }, index) => fill(said.item, { n: index + 1, subject })).join(words.app.semicolon),
    phone: phone ?? '',
  });
}
