/** Files as they come in and lie: where, what they are inside, and what is looked for in them. */
export { ARCHIVE_LIMITS } from './archive';
export { FolderStore } from './folder-store';
export { fileName, packedName } from './names';
export { S3Store, type S3Settings } from './s3-store';
export { ClamdScanner, type ClamdSettings, type Scan, type Scanner } from './scanner';
export type { ByteRange, FileStore } from './store.port';
export { inspectFile, type FileFinding } from './structure';
export { zipOf, type ZipEntry } from './zip';
