import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import type { PaperView } from '../../../../libs/contracts/society-record';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { offered, paperName, useSocietyRecord } from './society-record-api';
import './society-record.css';

interface FromPapersProps {
  /** Of the field. */
  label: string;
  society: string;
  disabled: boolean;
  taken: string[];
  /** Endings that the field takes. */
  accept?: string[];
  onTake: (file: FileView) => void;
}

/** 用本会资料: a file that the society keeps, as it is now. The form holds this very version, whatever becomes of the paper later. */
export function FromPapers({ label, society, disabled, taken, accept, onTake }: FromPapersProps) {
  const { words } = useSpeech();
  const said = words.societyRecord;
  const fits = ({ file }: PaperView) => {
    const ending = file?.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase() ?? '';
    return file !== null && (accept === undefined || accept.includes(ending));
  };
  return (
    <Offer label={label} title={said.use} society={society} disabled={disabled} fits={fits}>
      {(paper, name) => (
        <Button
          disabled={disabled || taken.includes(paper.file?.id ?? '')}
          onClick={() => paper.file !== null && onTake(paper.file)}
        >
          {taken.includes(paper.file?.id ?? '') ? `${said.used}${words.app.colon}${name}` : fill(said.useOne, { title: name })}
        </Button>
      )}
    </Offer>
  );
}

/** The same for words: they are put behind what was typed. */
export function FromTexts({
  label,
  society,
  disabled,
  onTake,
}: Pick<FromPapersProps, 'label' | 'society' | 'disabled'> & { onTake: (words: string) => void }) {
  const { words } = useSpeech();
  const said = words.societyRecord;
  return (
    <Offer label={label} title={said.insert} society={society} disabled={disabled} fits={({ words: kept }) => kept !== null}>
      {(paper, name) => (
        <Button disabled={disabled} onClick={() => paper.words !== null && onTake(paper.words)}>
          {name}
        </Button>
      )}
    </Offer>
  );
}

/** Closed until it is asked for; not there where the society keeps nothing that fits. */
function Offer({
  label,
  title,
  society,
  disabled,
  fits,
  children,
}: {
  label: string;
  title: string;
  society: string;
  disabled: boolean;
  fits: (paper: PaperView) => boolean;
  children: (paper: PaperView, name: string) => ReactNode;
}) {
  const { words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const record = useSocietyRecord(society);
  const papers = offered(record.data?.papers ?? []).filter(fits);
  if (papers.length === 0) return null;
  return (
    <div className="from-papers">
      <Button
        type="link"
        size="small"
        disabled={disabled}
        aria-expanded={isOpen}
        aria-label={`${title}${words.app.colon}${label}`}
        onClick={() => setOpen(!isOpen)}
      >
        {title}
      </Button>
      {isOpen &&
        papers.map((paper) => (
          <div key={paper.id}>
            {children(paper, `${paperName(paper, words)}${paper.standing === 'ended' ? words.societyRecord.ended : ''}`)}
          </div>
        ))}
    </div>
  );
}
