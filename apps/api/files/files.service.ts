import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { fileTypeFromFile } from 'file-type';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FileView } from '../../../libs/contracts';
import type { Audience, Role } from '../../../libs/procedure';
import {
  bodyColumns,
  CASE_FACTS,
  grantInForce,
  isAddressed,
  isShown,
  maySeeCase,
  PAPERS_OF_ACT,
  PROOF_OF_ACT,
  relationTo,
  may,
  recorderPost,
  type SittingBody,
  DOCUMENTS_VISIBLE,
  SITTINGS_OF_OWN_RIGHT,
  SITTINGS_VISIBLE,
  societiesSeenFromInside,
  standingOf,
  type HeldPost,
  SUPERVISES_CASE,
  WORKS_ON_DOCUMENT,
  type CaseFacts,
} from '../../../libs/rights';
import { fileName, inspectFile, type ByteRange, type FileFinding, type FileStore, type Scanner } from '../../../libs/files';
import { Database } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { ReadingsService } from '../supervision/readings.service';
import { ALLOWED_EXTENSIONS, extensionOf, judgeFile } from './file-kinds';
import { FILE_STORE, SCANNER } from './file-store.provider';
import type { IncomingFile } from './incoming-file.interceptor';

interface FileRow {
  id: string;
  name: string;
  bytes: number;
  media_type: string;
  sha256: string;
  stored_as: string;
  society: string;
  uploaded_by: string;
}

/** A file that its reader may open, with the address under which it lies. */
export type StoredFile = Pick<FileRow, 'id' | 'media_type' | 'stored_as'>;

/** A file that may be opened: its content, or a range of it, is fetched when it is asked for. */
export interface OpenFile {
  view: FileView;
  content: (range?: ByteRange) => Promise<Readable>;
}

const REFUSED_BY = {
  damaged: 'FILE_DAMAGED',
  'too-much': 'FILE_ARCHIVE_TOO_MUCH',
  nested: 'FILE_ARCHIVE_NESTED',
  locked: 'FILE_LOCKED',
} as const satisfies Record<FileFinding, string>;

interface CarriedFile extends FileRow {
  inside: boolean;
  /** Cases of its society that carry it, in whatever revision of their forms, or with an act. */
  cases: (CaseFacts & { id: string; supervised: boolean; personal: boolean | null; acts: CarryingAct[] })[];
  /** A paper of a sitting that the asker sees. */
  sitting: 'own' | 'supervised' | null;
  /** A version or scan of a paper of a case that the asker reads. */
  paper: { id: string; society: string; supervised: boolean } | null;
}

/** An act that a file was handed in with, or that it proves. */
interface CarryingAct {
  audience: Audience;
  role: Role;
  organisation: string;
  /** It stands in no field but such as hold a person's data. */
  personal: boolean;
  proves: boolean;
}

const HAS_ID = `'$.** ? (@ == $id)', jsonb_build_object('id', f.id::text)`;

/** Accepted acts of the case `c` that carry the file `f`. */
const CARRYING_ACTS = `(
  select coalesce(jsonb_agg(jsonb_build_object('audience', t.audience, 'role', i.body #>> '{capacity,role}',
           'organisation', i.body #>> '{capacity,organisation}', 'personal', coalesce(handed.personal, false),
           'proves', handed.personal is null)), '[]')
    from guicheng.intent i join guicheng.task t on t.id = i.stream || '~' || i.target
    cross join lateral (
      select bool_and(jsonb_path_exists(v.template::jsonb, '$.** ? (@.id == $id && @.personal == true)', jsonb_build_object('id', field.key))) as personal
        from jsonb_each(i.body #> '{submission,form}') field where jsonb_path_exists(field.value, ${HAS_ID})) handed
   where i.stream = c.id and i.kind = 'act' and i.answer ->> 'answered' = 'accepted'
     and (handed.personal is not null or i.body #>> '{recorded,evidence}' = f.id::text))`;

