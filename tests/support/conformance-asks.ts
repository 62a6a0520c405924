/** The events of one simulated case and of its sittings as intents, with the words sealed, as the API writes them. */
import { randomUUID } from 'node:crypto';
import { hashOf, personalFields, Words, type IntentBodies } from '../../libs/persistence';
import {
  organisationOf,
  SIMULATED,
  type CaseEvent,
  type FiledContent,
  type SimulationScript,
  type SittingEvent,
} from '../../libs/procedure';
import type { Role, Template, Told } from '../../libs/procedure';
import { randomSecrets } from '../../libs/runtime/secrets';
import type { TestEnvironment } from '../../libs/testing/environment';
import { ask, type Asked } from '../../libs/testing/society';
import type { Ids } from './conformance-ids';

export interface AskedCase {
  template: Template;
  templateHash: string;
  script: SimulationScript;
  ids: Ids;
  /** What the filing fulfils. */
  fulfils?: string;
}

type Capacity = IntentBodies['act']['capacity'];
type FormBody = { form: Record<string, unknown>; content: FiledContent };

export class Asks {
  private readonly words: Words;

  constructor(
    private readonly environment: TestEnvironment,
    private readonly of: AskedCase,
  ) {
    this.words = new Words(environment.api, randomSecrets().sealingKeys);
  }

  /** Asks for what the event says; an event that nobody can ask for is a fault of the scenario. */
  async write(told: Told): Promise<Asked> {
    const asked = told.stream === 'case' ? await this.ofCase(told.event) : await this.ofSitting(told.sitting, told.event);
    this.of.ids.is(told.event.id, asked.intent);
    return asked;
  }

  private async ofCase(event: CaseEvent): Promise<Asked> {
    const { environment } = this;
    const { ids } = this.of;
    if (!('actor' in event)) throw new Error(`nobody does ${event.kind}`);
    const capacity = this.capacity();
    const common = { actor: ids.of(event.actor), stream: ids.of(SIMULATED.case) };
    if (event.kind === 'filed') return this.toFile(event);
    if (event.kind === 'withdrawn') return ask(environment, { ...common, kind: 'withdraw', body: { capacity } });
    if (event.kind === 'migrated') throw new Error('an administrator migrates, by another door');
    if (event.kind !== 'acted') {
      const { id: _id, at: _at, actor: _actor, occurredOn: _on, ...does } = event;
      return ask(environment, { ...common, kind: 'action', body: { does: does, reason: '示例理由。', capacity } });
    }
    const { slot: target, outcome, content, hasReason, submissionHash: hash, for: whom, chosen, marks } = event;
    const body: IntentBodies['act'] = {
      outcome,
      ...(hash === undefined ? {} : { submission: { form: {}, hash } }),
      ...(whom === undefined ? {} : { for: ids.of(whom) }),
      ...(chosen === undefined ? {} : { chosen: chosen.map((person) => ids.of(person)) }),
      ...(marks === undefined ? {} : { marks }),
      ...(hasReason ? { opinion: '示例理由。' } : {}),
      ...(content === null ? {} : await this.sealed(common.actor, { form: this.completedForm(event.id), content })),
      capacity,
    };
    return ask(environment, { ...common, kind: 'act', target, contentHash: ids.known(event.contentHash), body });
  }

  private async toFile(event: Extract<CaseEvent, { kind: 'filed' }>): Promise<Asked> {
    const { template, templateHash, script, ids, fulfils } = this.of;
    const { facts, given } = event;
    const [stream, subject, actor] = [ids.of(SIMULATED.case), script.form[template.subject], ids.of(event.actor)];
    const content = { facts, given, contentHash: event.contentHash };
    const body: IntentBodies['file'] = {
      procedure: template.id,
      templateHash,
      society: ids.of(event.society),
      association: ids.of(event.association),
      number: `S-${stream.slice(0, 8)}`,
      subject: typeof subject === 'string' ? subject : template.title.zh,
      parameters: this.parameters(event.parameters),
      capacity: event.capacity === undefined ? this.capacity() : this.capacity(event.capacity),
      ...(fulfils === undefined ? {} : { fulfils }),
      ...(await this.sealed(actor, { form: script.form, content })),
    };
    return ask(this.environment, { actor, kind: 'file', stream, contentHash: body.content.contentHash, body });
  }

