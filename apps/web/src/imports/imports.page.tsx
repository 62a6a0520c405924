import { Button, Progress, Radio, Select } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ImportCard, ImportTargetView } from '../../../../libs/contracts/imports';
import { fill } from '../messages';
import { useSession } from '../session/session';
import { formatInstant } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded } from '../shared/notes';
import { Folded, Page, Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { useWork } from '../shared/use-work';
import { importsApi, sheetAddress, useImports, useImportTargets } from './imports.api';
import './imports.css';

/** 导入台账: begin one, and see those that there were. */
export function ImportsPage() {
  const { words } = useSpeech();
  const targets = useImportTargets();
  const imports = useImports();
  return (
    <Page title={words.imports.title} intro={words.imports.intro}>
      <Loaded query={targets}>{(list) => <Begin targets={list} />}</Loaded>
      <Sheet title={words.imports.history}>
        <Loaded query={imports}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={words.imports.empty} hint={words.imports.emptyHint} />
            ) : (
              <>
                <ul className="rows">
                  {list.map((card) => (
                    <ImportLine key={card.id} card={card} />
                  ))}
                </ul>
                <ShortListEnd list="imports" came={list.length} first="newest" />
              </>
            )
          }
        </Loaded>
      </Sheet>
    </Page>
  );
}

/** What is imported most; the other registers are folded away. */
const TARGETS_SHOWN = 4;

function Begin({ targets }: { targets: ImportTargetView[] }) {
  const { words, text } = useSpeech();
  const navigate = useNavigate();
  const associations = useAssociations();
  const [target, setTarget] = useState(targets[0]?.id ?? '');
  const [association, setAssociation] = useState(associations[0]?.id ?? '');
  const [uploading, setUploading] = useState<{ name: string; percent: number } | null>(null);
  const { failure, run, isBusy } = useWork();
  const input = useRef<HTMLInputElement>(null);

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    setUploading({ name: file.name, percent: 0 });
    void run(async () => {
      const view = await importsApi.upload(target, association, file, (percent) => setUploading({ name: file.name, percent }));
      void navigate(`/imports/${view.id}`);
    }).finally(() => setUploading(null));
  };

  const radioOf = ({ id, title }: ImportTargetView) => (
    <Radio key={id} value={id}>
      {text(title)}
    </Radio>
  );
  return (
    <Sheet title={words.imports.start}>
      <div className="stack">
        <FieldGroup label={words.imports.what}>
          <Radio.Group className="choices" value={target} onChange={(event) => setTarget(String(event.target.value))}>
            {targets.slice(0, TARGETS_SHOWN).map(radioOf)}
            {targets.length > TARGETS_SHOWN && (
              <Folded summary={words.registers.others}>{targets.slice(TARGETS_SHOWN).map(radioOf)}</Folded>
            )}
          </Radio.Group>
        </FieldGroup>
        {associations.length > 1 && (
          <Field label={words.imports.association}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={association}
                onChange={setAssociation}
                options={associations.map(({ id, name }) => ({ value: id, label: text(name) }))}
              />
            )}
          </Field>
        )}
        <p className="soft">{words.imports.ownSheet}</p>
        <FailureNote tone="care" failure={failure} />
        {uploading && (
          <div role="status">
            <p>{uploading.percent < 100 ? fill(words.imports.uploading, uploading) : words.imports.reading}</p>
            <Progress
              percent={uploading.percent}
              status={uploading.percent < 100 ? 'normal' : 'active'}
              showInfo={false}
              aria-label={uploading.name}
            />
          </div>
        )}
        <input ref={input} type="file" hidden accept=".xlsx,.csv" aria-label={words.imports.choose} onChange={choose} />
        <div className="row-actions">
          <Button type="primary" loading={isBusy} onClick={() => input.current?.click()}>
            {words.imports.choose}
          </Button>
          <a href={sheetAddress(target)} download>
            {words.imports.downloadSheet}
          </a>
        </div>
        <p className="field-help">{words.imports.fileHint}</p>
      </div>
    </Sheet>
  );
}

function ImportLine({ card }: { card: ImportCard }) {
  const { words, text, language } = useSpeech();
  const tone = { sheet: 'care', ready: 'care', applied: 'good', undone: 'plain' } as const;
  return (
    <li className="row">
      <div className="row-line">
        <Link className="row-title" to={`/imports/${card.id}`}>
          {text(card.title)} · {card.fileName ?? words.imports.expired}
        </Link>
        <Tag tone={tone[card.status]}>{words.imports.status[card.status]}</Tag>
      </div>
      <p className="soft">{fill(words.imports.by, { name: card.madeBy, time: formatInstant(card.madeAt, language, true) })}</p>
    </li>
  );
}

/** Where somebody may import: the association in which he holds such a post. */
function useAssociations() {
  const { posts } = useSession();
  const all = posts.map(({ organisation }) => organisation).filter(({ kind }) => kind === 'association');
  return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
}
