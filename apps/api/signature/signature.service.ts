import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { SIGNATURE_LIMITS, type SignatureView } from '../../../libs/contracts';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { imageSizeOf } from './image-size';

export interface SignatureImage {
  image: Buffer;
  media_type: string;
  width: number;
  height: number;
}

/** 签名图样: each person's own. No route gives it to anybody else; documents place it beside its owner's own acts. */
@Injectable()
export class SignatureService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async view(asker: Subject): Promise<SignatureView> {
    const row = await this.database.one<{ in_use: boolean; uploaded_at: Date; width: number; height: number }>(
      'select in_use, uploaded_at, width, height from guicheng.signature_image where person = $1',
      [asker.person.id],
    );
    if (row === null) return { given: false };
    const { in_use, uploaded_at, width, height } = row;
    return { given: true, inUse: in_use, uploadedAt: uploaded_at.toISOString(), width, height };
  }

  /** By its bytes and not by its name. The new one takes the place of the old, and is in use. */
  async keep(asker: Subject, upload: { buffer: Buffer } | undefined): Promise<SignatureView> {
    if (!upload) throw new ApiException('FILE_MISSING', {}, 'file');
    const { kib, minPx, maxPx } = SIGNATURE_LIMITS;
    const tooBig = () =>
      new ApiException(
        'SIGNATURE_SIZE',
        { kib, minWidth: minPx.width, maxWidth: maxPx.width, minHeight: minPx.height, maxHeight: maxPx.height },
        'file',
      );
    if (upload.buffer.length > kib * 1024) throw tooBig();
    const size = imageSizeOf(upload.buffer);
    if (size === null) throw new ApiException('SIGNATURE_FILE', {}, 'file');
    const fits = (['width', 'height'] as const).every((side) => size[side] >= minPx[side] && size[side] <= maxPx[side]);
    if (!fits) throw tooBig();
    await this.database.rows(
      `insert into guicheng.signature_image (person, image, media_type, sha256, width, height) values ($1, $2, $3, $4, $5, $6)
       on conflict (person) do update set image = excluded.image, media_type = excluded.media_type, sha256 = excluded.sha256,
         width = excluded.width, height = excluded.height, in_use = true, uploaded_at = guicheng.record_now()`,
      [
        asker.person.id,
        upload.buffer,
        size.mediaType,
        createHash('sha256').update(upload.buffer).digest('hex'),
        size.width,
        size.height,
      ],
    );
    return this.view(asker);
  }

  async use(asker: Subject, inUse: boolean): Promise<SignatureView> {
    const [row] = await this.database.rows('update guicheng.signature_image set in_use = $2 where person = $1 returning 1', [
      asker.person.id,
      inUse,
    ]);
    if (row === undefined) throw new ApiException('NOT_FOUND');
    return this.view(asker);
  }

  async remove(asker: Subject): Promise<SignatureView> {
    await this.database.rows('delete from guicheng.signature_image where person = $1', [asker.person.id]);
    return { given: false };
  }

  async own(asker: Subject): Promise<SignatureImage> {
    const row = await this.database.one<SignatureImage>(
      'select image, media_type, width, height from guicheng.signature_image where person = $1',
      [asker.person.id],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  /** Of these people, those that are in use: for a document on which their acts stand. */
  async inUseOf(people: string[]): Promise<Map<string, SignatureImage>> {
    const rows = await this.database.rows<SignatureImage & { person: string }>(
      'select person, image, media_type, width, height from guicheng.signature_image where in_use and person = any($1::uuid[])',
      [people],
    );
    return new Map(rows.map(({ person, ...image }) => [person, image]));
  }
}
