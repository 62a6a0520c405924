import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type CaseOfferView, type ColleagueView } from '../../../libs/contracts';
import {
  answersOf,
  caseOffers,
  civilDateOf,
  postsOfHouse,
  submittedWith,
  type CaseOffer,
  type Role,
  type StepBlock,
  type Template,
  type Text,
} from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { asksSubmission } from '../tasks/task-help.service';
import { NamesService, type Names } from '../views/names.service';
import { declaredEvent } from './declared-event';
import { itemCalled } from './item-called';
import { outcomeLabel } from '../views/outcome-label';

interface Showing {
  asker: Subject;
  row: CaseRow;
  template: Template;
  names: Names;
}
type RecordedOffer = Extract<CaseOfferView, { kind: 'recorded' }>;
type Shown = { [K in CaseOffer['kind']]: (offer: Extract<CaseOffer, { kind: K }>, showing: Showing) => Promise<CaseOfferView> };

/** What the reader may do with a case now: what the core offers, with the names of steps and people. Whoever only supervises does nothing. */
@Injectable()
export class CaseOffersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async of(asker: Subject, id: string): Promise<CaseOfferView[]> {
    const row = await this.cases.visible(asker.person.id, id);
    if (!row.own_right || row.fault !== null) return [];
    const [{ template, program }, calendar, names] = await Promise.all([
      this.templates.get(row.template_hash),
      this.templates.calendar(row.calendar),
      this.names.read(),
    ]);
    const reader = { person: asker.person.id, posts: heldPosts(asker) };
    const offers = caseOffers({ program, calendar }, row.state, reader, row.now.toISOString());
    return Promise.all(offers.map((offer) => this.show(offer, { asker, row, template, names })));
  }

  private show<K extends CaseOffer['kind']>(offer: Extract<CaseOffer, { kind: K }>, showing: Showing): Promise<CaseOfferView> {
    return this.shown[offer.kind](offer, showing);
  }

  private readonly shown: Shown = {
    'taken-back': async ({ block, outcome, ...offer }, showing) => ({
      ...offer,
      step: titleOf(showing, block),
      outcome: outcome === null ? null : outcomeLabel(stepOf(showing.template, block), outcome),
    }),
    'signer-removed': async ({ block, holder, ...offer }, showing) => ({
      ...offer,
      step: titleOf(showing, block),
      who: showing.names.office(holder),
      name: holder.person === undefined ? null : showing.names.person(holder.person),
    }),
    'clock-suspended': async ({ block, ...offer }, showing) => ({ ...offer, step: titleOf(showing, block) }),
    'clock-resumed': async ({ block, ...offer }, showing) => ({ ...offer, step: titleOf(showing, block) }),
    'clock-extended': async ({ block, ...offer }, showing) => ({ ...offer, step: titleOf(showing, block) }),
    raised: async (offer, { template }) => ({ ...offer, ...declaredEvent(template, offer.block, offer.event) }),
    objected: async (offer, showing) => ({
      ...offer,
      step: titleOf(showing, offer.block),
      item: itemCalled(showing.row.state, showing.template, offer.block),
    }),
    'applicant-changed': async ({ kind, organisation, role }, { row }) => ({
      kind,
      people: await this.people(organisation, postsOfHouse(role), row.applicant),
    }),
    recorded: async ({ kind, slot, block, forms, holders, outcomes }, showing) => {
      const { row, template, asker } = showing;
      const open = row.state.slots[slot];
      const step = stepOf(template, block);
      const people = await Promise.all(
        holders.map(({ organisation, role, person }) => this.people(organisation, [role], asker.person.id, person)),
      );
      return {
        kind,
        task: `${row.id}~${slot}`,
        contentHash: open?.contentHash ?? '',
        step: titleOf(showing, block),
        forms,
        since: civilDateOf(open?.openedAt ?? row.now.toISOString()),
        people: people.flat(),
        outcomes: outcomes.map((id) => answerOf(step, id)),
        submission: step === undefined ? [] : submittedWith(step, 'decide'),
      };
    },
    reopened: async ({ kind, blocks }, showing) => ({
      kind,
      steps: blocks.map((block) => ({ block, title: titleOf(showing, block) })),
    }),
    overridden: async ({ kind, assign, again, cancel }, showing) => ({
      kind,
      assign: await Promise.all(
        assign.map(async ({ slot, block, holder }) => ({
          slot,
          step: titleOf(showing, block),
          organisation: holder.organisation,
          people: await this.people(holder.organisation, postsOfHouse(holder.role), showing.asker.person.id),
        })),
      ),
      again: again.map((block) => ({ block, title: titleOf(showing, block) })),
      cancel,
    }),
  };

  /** Who holds one of these posts there today, each once; without one person, or him alone. */
  private async people(organisation: string, roles: readonly Role[], without: string, only?: string): Promise<ColleagueView[]> {
    const rows = await this.database.rows<{ id: string; name: string; role: Role }>(
      `select * from (
         select distinct on (p.id) p.id::text as id, p.name, h.role from guicheng.post h join guicheng.person p on p.id = h.person
          where h.organisation = $1 and h.role = any($2::text[]) and p.id::text <> $3 and ($4::text is null or p.id::text = $4)
            and ${inForce('h')} order by p.id, h.role) found
        order by name, id`,
      [organisation, roles, without, only ?? null],
    );
    return rows.map((one) => ({ ...one, title: postTitle[one.role] }));
  }
}

function titleOf({ template }: Showing, place: string): Text {
  return stepOf(template, place)?.title ?? template.title;
}

function answerOf(step: StepBlock | undefined, id: string): RecordedOffer['outcomes'][number] {
  const answer = step && answersOf(step, 'decide').find((one) => one.id === id);
  return {
    id,
    label: answer?.label ?? outcomeLabel(step, id),
    reasonRequired: answer?.reason ?? false,
    asksSubmission: step !== undefined && asksSubmission(step, 'decide', id),
  };
}
