/** A record made up in memory: logs with sealed words, the tree over them, a signed checkpoint, and exports of it. */
import { canonicalJson } from '../procedure';
import type { StreamEvent } from '../procedure/streams';
import {
  auditHash,
  batchEntry,
  commitmentOf,
  eventEntry,
  EXPORT_FORMAT,
  hashOf,
  headEntry,
  inclusionProof,
  leafHash,
  MemoryTree,
  newSigningKey,
  RECEIPT_FORMAT,
  sha256,
  signCheckpoint,
  signerOf,
  type ExportedEvent,
  type Opening,
  type Receipt,
  type RecordExport,
  type Signer,
} from '../record';
import { randomOf, type Random } from './dice';

export interface WorldEvent {
  event: StreamEvent;
  programHash: string | null;
  calendar: string | null;
  stateHash: string;
  body: unknown;
}

export interface RecordWorld {
  signer: Signer;
  streams: Map<string, WorldEvent[]>;
  words: Map<string, Opening>;
  /** Entries of the tree, in order. */
  order: { stream: string; seq: number }[];
}

/** Logs of these lengths, their events mixed as they would be. */
export function recordWorld(seed: number, lengths: number[], signer = signerOf(newSigningKey('guicheng/test'))): RecordWorld {
  const random = randomOf(seed);
  const world: RecordWorld = { signer, streams: new Map(), words: new Map(), order: [] };
  const names = lengths.map((_, index) =>
    sha256(`${seed}/${index}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5'),
  );
  for (const [index, name] of names.entries()) {
    const events = Array.from({ length: lengths[index] ?? 0 }, (_, at) => worldEvent(world, random, name, at + 1));
    world.streams.set(name, events);
  }
  const left = new Map(names.map((name, index) => [name, lengths[index] ?? 0]));
  while (left.size > 0) {
    const name = [...left.keys()][Math.floor(random() * left.size)] as string;
    const written = (world.streams.get(name)?.length ?? 0) - (left.get(name) ?? 0);
    world.order.push({ stream: name, seq: written + 1 });
    if (left.get(name) === 1) left.delete(name);
    else left.set(name, (left.get(name) ?? 0) - 1);
  }
  return world;
}

function worldEvent(world: RecordWorld, random: Random, stream: string, seq: number): WorldEvent {
  const isSystems = seq > 1 && random() < 0.3;
  const opening: Opening = { salt: sha256(`${stream}/${seq}/${random()}`).slice(0, 32), value: `意见 ${seq} ${random()}` };
  const commitment = commitmentOf(opening);
  if (!isSystems) world.words.set(commitment, opening);
  const common = { id: `${stream}/${seq}`, at: new Date(Date.UTC(2026, 4, 10, 0, seq)).toISOString() };
  const event = isSystems
    ? { ...common, kind: 'clock-struck', clock: `materials.${seq}`, dueAt: common.at }
    : {
        ...common,
        kind: 'acted',
        actor: 'p1',
        occurredOn: '2026-05-10',
        slot: `materials.${seq}`,
        outcome: 'complete',
        contentHash: sha256(String(seq)),
        hasReason: true,
        content: null,
      };
  return {
    event: event as StreamEvent,
    programHash: sha256('program'),
    calendar: 'cn-2026',
    stateHash: sha256(`${stream}/state/${seq}`),
    body: isSystems
      ? null
      : { outcome: 'complete', opinion: { sealed: commitment }, capacity: { role: 'president', organisation: 's1' } },
  };
}

/** Chains, tree and checkpoint of a world as it stands. */
export function written(world: RecordWorld, at = '2026-05-10T06:00:00.000Z') {
  const hashes = new Map<string, string[]>();
  for (const [stream, events] of world.streams) {
    const chain: string[] = [];
    for (const [index, { event, programHash, calendar, stateHash, body }] of events.entries()) {
      const intentHash = body === null ? null : hashOf(body);
      chain.push(
        auditHash(chain.at(-1) ?? null, { stream, seq: index + 1, event, programHash, calendar, stateHash, intentHash }),
      );
    }
    hashes.set(stream, chain);
  }
  const tree = new MemoryTree();
  const places = new Map<string, number>();
  for (const { stream, seq } of world.order) {
    // Batches of the house stand between the events.
    if (tree.size % 7 === 3)
      tree.add(leafHash(batchEntry({ chain: 'attempts', number: tree.size, day: '2026-05-10', hash: sha256('b') })));
    places.set(`${stream}/${seq}`, tree.size);
    tree.add(leafHash(eventEntry({ stream, seq, hash: hashes.get(stream)?.[seq - 1] ?? '' })));
  }
  const heads = new MemoryTree();
  const ordered = [...world.streams.keys()].filter((stream) => hashes.get(stream)?.length).sort();
  for (const stream of ordered) {
    const chain = hashes.get(stream) ?? [];
    heads.add(leafHash(headEntry({ stream, seq: chain.length, hash: chain.at(-1) ?? '' })));
  }
  const checkpoint = signCheckpoint(world.signer, {
    size: tree.size,
    root: tree.root(),
    heads: { count: heads.size, root: heads.root() },
    at,
  });
  return { hashes, tree, places, heads, ordered, checkpoint };
}

export function exportOf(world: RecordWorld, streams = [...world.streams.keys()]): RecordExport {
  const { hashes, tree, places, heads, ordered, checkpoint } = written(world);
  const words: RecordExport['words'] = {};
  const exported = streams.map((stream) => {
    const chain = hashes.get(stream) ?? [];
    const events = (world.streams.get(stream) ?? []).map((given, index): ExportedEvent => {
      const { body } = given;
      const commitment = (body as { opinion?: { sealed: string } } | null)?.opinion?.sealed;
      const opening = commitment === undefined ? undefined : world.words.get(commitment);
      if (commitment !== undefined && opening !== undefined) words[commitment] = opening;
      const place = places.get(`${stream}/${index + 1}`) ?? 0;
      return {
        seq: index + 1,
        auditHash: chain[index] ?? '',
        content: { ...given, intentHash: body === null ? null : hashOf(body) },
        leaf: { index: place, proof: inclusionProof(tree.read, place, tree.size).map((hash) => hash.toString('base64')) },
      };
    });
    const at = ordered.indexOf(stream);
    const proof = inclusionProof(heads.read, at, heads.size).map((hash) => hash.toString('base64'));
    return { stream, head: { seq: chain.length, hash: chain.at(-1) ?? '', index: at, proof }, events };
  });
  return { format: EXPORT_FORMAT, key: world.signer.verifier, checkpoint, streams: exported, words, consistency: null };
}

export function receiptOf(world: RecordWorld, stream: string, seq: number): Receipt {
  const whole = exportOf(world, [stream]);
  const event = whole.streams[0]?.events[seq - 1] as ExportedEvent;
  const mine = canonicalJson(event.content?.body ?? null);
  return {
    format: RECEIPT_FORMAT,
    key: whole.key,
    checkpoint: whole.checkpoint,
    stream,
    previous: whole.streams[0]?.events[seq - 2]?.auditHash ?? null,
    event,
    words: Object.fromEntries(Object.entries(whole.words).filter(([commitment]) => mine.includes(commitment))),
  };
}
