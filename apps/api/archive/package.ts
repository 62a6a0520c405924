/** An archive of cases that says of itself what is in it: every file with its SHA-256, every case with the head of its record. */
import { createHash } from 'node:crypto';
import { PassThrough, pipeline, Readable, Transform } from 'node:stream';
import { zipOf, type ZipEntry } from '../../../libs/files';

const PACKAGE_FORMAT = 'guicheng-package/1';
export const ZIP = 'application/zip';

/** A file of a package; `sha256`, where what lies in the store was hashed when it came in: then it has to be that still. */
export interface PackedFile {
  name: string;
  content: () => Promise<Buffer | Readable>;
  sha256?: string;
}

/** A case that may be packed, by whoever asked for it. */
export interface PackedCase {
  number: string;
  subject: string;
  procedure: string;
  society: string;
  /** What its folder is called; empty: its files stand in the root. */
  folder: string;
  record: { events: number; head: string };
  files: () => AsyncIterable<PackedFile>;
}

export interface PackageFacts {
  at: Date;
  by: string;
  /** 说明, for people. */
  words: string;
  /** What stands before the cases of a batch. */
  list?: PackedFile;
}

interface Line {
  name: string;
  bytes: number;
  sha256: string;
}

export function packageOf(cases: PackedCase[], facts: PackageFacts): Readable {
  return zipOf(entriesOf(cases, facts), facts.at);
}

/** `onWhole` hears the SHA-256 and the size of all that went by, before its reader hears that it was the end; it may refuse by rejecting. */
export function hashedStream(stream: Readable, onWhole: (whole: Omit<Line, 'name'>) => Promise<unknown>): Readable {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
    flush(done) {
      onWhole({ bytes, sha256: hash.digest('hex') }).then(
        () => done(),
        (error: unknown) => done(error as Error),
      );
    },
  });
  // An end on either side ends the other: nothing goes on being read for somebody who has gone.
  return pipeline(stream, through, () => undefined);
}

async function* entriesOf(cases: PackedCase[], { at, by, words, list }: PackageFacts): AsyncGenerator<ZipEntry> {
  const lines: Line[] = [];
  yield { name: '说明.txt', content: listed(lines, '说明.txt', Readable.from([withMark(words)])) };
  if (list !== undefined) yield await entryOf(lines, list, '');
  for (const { folder, files } of cases) {
    for await (const file of files()) yield await entryOf(lines, file, folder);
  }
  const manifest = {
    format: PACKAGE_FORMAT,
    madeAt: at.toISOString(),
    madeBy: by,
    cases: cases.map(({ number, subject, procedure, society, folder, record }) => ({
      ...{ number, procedure, subject, society, folder },
      record: { events: record.events, head: record.head },
    })),
    files: lines,
  };
  const content = new PassThrough();
  content.end(`${JSON.stringify(manifest, null, 2)}\n`);
  yield { name: 'manifest.json', content };
}

async function entryOf(lines: Line[], { name, content, sha256 }: PackedFile, folder: string): Promise<ZipEntry> {
  const made = await content();
  const path = folder === '' ? name : `${folder}/${name}`;
  return { name: path, content: listed(lines, path, made instanceof Readable ? made : Readable.from([made]), sha256) };
}

function listed(lines: Line[], name: string, content: Readable, expected?: string): Readable {
  return hashedStream(content, (whole) => {
    if (expected !== undefined && expected !== whole.sha256) return Promise.reject(new Error('a kept file is not what it was'));
    lines.push({ name, ...whole });
    return Promise.resolve();
  });
}

/** Older editors take a text without the mark for another encoding. */
const withMark = (words: string): Buffer => Buffer.from(`\ufeff${words}`, 'utf8');
