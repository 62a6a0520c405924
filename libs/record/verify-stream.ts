/** One log of an export: every number there once and in order, every link right, every link in the tree, and nothing behind the last. */
import type { Checkpoint } from './checkpoint';
import { eventEntry, headEntry } from './entries';
import type { EventContent, ExportedEvent, ExportedHead, ExportedStream, Proof, Receipt } from './export.types';
import type { Finding } from './findings';
import { auditHash, hashOf } from './hashes';
import { leafHash, rootFromInclusion } from './merkle';
import { HEAD, isObject, isVerifiableHash, wrongInEvent, wrongProperty } from './shape';
import type { Body } from './verify-words';

/** What the file is held against. Without a sound checkpoint only the chains can be looked at. */
export interface Ground {
  checkpoint: Checkpoint | null;
  /** The leaves of a tree that was kept elsewhere, up to its size. */
  kept: { size: number; leaf: (index: number) => Buffer } | null;
}

/** Gives the bodies whose words are to be looked at. */
export function verifyStream(exported: ExportedStream, ground: Ground, findings: Finding[]): Body[] {
  const { stream } = exported;
  const wrong = wrongProperty(exported, { stream: () => true, head: isObject, events: Array.isArray });
  if (wrong !== null) findings.push({ code: 'STREAM_MALFORMED', stream, field: wrong });
  const events = sound(stream, Array.isArray(exported.events) ? exported.events : [], findings);
  const head = provenHead(stream, exported.head, ground, findings);
  verifyOrder(stream, events, head, findings);
  new Links(stream, events, head, ground, findings).verify();
  return bodiesOf(stream, events);
}

/** A receipt holds one event, and the hash of the one before in place of that one. */
export function verifyReceiptEvent(receipt: Receipt, ground: Ground, findings: Finding[]): Body[] {
  const { stream, previous } = receipt;
  const [event] = sound(stream, [receipt.event], findings);
  const isFirst = event?.seq === 1;
  if (event === undefined) return [];
  if (isFirst ? previous !== null : !isVerifiableHash(previous)) {
    findings.push({ code: 'EVENT_MALFORMED', stream, seq: event.seq, field: 'previous' });
    return [];
  }
  new Links(stream, [event], null, ground, findings, previous).verify();
  return bodiesOf(stream, [event]);
}

function bodiesOf(stream: string, events: ExportedEvent[]): Body[] {
  return events.flatMap(({ seq, content }) => (content === null ? [] : [{ stream, seq, body: content.body }]));
}

function sound(stream: string, events: unknown[], findings: Finding[]): ExportedEvent[] {
  return events.filter((event, index): event is ExportedEvent => {
    const field = wrongInEvent(event);
    if (field === null) return true;
    const seq = isObject(event) && Number.isSafeInteger(event['seq']) ? (event['seq'] as number) : index + 1;
    findings.push({ code: 'EVENT_MALFORMED', stream, seq, field });
    return false;
  });
}

/** Each number once, in order, from the first to the one that the checkpoint knows as the last. */
function verifyOrder(stream: string, events: ExportedEvent[], head: ExportedHead | null, findings: Finding[]): void {
  const seen = new Set<number>();
  let highest = 0;
  for (const { seq } of events) {
    if (seen.has(seq)) findings.push({ code: 'EVENT_TWICE', stream, seq });
    else if (seq < highest) findings.push({ code: 'EVENT_ORDER', stream, seq });
    seen.add(seq);
    highest = Math.max(highest, seq);
  }
  let expected = 1;
  for (const seq of [...seen].sort((left, right) => left - right)) {
    if (seq > expected) findings.push({ code: 'EVENT_MISSING', stream, seq: expected });
    expected = seq + 1;
  }
  if (head !== null && head.seq >= expected) findings.push({ code: 'EVENT_MISSING', stream, seq: expected });
}

function provenHead(stream: string, head: unknown, { checkpoint }: Ground, findings: Finding[]): ExportedHead | null {
  if (checkpoint === null) return null;
  const isSound = wrongProperty(head, HEAD) === null;
  const { heads } = checkpoint;
  if (isSound && isIn(headEntry({ stream, ...(head as ExportedHead) }), head as ExportedHead, heads.count, heads.root))
    return head as ExportedHead;
  findings.push({ code: 'HEAD_WRONG', stream });
  return null;
}

function isIn(entry: string, { index, proof }: Proof, size: number, root: Buffer): boolean {
  const found = rootFromInclusion(
    leafHash(entry),
    index,
    size,
    proof.map((encoded) => Buffer.from(encoded, 'base64')),
  );
  return found?.equals(root) === true;
}

/** What is known of one event: whether its own hash stands in the tree, and the hash that it truly had, as far as that can be told. */
interface Known {
  event: ExportedEvent;
  proven: boolean;
  hash: string;
}

class Links {
  private readonly known = new Map<number, Known>();

  constructor(
    private readonly stream: string,
    private readonly events: ExportedEvent[],
    private readonly head: ExportedHead | null,
    private readonly ground: Ground,
    private readonly findings: Finding[],
    /** For a receipt: the hash before its one event. */
    private readonly before?: string | null,
  ) {}

