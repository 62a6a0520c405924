import { Inject, Injectable } from '@nestjs/common';
import { isAdopted, POLICY_SOURCES, type GuideStep, type ProcedureGuide } from '../../../libs/contracts';
import { guideSheet, type GuidePaper } from '../../../libs/documents';
import { civilDateOf } from '../../../libs/procedure';
import { Printer } from '../practice/printer.service';
import type { Subject } from '../session/session.service';
import { GuideService } from './guide.service';

type Field = ProcedureGuide['fields'][number];

/** 办事说明 as a PDF: what its page says, without what a switch of this house has left out. */
@Injectable()
export class GuideSheetService {
  constructor(
    @Inject(GuideService) private readonly guides: GuideService,
    @Inject(Printer) private readonly printer: Printer,
  ) {}

  async print(asker: Subject, procedure: string, society: string): Promise<{ name: string; content: Buffer }> {
    const paper = paperOf(await this.guides.guide(asker, procedure, society));
    return { name: `${paper.procedure} 办事说明.pdf`, content: await this.printer.pdf(guideSheet(paper)) };
  }
}

function paperOf(guide: ProcedureGuide): GuidePaper {
  const left = new Set(guide.path.filter(({ status }) => status === 'skipped').map(({ id }) => id));
  const steps = guide.steps.filter(({ id }) => !left.has(id));
  return {
    procedure: guide.title.zh,
    summary: guide.summary.zh,
    society: guide.society.name.zh,
    deciders: [...new Set(steps.filter(({ decides }) => decides).map(({ by, title }) => (by ?? title).zh))],
    materials: guide.fields
      .filter(isAttached)
      .map(({ label, required, help }) => ({ name: label.zh, isRequired: required === true, help: help?.zh ?? null })),
    fields: guide.fields.filter((field) => !isAttached(field) && field.type !== 'note' && field.type !== 'computed').length,
    steps: steps
      .filter(({ kind }) => kind !== 'check')
      .map(({ title, by, within, conditional }) => ({
        ...{ title: title.zh, by: by?.zh ?? null, within, isConditional: conditional },
      })),
    standards: guide.parameters.flatMap(({ label, value, article, missing }) =>
      article === null || missing ? [] : [{ label: label.zh, value: valueWords(value), article }],
    ),
    basis: [...new Set(steps.flatMap((step) => basisWords(step, guide.place)))],
    offices: [guide.society, guide.office].map(({ name, phone, officeHours }) => ({ name: name.zh, phone, hours: officeHours })),
    printedOn: civilDateOf(new Date().toISOString()),
  };
}

const isAttached = ({ type }: Field): boolean => type === 'file' || type === 'files';

/** A text of elsewhere is 参照, and what is our default is no text at all. */
function basisWords({ basis }: GuideStep, place: string): string[] {
  return basis.flatMap((entry) => {
    if (entry.kind === 'default') return [];
    if (entry.kind !== 'policy') return [`${entry.title.zh}${entry.article ?? ''}`];
    const title = POLICY_SOURCES[entry.source]?.title.zh ?? entry.source;
    return [`${isAdopted(entry.source, place) ? '参照' : ''}《${title}》${entry.clause}`];
  });
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('、');
  if (typeof value === 'object' && value !== null && 'zh' in value) return String(value.zh);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