/** Minutes, signed or to be confirmed, and papers that items were recorded with. */
const CARRIES = `(s.state ->> 'minutesHash' = f.sha256
  or jsonb_path_exists(s.state::jsonb, '$.signatures[*] ? (@.minutesHash == $hash)', jsonb_build_object('hash', f.sha256))
  or jsonb_path_exists(s.state::jsonb, '$.items[*] ? (@.resolutionHash == $hash)', jsonb_build_object('hash', f.sha256)))`;

const CARRIED = `
  select f.*, (f.uploaded_by = $1 or f.society = any($3::uuid[])) as inside,
    (select coalesce(jsonb_agg(to_jsonb(found)), '[]') from (
       select c.id, ${CASE_FACTS}, ${SUPERVISES_CASE} as supervised, carried.personal, carrying.acts
         from guicheng.case_file c join guicheng.template_version v on v.hash = c.template_hash
         cross join lateral (
           select bool_and(exists (select 1 from json_array_elements(v.template #> '{form,fields}') declared
                    where declared ->> 'id' = field.key and declared ->> 'personal' = 'true')) as personal
             from guicheng.case_form r, jsonb_each(r.form) field
            where r.case_id = c.id and jsonb_path_exists(field.value, ${HAS_ID})) carried
         cross join lateral (select ${CARRYING_ACTS} as acts) carrying
        where c.society = f.society and (carried.personal is not null or carrying.acts <> '[]')) found) as cases,
    (select case when ${SITTINGS_OF_OWN_RIGHT} then 'own' else 'supervised' end
       from guicheng.sitting g join guicheng.stream s on s.id = g.id
       join guicheng.organ o on o.id = g.organ
      where coalesce(o.party, g.society) = f.society and ${CARRIES} and ${SITTINGS_VISIBLE} limit 1) as sitting,
    (select jsonb_build_object('id', c.id, 'society', c.society, 'supervised', ${SUPERVISES_CASE})
       from guicheng.document_entry held join guicheng.document d on d.id = held.document join guicheng.case_file c on c.id = d.case_id
      where held.file = f.id and ${DOCUMENTS_VISIBLE} and (${WORKS_ON_DOCUMENT} or (held.what = 'scanned' and not exists (
        select 1 from guicheng.document_entry later
         where later.document = d.id and later.what = 'scanned' and later.position > held.position))) limit 1) as paper
    from guicheng.stored_file f where f.id = $2`;

