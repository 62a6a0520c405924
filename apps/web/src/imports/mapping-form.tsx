import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ImportTargetView, ImportView } from '../../../../libs/contracts/imports';
import { fill } from '../messages';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { Folded, Sheet } from '../shared/page';
import { useWork } from '../shared/use-work';
import { importsApi } from './imports.api';

/** Which column of the sheet says what. Folded as long as it is complete: the guess is mostly right. */
export function MappingForm({ view, target }: { view: ImportView; target: ImportTargetView }) {
  const { words } = useSpeech();
  const say = words.imports.mapping;
  const mapped = Object.values(view.mapping).filter((column) => column !== null).length;
  const columns = <Columns view={view} target={target} />;
  return (
    <Sheet title={say.title}>
      {view.missing.length > 0 ? (
        <>
          <Note tone="care">{say.missing}</Note>
          {columns}
        </>
      ) : (
        <Folded summary={fill(say.summary, { n: mapped })}>{columns}</Folded>
      )}
    </Sheet>
  );
}

function Columns({ view, target }: { view: ImportView; target: ImportTargetView }) {
  const { words, text } = useSpeech();
  const say = words.imports.mapping;
  const [mapping, setMapping] = useState(view.mapping);
  const [headingRow, setHeadingRow] = useState(view.headingRow ?? 1);
  const { isBusy, failure, run } = useWork();
  const options = view.headings.map(({ column, title }) => ({
    value: column,
    label: title || fill(say.untitled, { n: column + 1 }),
  }));
  // A column of the sheet is read once: choosing it here takes it from where it was.
  const choose = (id: string, column: number | undefined) =>
    setMapping(
      Object.fromEntries(
        target.columns.map((other) => {
          if (other.id === id) return [id, column ?? null];
          const now = mapping[other.id] ?? null;
          return [other.id, now !== null && now === column ? null : now];
        }),
      ),
    );
  const samplesOf = (id: string) => view.headings.find(({ column }) => column === mapping[id])?.samples ?? [];
  const isOtherRow = headingRow !== view.headingRow;
  return (
    <div className="stack">
      <p className="soft">{say.intro}</p>
      <Field label={say.headingRow}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={200}
            precision={0}
            value={headingRow}
            onChange={(value) => setHeadingRow(value ?? 1)}
          />
        )}
      </Field>
      <div className="mapping">
        {target.columns.map(({ id, label, required }) => (
          <Field
            key={id}
            label={text(label)}
            required={required}
            help={
              samplesOf(id).length > 0
                ? fill(say.sample, { samples: samplesOf(id).slice(0, 2).join(words.app.comma) })
                : undefined
            }
          >
            {(control) => (
              <Select
                {...control}
                allowClear
                className="full"
                placeholder={say.none}
                value={mapping[id] ?? undefined}
                options={options}
                disabled={isOtherRow}
                onChange={(value?: number) => choose(id, value)}
              />
            )}
          </Field>
        ))}
      </div>
      <FailureNote tone="care" failure={failure} />
      <Button
        type="primary"
        loading={isBusy}
        onClick={() => void run(() => importsApi.map(view.id, isOtherRow ? { headingRow } : { headingRow, mapping }))}
      >
        {say.save}
      </Button>
    </div>
  );
}
