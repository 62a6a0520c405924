import type { DaysOffLayer, DaysOffYear } from '../../../../libs/contracts/days-off';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useDaysOff } from './days-off-api';
import { HolidayRows } from './holiday-rows';
import { RegisterYear } from './register-year';

/** 放假安排: what every limit in working days rests on, year by year, and taking over the notice of a further one. */
export function DaysOffPage() {
  const { words } = useSpeech();
  const said = words.daysOff;
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={useDaysOff()}>
        {({ layers }) => (
          <div className="stack">
            <RegisterYear layers={layers} />
            {layers.map((layer) => (
              <Layer key={layer.id} layer={layer} />
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Layer({ layer: { id, years } }: { layer: DaysOffLayer }) {
  const { words } = useSpeech();
  const said = words.daysOff;
  const place = words.jurisdiction[id];
  const last = years.find(({ isExpected }) => !isExpected);
  return (
    <section className="stack" aria-label={place}>
      {id === 'CN' && last && <p>{fill(said.known, { year: last.year })}</p>}
      {years.map((year) => (
        <Year key={year.year} title={fill(id === 'CN' ? said.year : said.yearOf, { year: year.year, place })} year={year} />
      ))}
    </section>
  );
}

function Year({ title, year: { holidays, source, isExpected, set } }: { title: string; year: DaysOffYear }) {
  const { words, language } = useSpeech();
  const said = words.daysOff;
  return (
    <Sheet title={title} aside={isExpected && <Tag tone="care">{said.expected}</Tag>}>
      <HolidayRows holidays={holidays} />
      <p className="soft">{fill(said.source, { source })}</p>
      <p className="soft">
        {set === null ? said.shipped : fill(said.set, { by: set.by, at: formatInstant(set.at, language, true) })}
      </p>
    </Sheet>
  );
}
