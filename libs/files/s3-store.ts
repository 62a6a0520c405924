import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { ByteRange, FileStore } from './store.port';

export interface S3Settings {
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const TRIES = 3;

/** Object storage that speaks S3 (MinIO, Ceph, a cloud's). The bucket is made by whoever runs it, and is nobody else's. */
export class S3Store implements FileStore {
  private readonly client: S3Client;

  constructor(private readonly settings: S3Settings) {
    const { endpoint, region, accessKeyId, secretAccessKey } = settings;
    this.client = new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Houses' own servers have no name for each bucket, and not all know the newer checksums.
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: TRIES,
    });
  }

  async put(address: string, path: string): Promise<void> {
    const { size } = await stat(path);
    if ((await this.size(address)) !== size) {
      const Body = createReadStream(path);
      await this.client.send(new PutObjectCommand({ Bucket: this.settings.bucket, Key: address, Body, ContentLength: size }));
    }
    await rm(path, { force: true });
  }

  async open(address: string, range?: ByteRange): Promise<Readable> {
    const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end}`;
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.settings.bucket, Key: address, Range }));
    return Body as Readable;
  }

  async size(address: string): Promise<number | null> {
    try {
      const head = await this.client.send(new HeadObjectCommand({ Bucket: this.settings.bucket, Key: address }));
      return head.ContentLength ?? 0;
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return null;
      throw error;
    }
  }

  close(): void {
    this.client.destroy();
  }
}
