/** Seeded tamperings of exports: each is caught, and said where it is. A failure prints its seed. */
import { randomOf, type Random } from '../testing/dice';
import { exportOf, receiptOf, recordWorld, written, type RecordWorld } from '../testing/record-world';
import type { RecordExport } from './export.types';
import { sayFinding, type Finding } from '.';
import { commitmentsIn } from './sealed';
import { newSigningKey, signerOf } from './note';
import { verify, type VerifyOptions } from './verify';

const TIMES = 2_400;

interface Tampered {
  what: string;
  /** Where it was done: any of these places must be named. */
  at: { stream?: string; seqs?: number[] } | null;
  options?: VerifyOptions;
}

const pick = <T>(random: Random, list: T[]): T => list[Math.floor(random() * list.length)] as T;

/** Another value of the same kind. */
function other(random: Random, value: unknown): unknown {
  if (typeof value === 'number') return value + 1 + Math.floor(random() * 3);
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'x';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === '') return 'x';
  const at = Math.floor(random() * text.length);
  const hex = '0123456789abcdef';
  const letter = text[at] as string;
  const replacement = hex.includes(letter)
    ? hex[(hex.indexOf(letter) + 1 + Math.floor(random() * 14)) % 16]
    : letter === 'Z'
      ? 'Y'
      : 'Z';
  return `${text.slice(0, at)}${replacement}${text.slice(at + 1)}`;
}

interface Leaf {
  holder: Record<string, unknown>;
  key: string;
}

/** Every value inside that is no object, by who holds it. */
function leavesOf(value: unknown): Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null ? leavesOf(inner) : [{ holder: value as Record<string, unknown>, key }],
  );
}

type Tamper = (random: Random, file: RecordExport, world: RecordWorld) => Tampered;

const anEvent = (random: Random, file: RecordExport) => {
  const stream = pick(random, file.streams);
  const index = Math.floor(random() * stream.events.length);
  return { stream, index, event: stream.events[index] as (typeof stream.events)[number] };
};