  verify(): void {
    for (const event of this.events) {
      const proven = this.isProven(event, event.auditHash);
      const other = this.known.get(event.seq);
      const computed = proven ? event.auditHash : this.computed(event);
      const hash = !proven && computed !== null && this.isProven(event, computed) ? computed : event.auditHash;
      const known = { event, proven, hash };
      if (other === undefined || (!other.proven && proven)) this.known.set(event.seq, known);
      this.judge(known);
    }
    this.tellRewritten();
  }

  /** Events that fit each other and not the tree, as one finding where they begin. */
  private readonly unproven: number[] = [];

  private judge({ event, proven, hash }: Known): void {
    const { seq } = event;
    const links = this.links(event);
    this.judgeBody(event, links);
    if (this.ground.checkpoint === null) {
      if (links === false) this.tell('EVENT_CHANGED', seq, this.changedField(event, event.auditHash));
      return;
    }
    if (proven) {
      if (links === false) this.tell('EVENT_CHANGED', seq, this.changedField(event, event.auditHash));
    } else if (hash !== event.auditHash) {
      this.tell('EVENT_CHANGED', seq, 'auditHash');
    } else if (links === false) {
      this.tell('EVENT_FOREIGN', seq);
    } else {
      this.unproven.push(seq);
    }
    this.judgeKept(event);
  }

  /** A hash that the next event or the head confirms was only proved badly; otherwise the record itself was written anew. */
  private tellRewritten(): void {
    let isRewriting = false;
    for (const seq of this.unproven) {
      const next = this.known.get(seq + 1);
      const isConfirmed =
        (next?.proven === true && next.event.content !== null && this.links(next.event) === true) ||
        (this.head !== null && this.head.seq === seq && this.head.hash === this.known.get(seq)?.event.auditHash);
      if (isConfirmed || this.before !== undefined) this.tell('PROOF_WRONG', seq, 'leaf');
      else if (!isRewriting) this.tell('HISTORY_REWRITTEN', seq);
      isRewriting = !isConfirmed;
    }
  }

  private judgeBody({ seq, content }: ExportedEvent, links: boolean | null): void {
    if (content === null) return;
    const expected = content.intentHash === null ? content.body === null : hashOf(content.body) === content.intentHash;
    // Where the link is wrong as well, the hash was changed and not the words: that is told there.
    if (!expected && links !== false) this.tell('WORDS_CHANGED', seq, 'body');
  }

  private judgeKept({ seq, auditHash: hash, leaf }: ExportedEvent): void {
    const { kept } = this.ground;
    if (kept === null || leaf.index >= kept.size) return;
    const entry = eventEntry({ stream: this.stream, seq, hash });
    if (!kept.leaf(leaf.index).equals(leafHash(entry))) this.tell('HISTORY_REWRITTEN', seq);
  }

  private isProven({ seq, leaf }: ExportedEvent, hash: string): boolean {
    const { checkpoint } = this.ground;
    if (checkpoint === null) return false;
    return isIn(eventEntry({ stream: this.stream, seq, hash }), leaf, checkpoint.size, checkpoint.root);
  }

  /** Null where the content is withheld or the event before is not there. */
  private links(event: ExportedEvent): boolean | null {
    const computed = this.computed(event);
    return computed === null ? null : computed === event.auditHash;
  }

  private computed({ seq, content }: ExportedEvent): string | null {
    const previous = this.previousOf(seq);
    return content === null || previous === undefined ? null : this.linkOf(seq, previous, content);
  }

  private previousOf(seq: number): string | null | undefined {
    if (this.before !== undefined) return this.before;
    return seq === 1 ? null : this.known.get(seq - 1)?.hash;
  }

  private linkOf(seq: number, previous: string | null, content: EventContent): string {
    const { event, programHash, calendar, stateHash, intentHash } = content;
    return auditHash(previous, { stream: this.stream, seq, event, programHash, calendar, stateHash, intentHash });
  }

  /** Which part does not fit: tried by putting in what the neighbours or the words say it should be. */
  private changedField({ seq, content }: ExportedEvent, hash: string): string {
    const previous = this.previousOf(seq);
    if (content === null || previous === undefined) return 'event';
    const candidates: [keyof EventContent, unknown][] = [
      ['intentHash', content.body === null ? null : hashOf(content.body)],
      ...this.events.flatMap((other): [keyof EventContent, unknown][] =>
        other.content === null
          ? []
          : [
              ['programHash', other.content.programHash],
              ['calendar', other.content.calendar],
            ],
      ),
    ];
    const tried = new Set<string>();
    for (const [field, value] of candidates) {
      const attempt = `${field}=${String(value)}`;
      if (tried.has(attempt)) continue;
      tried.add(attempt);
      if (this.linkOf(seq, previous, { ...content, [field]: value }) === hash) return field;
    }
    return 'event';
  }

  private tell(code: Finding['code'], seq: number, field?: string): void {
    this.findings.push({ code, stream: this.stream, seq, ...(field === undefined ? {} : { field }) });
  }
}
