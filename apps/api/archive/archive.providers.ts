/** What stands behind archived cases and packages of cases. */
import { CaseFilesService } from './case-files.service';
import { CasePackageService } from './case-package.service';

export const archiveProviders = [CaseFilesService, CasePackageService];
