import { Body, Controller, Get, Inject, Param, Post, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { IdPipe } from '../id.pipe';
import type { FileView } from '../../../libs/contracts';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { uuidOf } from '../requests';
import { FILE_LIMIT_MB } from './file-kinds';
import { FilesService } from './files.service';

@Controller('files')
export class FilesController {
  constructor(@Inject(FilesService) private readonly files: FilesService) {}

  @Post()
  @Needs('signed-in')
  // One byte more than allowed is read, so that the refusal is ours and names the limit.
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: FILE_LIMIT_MB * 1024 * 1024 + 1, files: 1, fields: 5 } }))
  keep(
    @Asker() asker: Subject,
    @Body() body: { society?: unknown },
    @UploadedFile() file: { originalname: string; buffer: Buffer } | undefined,
  ): Promise<FileView> {
    return this.files.keep(asker, uuidOf(body.society, 'society'), file);
  }

  @Get(':id')
  @Needs('signed-in')
  async open(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { view, content } = await this.files.open(asker, id);
    return new StreamableFile(content, {
      type: view.mediaType,
      length: view.bytes,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(view.name)}`,
    });
  }
}
