import { Select } from 'antd';
import { useState } from 'react';
import { retentionTitle, SPINES, type ArchiveBatchView, type ArchiveBoxQuery } from '../../../../libs/contracts/archive';
import { fill } from '../messages';
import { LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { fetchFile } from '../shared/download';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { batchBoxAddress } from './archive-api';

/** 打印盒脊和封面: what a box of this batch says outside. */
export function BoxForm({ batch, onClose }: { batch: ArchiveBatchView; onClose: () => void }) {
  const { words, text } = useSpeech();
  const said = words.documents.archive;
  const [chosen, setChosen] = useState(0);
  const range = batch.ranges[chosen];
  const itemsOf = (at: number) => ({
    firstItem: `${batch.ranges[at]?.first ?? ''}`,
    lastItem: `${batch.ranges[at]?.last ?? ''}`,
  });
  const [filled, setFilled] = useState({
    ...{ fonds: '', box: '', division: '', thickness: SPINES[1] as ArchiveBoxQuery['thickness'] },
    ...itemsOf(chosen),
  });
  const set = (change: Partial<typeof filled>) => setFilled((before) => ({ ...before, ...change }));
  const choose = (at: number) => {
    setChosen(at);
    set(itemsOf(at));
  };
  const print = () => {
    const { division, ...needed } = filled;
    if (range === undefined || Object.values(needed).some((value) => value.trim() === '')) return null;
    const { year, retention } = range;
    return fetchFile(
      batchBoxAddress(batch.id, {
        ...{ ...needed, year: `${year}`, retention },
        ...(division.trim() === '' ? {} : { division }),
      }),
    );
  };
  return (
    <ChangeForm
      label={fill(said.boxOf, { number: batch.number })}
      submit={said.box}
      send={print}
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <>
          <p className="soft">{said.boxHint}</p>
          <Field label={said.boxItems} required>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={chosen}
                options={batch.ranges.map(({ year, retention, first, last }, at) => ({
                  value: at,
                  label: fill(said.boxItemsOf, { year, retention: text(retentionTitle[retention]), first, last }),
                }))}
                onChange={choose}
              />
            )}
          </Field>
          <LineField
            label={said.fonds}
            missing={said.fondsMissing}
            value={filled.fonds}
            onChange={(fonds) => set({ fonds })}
            tried={tried}
            className="short"
            maxLength={20}
            problem={problemOf('fonds')}
          />
          {(['firstItem', 'lastItem'] as const).map((name) => (
            <LineField
              key={name}
              label={said[name]}
              missing={said.itemMissing}
              value={filled[name]}
              onChange={(value) => set({ [name]: value })}
              tried={tried}
              inputMode="numeric"
              className="short"
              maxLength={6}
              problem={problemOf(name)}
            />
          ))}
          <LineField
            label={said.boxNumber}
            missing={said.boxNumberMissing}
            value={filled.box}
            onChange={(box) => set({ box })}
            tried={tried}
            className="short"
            maxLength={10}
            problem={problemOf('box')}
          />
          <LineField
            label={said.division}
            value={filled.division}
            onChange={(division) => set({ division })}
            maxLength={40}
            problem={problemOf('division')}
          />
          <Field label={said.thickness} required problem={problemOf('thickness')}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={filled.thickness}
                options={SPINES.map((value) => ({ value, label: fill(said.millimetres, { n: value }) }))}
                onChange={(thickness) => set({ thickness })}
              />
            )}
          </Field>
        </>
      )}
    </ChangeForm>
  );
}
