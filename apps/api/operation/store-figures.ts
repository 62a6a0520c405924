import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../database';

/** How long one look at the store serves all who ask. */
const KEPT_MS = 15_000;

/**
 * Whoever asks more often than every fifteen seconds sees the figures of the last look: counting open tasks must not become the load that
 * it measures. The lists of the pages are written in the log's own transaction and cannot lag; what can is the way between two logs
 * (outbox), the engine's answer to an intent, and the record's sequencer.
 */
const FIGURES = `
  select 'guicheng_open_cases' as name, procedure as label, count(*)::float8 as value
    from guicheng.case_file where status = 'open' group by procedure
  union all select 'guicheng_open_tasks', '', count(*) from guicheng.task where status = 'open'
  union all select 'guicheng_overdue_tasks', '', count(*) from guicheng.task where status = 'open' and due_at < guicheng.record_now()
  union all select 'guicheng_outbox_waiting', '', count(*) from guicheng.outbox where delivered_at is null
  union all select 'guicheng_outbox_due_seconds', '',
    coalesce(extract(epoch from guicheng.record_now() - min(next_attempt_at)), 0) from guicheng.outbox where delivered_at is null and next_attempt_at <= guicheng.record_now()
  union all select 'guicheng_intents_unanswered', '', count(*) from guicheng.intent where answered_at is null
  union all select 'guicheng_intent_oldest_seconds', '',
    coalesce(extract(epoch from guicheng.record_now() - min(received_at)), 0) from guicheng.intent where answered_at is null
  union all select 'guicheng_suspended', '', count(*) from guicheng.stream where fault is not null
  union all select 'guicheng_record_pending', '', count(*) from guicheng.record_pending`;

const HELP: Record<string, string> = {
  guicheng_open_cases: 'Cases that have not ended, by procedure.',
  guicheng_open_tasks: 'Tasks that wait for somebody.',
  guicheng_overdue_tasks: 'Of these, past their day.',
  guicheng_outbox_waiting: 'Messages between two logs that have not arrived.',
  guicheng_outbox_due_seconds: 'How long the oldest of those that are due has been so.',
  guicheng_intents_unanswered: 'Acts that were stored and not yet answered.',
  guicheng_intent_oldest_seconds: 'Age of the oldest of these.',
  guicheng_suspended: 'Logs that an unexpected error has stopped (page Operation).',
  guicheng_record_pending: 'Entries that the auditor has not yet put into the record.',
};

interface Figure {
  name: string;
  label: string;
  value: number;
}

/** Enters the figures of the store: each is read when somebody reads the metrics. */
export function registerStoreFigures(registry: Registry, database: Database): void {
  let last: { at: number; figures: Promise<Figure[]> } | null = null;
  const look = (): Promise<Figure[]> => {
    if (last !== null && Date.now() - last.at <= KEPT_MS) return last.figures;
    const figures = database.rows<Figure>(FIGURES);
    last = { at: Date.now(), figures };
    // What could not be read is asked for again by the next.
    figures.catch(() => (last = null));
    return figures;
  };
  for (const [name, help] of Object.entries(HELP)) {
    const labelNames = name === 'guicheng_open_cases' ? ['procedure'] : [];
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        // Without the store there are no figures, and an old one would be a lie.
        const figures = await look().catch(() => []);
        this.reset();
        for (const figure of figures.filter((found) => found.name === name)) {
          this.set(labelNames.length > 0 ? { procedure: figure.label } : {}, figure.value);
        }
        if (figures.length === 0) this.remove();
      },
    });
  }
}
