/** What stands behind the papers of a house and its printed guides, and behind its cases as they are carried away. */
import { ArchiveBatchesService } from '../archive/archive-batches.service';
import { ArchiveHousesService } from '../archive/archive-houses.service';
import { ArchiveBoxService } from '../archive/archive-box.service';
import { ArchivePackageService } from '../archive/archive-package.service';
import { CaseFilesService } from '../archive/case-files.service';
import { CasePackageService } from '../archive/case-package.service';
import { GuideSheetService } from '../procedures/guide-sheet.service';
import { DocumentRegistersService } from './document-registers.service';
import { DocumentsService } from './documents.service';
import { DraftPaperService } from './draft-paper.service';
import { HousesService } from './houses.service';

export const documentProviders = [
  HousesService,
  DocumentsService,
  DraftPaperService,
  DocumentRegistersService,
  CaseFilesService,
  CasePackageService,
  ArchiveHousesService,
  ArchiveBatchesService,
  ArchivePackageService,
  ArchiveBoxService,
  GuideSheetService,
];
