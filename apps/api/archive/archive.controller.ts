import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { streamed } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { CasePackageService } from './case-package.service';
import { ZIP } from './package';

/** Cases as they are carried out of the house. */
@Controller()
export class ArchiveController {
  constructor(@Inject(CasePackageService) private readonly packages: CasePackageService) {}

  @Get('cases/:id/package')
  @Needs('signed-in')
  async packed(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.packages.ofCase(asker, id);
    return streamed(name, ZIP, content);
  }
}