const tamperings: Record<string, Tamper> = {
  flipInEvent(random, file) {
    const { stream, event } = anEvent(random, file);
    const { holder, key } = pick(random, leavesOf(event));
    holder[key] = other(random, holder[key]);
    return { what: `${key} of an event`, at: { stream: stream.stream, seqs: [event.seq] } };
  },
  flipInWords(random, file) {
    const commitment = pick(random, Object.keys(file.words));
    const word = file.words[commitment] as unknown as Record<string, unknown>;
    const key = pick(random, ['salt', 'value']);
    word[key] = other(random, word[key]);
    const stream = file.streams.find(({ events }) =>
      events.some(({ content }) => commitmentsIn(content?.body).includes(commitment)),
    );
    const event = stream?.events.find(({ content }) => commitmentsIn(content?.body).includes(commitment));
    return { what: 'sealed words', at: { stream: stream?.stream, seqs: [event?.seq ?? 0] } };
  },
  flipInHead(random, file) {
    const stream = pick(random, file.streams);
    const { holder, key } = pick(random, leavesOf(stream.head));
    holder[key] = other(random, holder[key]);
    return { what: `${key} of the head`, at: { stream: stream.stream } };
  },
  flipInSignature(random, file) {
    const name = pick(random, ['key', 'checkpoint'] as const);
    file[name] = other(random, file[name]) as string;
    return { what: name, at: null };
  },
  deleteProperty(random, file) {
    const { stream, index, event } = anEvent(random, file);
    const { holder, key } = pick(
      random,
      leavesOf(event).filter((leaf) => !Array.isArray(leaf.holder)),
    );
    delete holder[key];
    return { what: `deleted ${key}`, at: { stream: stream.stream, seqs: [index + 1] } };
  },
  deleteEvent(random, file) {
    const { stream, index, event } = anEvent(random, file);
    stream.events.splice(index, 1);
    return { what: 'deleted event', at: { stream: stream.stream, seqs: [event.seq, event.seq + 1] } };
  },
  deleteAndRenumber(random, file) {
    const { stream, index, event } = anEvent(random, file);
    stream.events.splice(index, 1);
    stream.events.forEach((each, at) => (each.seq = at + 1));
    return { what: 'deleted and numbered again', at: { stream: stream.stream, seqs: [event.seq] } };
  },
  deleteWord(random, file) {
    const commitment = pick(random, Object.keys(file.words));
    delete file.words[commitment];
    return { what: 'deleted word', at: {} };
  },
  insert(random, file) {
    const [from, to] = [anEvent(random, file), anEvent(random, file)];
    const copied = structuredClone(from.event);
    copied.seq = to.event.seq;
    to.stream.events.splice(to.index, 0, copied);
    to.stream.events.forEach((each, at) => (each.seq = at + 1));
    return { what: 'inserted event', at: { stream: to.stream.stream, seqs: [to.index + 1, to.index + 2] } };
  },
  swap(random, file) {
    const { stream, index } = anEvent(random, file);
    const next = (index + 1) % stream.events.length;
    const [one, two] = [stream.events[index], stream.events[next]] as [(typeof stream.events)[0], (typeof stream.events)[0]];
    [stream.events[index], stream.events[next]] = [two, one];
    if (random() < 0.5) [one.seq, two.seq] = [two.seq, one.seq];
    return { what: 'swapped', at: { stream: stream.stream, seqs: [one.seq, two.seq] } };
  },
  truncate(random, file) {
    const { stream, index, event } = anEvent(random, file);
    stream.events.length = index;
    return { what: 'truncated', at: { stream: stream.stream, seqs: [event.seq] } };
  },
  truncateWithHead(random, file) {
    const { stream, event } = anEvent(random, file);
    const last = stream.events[Math.max(0, event.seq - 2)] as typeof event;
    stream.events.length = Math.max(1, event.seq - 1);
    stream.head = { ...stream.head, seq: last.seq, hash: last.auditHash };
    if (event.seq <= stream.events.length || stream.events.length === event.seq) stream.head.seq += 1;
    return { what: 'truncated with its head', at: { stream: stream.stream } };
  },
  fork(random, file) {
    const { stream, index, event } = anEvent(random, file);
    const twin = structuredClone(event);
    (twin.content as { stateHash: string }).stateHash = other(random, event.content?.stateHash) as string;
    stream.events.splice(index + (random() < 0.5 ? 0 : 1), 0, twin);
    return { what: 'fork', at: { stream: stream.stream, seqs: [event.seq] } };
  },
  /** Chains, tree and all made anew, by somebody without the key. */
  rewriteAll(random, file, world) {
    const { stream, event } = anEvent(random, file);
    const thief = { ...world, signer: signerOf(newSigningKey(world.signer.name)) };
    const changed = rewritten(thief, stream.stream, event.seq);
    Object.assign(
      file,
      exportOf(
        changed,
        file.streams.map((each) => each.stream),
      ),
    );
    return { what: 'everything made anew and signed by another', at: null, options: { key: world.signer.verifier } };
  },
  /** The same with the stolen key: only a checkpoint that was kept elsewhere tells. */
  rewriteWithKey(random, file, world) {
    const { stream, event } = anEvent(random, file);
    const kept = written(world);
    const changed = rewritten(world, stream.stream, event.seq);
    Object.assign(
      file,
      exportOf(
        changed,
        file.streams.map((each) => each.stream),
      ),
    );
    const tiles = random() < 0.5 ? { tiles: () => kept.tree.read } : {};
    return {
      what: 'everything made anew and signed with the stolen key',
      at: 'tiles' in tiles ? { stream: stream.stream, seqs: [event.seq] } : null,
      options: { key: world.signer.verifier, kept: { checkpoint: kept.checkpoint, ...tiles } },
    };
  },
  /** The chain made to fit again, the proofs left as they were. */
  rechain(random, file, world) {
    const { stream, event } = anEvent(random, file);
    const forged = exportOf(rewritten(world, stream.stream, event.seq), [stream.stream]).streams[0];
    stream.events.forEach((each, at) => {
      const proof = each.leaf;
      Object.assign(each, forged?.events[at], { leaf: proof });
    });
    return { what: 'rewritten and chained again', at: { stream: stream.stream, seqs: [event.seq] } };
  },
};

function rewritten(world: RecordWorld, stream: string, seq: number): RecordWorld {
  const streams = new Map(world.streams);
  streams.set(
    stream,
    (streams.get(stream) ?? []).map((event, index) => (index === seq - 1 ? { ...event, stateHash: 'e'.repeat(64) } : event)),
  );
  return { ...world, streams };
}

