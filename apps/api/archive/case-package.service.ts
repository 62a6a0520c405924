import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Subject } from '../session/session.service';
import { CaseFilesService } from './case-files.service';
import { packageOf } from './package';
import { packageWords } from './package-words';

/** A closed case as one archive: what its reader may see of it, with the proofs by which anybody finds out whether it is whole. */
@Injectable()
export class CasePackageService {
  constructor(@Inject(CaseFilesService) private readonly files: CaseFilesService) {}

  async ofCase(asker: Subject, id: string): Promise<{ name: string; content: Readable }> {
    const file = await this.files.of(asker, id);
    const at = new Date();
    const by = asker.person.name;
    return {
      name: `${file.number} ${file.subject}.zip`,
      content: packageOf([file], { at, by, words: packageWords([file], at, by) }),
    };
  }
}
