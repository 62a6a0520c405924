import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { DOCUMENT_REGISTERS, type DocumentRegister, type HouseView } from '../../../../libs/contracts/case-documents';
import { ArchiveDesk } from '../archive/archive-desk';
import { useMay } from '../session/session';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { Tabs } from '../shared/tabs';
import { DocumentRow } from './document-row';
import { useDocumentWork, useHouses } from './documents-api';
import { HouseForms } from './house-forms';
import { RegisterList } from './register-list';

type Tab = 'work' | DocumentRegister | 'archive' | 'forms';

/** 收发文与用印: papers under way, the registers of a house, and its forms; everybody has the tabs that his posts open. */
export function DocumentsPage() {
  const { words, text } = useSpeech();
  const said = words.documents;
  const [asked, setAsked] = useSearchParams();
  const works = useMay('work-on-documents');
  const keepsForms = useMay('keep-house-forms');
  const keepsArchive = useMay('keep-archive');
  const houses = useHouses();
  const tabs: Tab[] = [
    ...(works ? (['work', ...DOCUMENT_REGISTERS] as const) : []),
    ...(keepsArchive ? (['archive'] as const) : []),
    ...(keepsForms ? (['forms'] as const) : []),
  ];
  const active = tabs.find((tab) => tab === asked.get('tab')) ?? tabs[0] ?? 'work';
  const ask = (change: Record<string, string>) =>
    setAsked((before) => ({ ...Object.fromEntries(before), ...change }), { replace: true });
  return (
    <Page title={said.title} intro={said.intro}>
      <Tabs active={active} tabs={tabs.map((key) => ({ key, label: said.tabs[key] }))} onChange={(tab) => ask({ tab })}>
        <Loaded query={houses}>
          {(list) => {
            const house = list.find(({ id }) => id === asked.get('house')) ?? list[0];
            if (house === undefined) return null;
            return (
              <div className="stack">
                {list.length > 1 && active !== 'work' && active !== 'archive' && (
                  <Field label={said.house}>
                    {(control) => (
                      <Select
                        {...control}
                        className="full"
                        value={house.id}
                        options={list.map(({ id, name }) => ({ value: id, label: text(name) }))}
                        onChange={(id) => ask({ house: id })}
                      />
                    )}
                  </Field>
                )}
                <Shown active={active} house={house} />
              </div>
            );
          }}
        </Loaded>
      </Tabs>
    </Page>
  );
}

function Shown({ active, house }: { active: Tab; house: HouseView }) {
  if (active === 'work') return <Work />;
  if (active === 'archive') return <ArchiveDesk />;
  if (active === 'forms') return <HouseForms key={house.id} house={house} />;
  return <RegisterList key={`${active}-${house.id}`} register={active} house={house} />;
}

function Work() {
  const { words } = useSpeech();
  const said = words.documents;
  return (
    <Loaded query={useDocumentWork()}>
      {(list) =>
        list.length === 0 ? (
          <Empty title={said.empty} hint={said.emptyHint} />
        ) : (
          <>
            <ul className="rows sheet">
              {list.map((document) => (
                <DocumentRow key={document.id} document={document} withCase />
              ))}
            </ul>
            <ShortListEnd list="documentsInWork" came={list.length} first="open" />
          </>
        )
      }
    </Loaded>
  );
}