/** Files lie on disk under a hash salted by the society, so that nobody learns from an address what another society has. */
@Injectable()
export class FilesService implements OnModuleInit, OnModuleDestroy {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(SCANNER) private readonly scanner: Scanner | null,
  ) {}

  async onModuleInit(): Promise<void> {
    await mkdir(this.environment.filesFolder, { recursive: true });
    await forgetLeft(join(this.environment.filesFolder, 'incoming'));
  }

  onModuleDestroy(): void {
    this.store.close?.();
  }

  /**
   * Keeps an upload of a society's member. Refuses by size, kind, by a content that is not what the name says, and by what is found in it:
   * nothing that nobody has looked at gets in, so that nothing can be decided upon before it was.
   */
  async keep(asker: Subject, societyOf: () => string, upload: IncomingFile | undefined): Promise<FileView> {
    try {
      const society = societyOf();
      if (!upload) throw new ApiException('FILE_MISSING', {}, 'file');
      const posts = heldPosts(asker);
      if (!(await this.mayKeep(posts, society)) && !(await this.supervisesFor(asker, society)))
        throw new ApiException('NOT_FOUND');
      return await this.take(asker, society, upload);
    } finally {
      if (upload) await rm(upload.path, { force: true });
    }
  }

  private async take(asker: Subject, society: string, { originalname, path, bytes, sha256 }: IncomingFile): Promise<FileView> {
    const name = fileName(originalname);
    const mime = (await fileTypeFromFile(path))?.mime;
    const judged = judgeFile(name, mime);
    if (typeof judged === 'string') throw new ApiException(judged, { allowed: ALLOWED_EXTENSIONS.join(' ') }, 'file');
    const finding = await inspectFile(path, extensionOf(name), mime ?? '');
    if (finding !== null) throw new ApiException(REFUSED_BY[finding], {}, 'file');
    await this.scan(path, sha256);
    const storedAs = await addressOf(society, path);
    await this.store.put(storedAs, path);
    const id = randomUUID();
    await this.database.rows(
      `insert into guicheng.stored_file (id, society, name, bytes, media_type, sha256, stored_as, uploaded_by, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [id, society, name, bytes, judged.mediaType, sha256, storedAs, asker.person.id],
    );
    return { id, name, bytes, mediaType: judged.mediaType, sha256 };
  }

  /** What is found is put aside for whoever runs the house, and nobody can open it. */
  private async scan(path: string, sha256: string): Promise<void> {
    if (this.scanner === null) return;
    const scan = await this.scanner.scan(path);
    if (scan.is === 'away') throw new ApiException('FILE_CHECK_AWAY', {}, 'file');
    if (scan.is === 'clean') return;
    const aside = join(this.environment.filesFolder, 'quarantine');
    await mkdir(aside, { recursive: true, mode: 0o700 });
    await rename(path, join(aside, sha256));
    throw new ApiException('FILE_INFECTED', { found: scan.name }, 'file');
  }

  /**
   * Its own people, of a party organisation those who keep its bodies' records; officers of its association, whose letters and records belong to the society's cases; and whoever runs the house, for the
   * letters on which a hand-over of a society's accounts rests.
   */
  private async mayKeep(posts: HeldPost[], society: string): Promise<boolean> {
    if (may(posts, 'read-registers', society) || may(posts, 'manage-people')) return true;
    const bodies = await this.database.rows<SittingBody>(
      `select o.society, ${bodyColumns('o')} from guicheng.organ o where o.party = $1`,
      [society],
    );
    if (bodies.some((body) => recorderPost(posts, body) !== null)) return true;
    const row = await this.database.one<{ association: string }>(
      'select association from guicheng.organisation where id = $1 and association is not null',
      [society],
    );
    return row !== null && may(posts, 'read-registers', row.association);
  }

  /** A supervisor keeps the pages that go with his findings with the association that gave him his grant, and nowhere else. */
  private async supervisesFor(asker: Subject, association: string): Promise<boolean> {
    const row = await this.database.one(
      `select 1 from guicheng.supervision_grant v where v.person = $1 and v.association = $2 and ${grantInForce('v')}`,
      [asker.person.id, association],
    );
    return row !== null;
  }

  /** A file, for its uploader, its society's officers, and whoever sees a case or a sitting that carries it. */
  async open(asker: Subject, id: string): Promise<OpenFile> {
    const row = await this.opened(asker, id);
    return { view: viewOf(row), content: (range) => this.store.open(row.stored_as, range) };
  }

  /** The same without its content, for those who show it in another way. */
  async opened(asker: Subject, id: string): Promise<FileRow> {
    const posts = heldPosts(asker);
    // One statement, also for what is then refused: by the time it takes nobody learns that a file is there.
    const row = await this.database.one<CarriedFile>(CARRIED, [asker.person.id, id, societiesSeenFromInside(posts)]);
    if (!row) throw new ApiException('NOT_FOUND');
    if (!row.inside || isKept(row, asker)) await this.noteReading(asker, row);
    return row;
  }

  /** Into memory, for those who draw it; null: it is larger than this. */
  async content({ stored_as }: StoredFile, mostBytes: number): Promise<Buffer | null> {
    const size = await this.store.size(stored_as);
    if (size === null) throw new Error('a file that a row speaks of is not where it lay');
    return size > mostBytes ? null : buffer(await this.store.open(stored_as));
  }

  /** Views of the files with these ids, of one society; unknown ids are left out. */
  async viewsOf(society: string, ids: string[]): Promise<FileView[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.rows<FileRow>(
      `select * from guicheng.stored_file where society = $1 and id = any($2::uuid[]) order by array_position($2::uuid[], id)`,
      [society, ids],
    );
    return rows.map(viewOf);
  }

  /** A file of one organisation, for whoever was found to be allowed it by what carries it. */
  async ofOrganisation(organisation: string, id: string): Promise<OpenFile> {
    const row = await this.database.one<FileRow>('select * from guicheng.stored_file where society = $1 and id = $2', [
      organisation,
      id,
    ]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return { view: viewOf(row), content: (range) => this.store.open(row.stored_as, range) };
  }

  /** What an act or an entry is bound to when a scan proves it: the hash of one of the society's own files. */
  async evidenceHash(society: string, id: string, field: string): Promise<string> {
    const [file] = await this.viewsOf(society, [id]);
    if (file === undefined) throw new ApiException('FILE_MISSING', {}, field);
    return file.sha256;
  }

  /** Refuses, unless a case or a sitting that he sees carries it; what a supervisor opens by his grant is written down. */
  private async noteReading(asker: Subject, row: CarriedFile): Promise<void> {
    const posts = heldPosts(asker);
    const seen = row.cases.find(
      (file) => (file.supervised || maySeeCase(asker.person.id, posts, file)) && (inForm(file, posts) || withAct(file, posts)),
    );
    if (seen) return this.readings.noteOfCase(asker, seen, 'file', row.id);
    if (row.paper) return this.readings.noteOfCase(asker, row.paper, 'file', row.id);
    if (!row.sitting) throw new ApiException('NOT_FOUND');
    return this.readings.noteOfSociety(asker, { ...row, supervised: row.sitting === 'supervised' }, 'file');
  }
}

/** Papers of what the association keeps about a society are not the society's own: there they are opened like anybody else's. */
function isKept({ uploaded_by, cases }: CarriedFile, asker: Subject): boolean {
  return uploaded_by !== asker.person.id && cases.length > 0 && cases.every(({ keeper }) => keeper !== null);
}

type CarryingCase = CarriedFile['cases'][number];

/**
 * The page of somebody who is merely the applicant hides fields with a person's data, and so are their files; a society that a case is about
 * sees no form of it.
 */
function inForm({ personal, ...file }: CarryingCase, posts: HeldPost[]): boolean {
  const standing = standingOf(posts, file, file.supervised);
  return personal !== null && standing !== 'concerned' && (!personal || standing !== 'applicant');
}

/** As the story of the case shows it (views/shown.ts). */
function withAct(file: CarryingCase, posts: HeldPost[]): boolean {
  const standing = standingOf(posts, file, file.supervised);
  return file.acts.some(({ audience, role, organisation, personal, proves }) => {
    const relation = relationTo({ audience, offices: [{ role, organisation }] }, { standing, posts }, file.society);
    if (proves) return PROOF_OF_ACT[relation] !== 'conclusion' && PROOF_OF_ACT[relation] !== 'hidden';
    if (personal && (relation === 'applicant' || relation === 'concerned')) return false;
    return isShown(PAPERS_OF_ACT[relation], isAddressed(audience, standing));
  });
}

function viewOf(row: FileRow): FileView {
  return { id: row.id, name: row.name, bytes: row.bytes, mediaType: row.media_type, sha256: row.sha256 };
}

/** A hash of the society and what it keeps: the address tells nobody what another society has. */
async function addressOf(society: string, path: string): Promise<string> {
  const hash = createHash('sha256').update(`${society}\n`);
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

const LEFT_MS = 24 * 3_600_000;

/** What came in when the program died belongs to nobody. Others may be receiving: only what is a day old goes. */
async function forgetLeft(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - LEFT_MS) await rm(path, { force: true });
  }
}
