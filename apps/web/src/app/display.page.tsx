import { Radio } from 'antd';
import { useState } from 'react';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { useChooseType, useDisplay } from './display';

/** 显示: size of type, which goes with the person, and language, which stays on the device. */
export function DisplayPage() {
  const { words, language, setLanguage } = useSpeech();
  const said = words.display;
  const { sizes } = useDisplay();
  const choose = useChooseType();
  const [isKept, setKept] = useState(true);
  const chooseType = (isLarge: boolean) => void choose(isLarge).then(setKept);
  return (
    <Page title={said.title} intro={said.intro}>
      <Sheet>
        <div className="stack">
          <FieldGroup label={said.type}>
            <Radio.Group className="outcomes" value={sizes.isLarge} onChange={(event) => chooseType(event.target.value === true)}>
              {[false, true].map((isLarge) => (
                <Radio
                  key={String(isLarge)}
                  value={isLarge}
                  className="outcome"
                  aria-label={isLarge ? said.large : said.standard}
                >
                  <span className="outcome-label">{isLarge ? said.large : said.standard}</span>
                  <span className="soft">{isLarge ? said.largeHint : said.standardHint}</span>
                </Radio>
              ))}
            </Radio.Group>
          </FieldGroup>
          <p>{said.sample}</p>
          {!isKept && (
            <Note tone="care" live>
              {said.notKept}
            </Note>
          )}
          <FieldGroup label={said.language}>
            <Radio.Group
              className="choices"
              value={language}
              onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'zh')}
            >
              <Radio value="zh">{said.chinese}</Radio>
              <Radio value="en">{said.english}</Radio>
            </Radio.Group>
          </FieldGroup>
        </div>
      </Sheet>
    </Page>
  );
}
