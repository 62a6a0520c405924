import type { FactoryProvider } from '@nestjs/common';
import { ClamdScanner, FolderStore, S3Store, type FileStore, type Scanner } from '../../../libs/files';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';

/** What is provided under these is an interface, which has no name at run time. */
export const FILE_STORE = Symbol('where files lie');
export const SCANNER = Symbol('who looks for malware');

export const fileStoreProvider: FactoryProvider<FileStore> = {
  provide: FILE_STORE,
  inject: [ENVIRONMENT],
  useFactory: ({ filesFolder, files }: ApiEnvironment) =>
    files.s3 === null ? new FolderStore(filesFolder) : new S3Store(files.s3),
};

/** Null: the house has none. */
export const scannerProvider: FactoryProvider<Scanner | null> = {
  provide: SCANNER,
  inject: [ENVIRONMENT],
  useFactory: ({ files }: ApiEnvironment) => (files.clamd === null ? null : new ClamdScanner(files.clamd)),
};
