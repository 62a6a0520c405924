import { useState } from 'react';
import { useSpeech } from '../shared/language';
import { Page } from '../shared/page';
import { Tabs } from '../shared/tabs';
import { RegisterFigures } from './register-figures';
import './statistics.css';
import { StepFigures } from './step-figures';

/** 统计报表: registers as of a day, and how long steps take. */
export function StatisticsPage() {
  const { words } = useSpeech();
  const said = words.statistics;
  const [tab, setTab] = useState<'registers' | 'steps'>('registers');
  return (
    <Page title={said.title} intro={said.intro}>
      <Tabs
        active={tab}
        onChange={setTab}
        tabs={[
          { key: 'registers', label: said.tabs.registers },
          { key: 'steps', label: said.tabs.steps },
        ]}
      >
        {tab === 'registers' ? <RegisterFigures /> : <StepFigures />}
      </Tabs>
    </Page>
  );
}
