import { Inject, Injectable } from '@nestjs/common';
import { timelineTitle, type CaseView, type TimelineEntry } from '../../../libs/contracts';
import { civilDateOf } from '../../../libs/procedure';
import { openCheckpoint, reportHtml, type ReportEntry } from '../../../libs/record';
import type { Subject } from '../session/session.service';
import { CaseRecordService } from './case-record.service';

type Language = 'zh' | 'en';

/** 核验报告: what the pages of the case, and of what it called, show this reader, as a file that verifies itself. */
@Injectable()
export class CaseReportService {
  constructor(@Inject(CaseRecordService) private readonly records: CaseRecordService) {}

  async make(asker: Subject, id: string, language: Language): Promise<string> {
    const { exported, view, called, now } = await this.records.exportWithViews(asker, id);
    const checkpoint = openCheckpoint(exported.checkpoint, exported.key);
    return reportHtml({
      language,
      record: exported,
      facts: {
        subject: `${view.title[language]} · ${view.subject}`,
        society: view.society.name[language],
        number: view.number,
        madeAt: momentOf(now.toISOString()),
        checkpoint: checkpoint === null ? '' : momentOf(checkpoint.at),
      },
      entries: [view, ...called]
        .flatMap((of) => of.timeline.map((entry) => entryOf(of.id, entry, language, of === view ? null : named(of, language))))
        .toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at)),
    });
  }
}

/** A case that was called, by its procedure and number. */
function named({ title, number }: CaseView, language: Language): string {
  return `${title[language]} ${number}`;
}

function entryOf(stream: string, entry: TimelineEntry, language: Language, calledAs: string | null): ReportEntry {
  // Of a result that only becomes final it is told that it did so.
  const outcome = entry.what === 'final' ? null : entry.outcome;
  const what = outcome ?? timelineTitle[entry.what] ?? timelineTitle['other'];
  const said = [calledAs, entry.step?.[language], what?.[language], entry.opinion];
  return {
    stream,
    seq: entry.seq,
    at: entry.at,
    happened: entry.occurredOn ?? civilDateOf(entry.at),
    recorded: momentOf(entry.at),
    what: said.filter((part) => typeof part === 'string' && part !== '').join(' · '),
    who: entry.actor === null ? '' : [entry.actor.label[language], entry.actor.name].filter(Boolean).join(' '),
  };
}

/** `2026-05-20 10:12`, by the civil time of the house. */
function momentOf(at: string): string {
  const time = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${civilDateOf(at)} ${time}`;
}