  /** Commitments in place of personal words; what binds an act to the form is the hash of what is stored. */
  private async sealed(actor: string, { form, content }: FormBody): Promise<FormBody> {
    const { template, ids } = this.of;
    const personal = personalFields(template);
    if (personal.length === 0) return { form, content };
    const capacity = this.capacity();
    const { body, rows } = await this.words.seal('act', { outcome: '', form, capacity }, { actor, personal });
    await this.environment.api.query(
      `insert into guicheng.sealed_value (commitment, data_key, stream, box)
       select w.commitment, w.key, $1, decode(w.box, 'base64') from jsonb_to_recordset($2::jsonb) as w (commitment text, key uuid, box text)`,
      [ids.of(SIMULATED.case), JSON.stringify(rows)],
    );
    const stored = body.form ?? {};
    const contentHash = hashOf(stored);
    ids.is(content.contentHash, contentHash);
    return { form: stored, content: { ...content, contentHash } };
  }

  private capacity(role: Role = 'society-secretariat'): Capacity {
    return { role, organisation: this.of.ids.of(organisationOf(role)) };
  }

  /** The form with everything that was completed up to this act. */
  private completedForm(act: string): Record<string, unknown> {
    const { form, acts } = this.of.script;
    const last = Number(act.replace(/\D+/, ''));
    const changes = acts.slice(0, last).flatMap((one) => (one.do === 'act' && one.form !== undefined ? [one.form] : []));
    return Object.assign({}, form, ...changes) as Record<string, unknown>;
  }

  /** An organ is known by its own id. */
  private parameters(values: IntentBodies['file']['parameters']): IntentBodies['file']['parameters'] {
    const { script, ids } = this.of;
    const organs = Object.keys(script.organs ?? {});
    return Object.fromEntries(
      Object.entries(values).map(([id, set]) => {
        const { value } = set;
        return [id, typeof value === 'string' && organs.includes(value) ? { ...set, value: ids.of(value) } : set];
      }),
    );
  }

  private async ofSitting(sitting: string, event: SittingEvent): Promise<Asked> {
    const { environment } = this;
    const { ids } = this.of;
    if (!('actor' in event)) throw new Error(`nobody does ${event.kind}`);
    const capacity = this.capacity();
    const common = { actor: ids.of(event.actor), stream: ids.of(sitting) };
    if (event.kind === 'convened') return this.toConvene(common, event);
    if (event.kind === 'sitting-closed') return ask(environment, { ...common, kind: 'close-sitting', body: { capacity } });
    if (event.kind === 'roll-recorded') {
      const presence = Object.fromEntries(Object.entries(event.presence).map(([member, is]) => [ids.of(member), is]));
      return ask(environment, { ...common, kind: 'record-roll', body: { presence, capacity } });
    }
    if (event.kind === 'item-recorded') {
      const { votes, outcome, hasReason } = event;
      const recused = event.recused.map((member) => ids.of(member));
      const reason = hasReason ? { reason: '示例理由。' } : {};
      const body = { item: ids.of(event.item), recused, votes, outcome, capacity, ...reason };
      return ask(environment, { ...common, kind: 'record-item', target: ids.of(event.item), body });
    }
    if (event.kind !== 'minutes-signed') throw new Error(`tests/support/conformance-asks.ts has no door for ${event.kind} yet`);
    const { minutesHash } = event;
    return ask(environment, { ...common, kind: 'sign-minutes', body: { file: randomUUID(), minutesHash, capacity } });
  }

  private toConvene(
    common: { actor: string; stream: string },
    event: Extract<SittingEvent, { kind: 'convened' }>,
  ): Promise<Asked> {
    const { ids } = this.of;
    const organ = ids.of(event.organ);
    const body: IntentBodies['convene'] = {
      organ,
      society: ids.of(event.society),
      form: event.form,
      on: event.on,
      chair: ids.of(event.chair),
      members: event.members.map((member) => ids.of(member)),
      rules: event.rules === null ? null : { ...event.rules, organ },
      items: (event.items ?? []).map(({ item, source }) => ({
        item: ids.of(item),
        source: source === null ? null : { ...source, case: ids.of(source.case) },
      })),
      capacity: this.capacity(),
    };
    return ask(this.environment, { ...common, kind: 'convene', body });
  }
}
