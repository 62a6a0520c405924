import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CatalogueView, DesignCard } from '../../../../libs/contracts/designs';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { Dialog } from '../shared/dialog';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { queryClient } from '../shared/queries';
import { useWork } from '../shared/use-work';
import { BeginForm } from './begin-form';
import { PublishedList } from './published-list';
import { DESIGNS, designApi, useCatalogue, useDesigns } from './design-api';
import './design.css';

/** 流程设计: the drafts of the house, and everything that is published as what a draft can be begun from. */
export function CataloguePage() {
  const { words } = useSpeech();
  const said = words.design;
  const designs = useDesigns();
  const catalogue = useCatalogue();
  const [isBeginning, setBeginning] = useState(false);
  const open = useOpened();
  return (
    <Page
      title={said.title}
      intro={said.intro}
      actions={
        <Button type="primary" onClick={() => setBeginning(true)}>
          {said.begin}
        </Button>
      }
    >
      <Dialog open={isBeginning} title={said.beginTitle} footer={null} onCancel={() => setBeginning(false)} destroyOnHidden>
        <BeginForm onBegun={open} onCancel={() => setBeginning(false)} />
      </Dialog>
      <div className="stack">
        <Sheet title={said.drafts}>
          <Loaded query={designs}>{(list) => <Drafts list={list} />}</Loaded>
        </Sheet>
        <Sheet title={said.published}>
          <Loaded query={catalogue}>{(found: CatalogueView) => <PublishedList catalogue={found} onBegun={open} />}</Loaded>
        </Sheet>
      </div>
    </Page>
  );
}

function useOpened(): (id: string) => void {
  const navigate = useNavigate();
  return (id) => {
    void queryClient.invalidateQueries({ queryKey: DESIGNS });
    void navigate(`/design/${id}`);
  };
}

function Drafts({ list }: { list: DesignCard[] }) {
  const { words } = useSpeech();
  const said = words.design;
  if (list.length === 0) return <Empty title={said.noDrafts} hint={said.noDraftsHint} />;
  return (
    <ul className="rows">
      {list.map((design) => (
        <li key={design.id} className="row">
          <Draft design={design} />
        </li>
      ))}
    </ul>
  );
}

function Draft({ design }: { design: DesignCard }) {
  const { words, text, language } = useSpeech();
  const said = words.design;
  const [isAsking, setAsking] = useState(false);
  const { isBusy, failure, run } = useWork();
  const title = text(design.title);
  const remove = () =>
    run(async () => {
      await designApi.remove(design.id);
      await queryClient.invalidateQueries({ queryKey: DESIGNS });
    });
  const { origin } = design;
  return (
    <>
      <div className="row-line">
        <Link className="row-title" to={`/design/${design.id}`}>
          {title}
        </Link>
        <Tag>{words.procedures.options.jurisdictions[design.jurisdiction]}</Tag>
      </div>
      <p className="soft">
        {fill(said.draftLine, {
          version: design.version,
          steps: design.steps,
          person: design.savedBy,
          at: formatInstant(design.savedAt, language),
        })}
        {' · '}
        {fill(said.origin[origin.from], { title: origin.title ? text(origin.title) : '', version: origin.version ?? '' })}
      </p>
      <div className="row-actions">
        <Button size="small" aria-label={fill(said.removeOf, { title })} onClick={() => setAsking(true)}>
          {said.remove}
        </Button>
      </div>
      <Dialog
        open={isAsking}
        title={fill(said.removeOf, { title })}
        okText={said.removeNow}
        cancelText={words.app.cancel}
        okButtonProps={{ danger: true, disabled: isBusy }}
        onOk={() => void remove()}
        onCancel={() => setAsking(false)}
      >
        <p>{said.removeAsk}</p>
        <FailureNote failure={failure} />
      </Dialog>
    </>
  );
}
