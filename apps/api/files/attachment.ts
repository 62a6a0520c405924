import { StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import { packedName } from '../../../libs/files';
import { ApiException } from '../errors/api-exception';
import type { OpenFile } from './files.service';
import { rangeOf } from './range';

/** A stored file as a download: never shown in the page, whatever it says it is. */
export async function attachment({ view, content }: OpenFile): Promise<StreamableFile> {
  return new StreamableFile(await content(), { type: view.mediaType, length: view.bytes, disposition: savedAs(view.name) });
}

/** What was just made, as a download; what it is called is made of what people have written. */
export function download(name: string, type: string, content: Buffer): StreamableFile {
  return new StreamableFile(content, { type, length: content.length, disposition: savedAs(packedName(name)) });
}

/** What is made while it is sent: how long it becomes nobody knows yet. */
export function streamed(name: string, type: string, content: Readable): StreamableFile {
  return new StreamableFile(content, { type, disposition: savedAs(packedName(name)) });
}

/** The same, or a range of it, so that a download that broke off goes on where it was. */
export async function attachmentInRange(file: OpenFile, request: Request, response: Response): Promise<StreamableFile> {
  const { view, content } = file;
  const tag = `"${view.sha256}"`;
  response.setHeader('accept-ranges', 'bytes').setHeader('etag', tag);
  // A range of what it was is none of what it is; here it never changes.
  const ifRange = request.headers['if-range'];
  const range = ifRange === undefined || ifRange === tag ? rangeOf(request.headers.range, view.bytes) : null;
  if (range === null) return attachment(file);
  if (range === 'outside') {
    response.setHeader('content-range', `bytes */${view.bytes}`);
    throw new ApiException('RANGE_OUTSIDE');
  }
  response.status(206).setHeader('content-range', `bytes ${range.start}-${range.end}/${view.bytes}`);
  return new StreamableFile(await content(range), {
    type: view.mediaType,
    length: range.end - range.start + 1,
    disposition: savedAs(view.name),
  });
}

/** Names are Chinese: RFC 8187 says how they travel. */
const savedAs = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
