/** What stands behind the papers of a house. */
import { DocumentRegistersService } from './document-registers.service';
import { DocumentsService } from './documents.service';
import { DraftPaperService } from './draft-paper.service';
import { HousesService } from './houses.service';

export const documentProviders = [HousesService, DocumentsService, DraftPaperService, DocumentRegistersService];