function isNamed(findings: Finding[], at: Tampered['at']): boolean {
  if (at === null) return true;
  return findings.some(
    ({ stream, seq }) =>
      (at.stream === undefined || stream === at.stream) &&
      (at.seqs === undefined || (seq !== undefined && at.seqs.includes(seq))),
  );
}

describe('an export that nobody touched', () => {
  it('is whole, by its own key, by the published one, and beside a kept checkpoint', () => {
    const world = recordWorld(1, [5, 12, 1, 40]);
    const file = exportOf(world);
    const kept = written(world);
    const text = JSON.stringify(file);
    const options: VerifyOptions[] = [
      {},
      { key: world.signer.verifier },
      { key: world.signer.verifier, kept: { checkpoint: kept.checkpoint } },
      { key: world.signer.verifier, kept: { checkpoint: kept.checkpoint, tiles: () => kept.tree.read } },
    ];
    for (const option of options)
      expect(verify(text, option)).toMatchObject({ result: 'whole', findings: [], counts: { streams: 4, events: 58 } });
  });

  it('is whole with content withheld, and with words erased', () => {
    const file = exportOf(recordWorld(2, [6]));
    const [first, second] = file.streams[0]?.events ?? [];
    const [word] = commitmentsIn(first?.content?.body);
    file.words[word ?? ''] = { state: 'erased' };
    for (const commitment of commitmentsIn(second?.content?.body)) delete file.words[commitment];
    if (second) second.content = null;
    expect(verify(JSON.stringify(file))).toMatchObject({ result: 'whole', counts: { withheld: 1, erased: 1 } });
  });

  it('is none when it is something else', () => {
    expect(verify('{')).toEqual({ result: 'unreadable', reason: 'NOT_JSON' });
    expect(verify('{"format":"other"}')).toEqual({ result: 'unreadable', reason: 'NOT_AN_EXPORT' });
  });
});

describe('a receipt', () => {
  it('shows that one act stands in the record, and every change of it is found', () => {
    const world = recordWorld(3, [9, 4]);
    const [stream] = [...world.streams.keys()];
    const random = randomOf(4);
    for (let seq = 1; seq <= 9; seq += 1) {
      const receipt = receiptOf(world, stream ?? '', seq);
      expect(verify(JSON.stringify(receipt), { key: world.signer.verifier })).toMatchObject({ result: 'whole', kind: 'receipt' });
      for (const { holder, key } of leavesOf(receipt)) {
        const before = holder[key];
        holder[key] = other(random, before);
        expect([seq, key, verify(JSON.stringify(receipt), { key: world.signer.verifier }).result]).not.toEqual([
          seq,
          key,
          'whole',
        ]);
        holder[key] = before;
      }
    }
  });
});

it(`finds each of ${TIMES} random tamperings, and says where`, () => {
  const seed = Number(process.env['TAMPER_SEED'] ?? Math.floor(Math.random() * 1e9));
  const missed: string[] = [];
  const names = Object.keys(tamperings);
  for (let n = 0; n < TIMES; n += 1) {
    const random = randomOf(seed + n);
    const world = recordWorld(seed + n, [2 + Math.floor(random() * 12), 1 + Math.floor(random() * 6), 3]);
    const file = exportOf(world);
    const before = JSON.stringify(file);
    const name = names[n % names.length] as string;
    const { what, at, options } = (tamperings[name] as Tamper)(random, file, world);
    const after = JSON.stringify(file);
    // A change that changes nothing is none.
    if (after === before) continue;
    const found = verify(after, options);
    const findings = found.result === 'unreadable' ? [] : found.findings;
    const isCaught = found.result !== 'whole' && (found.result === 'unreadable' ? at === null : isNamed(findings, at));
    if (!isCaught) {
      const said = findings.map((finding) => `${finding.code} ${sayFinding(finding, 'en')}`).join('; ');
      missed.push(`TAMPER_SEED=${seed + n} ${name}: ${what} at ${JSON.stringify(at)} gave ${found.result} ${said}`);
    }
  }
  expect({ seed, missed: missed.slice(0, 5), count: missed.length }).toEqual({ seed, missed: [], count: 0 });
}, 120_000);
