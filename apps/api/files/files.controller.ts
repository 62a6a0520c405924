import { Body, Controller, Get, Inject, Param, Post, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { IdPipe } from '../id.pipe';
import type { FilePagesView, FileView } from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { uuidOf, type Sent } from '../requests';
import { FILE_LIMIT_MB } from './file-kinds';
import { FilesService } from './files.service';
import { PagesService } from './pages/pages.service';

@Controller('files')
export class FilesController {
  constructor(
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(PagesService) private readonly previews: PagesService,
  ) {}

  @Post()
  @Needs('signed-in')
  // One byte more than allowed is read, so that the refusal is ours and names the limit.
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: FILE_LIMIT_MB * 1024 * 1024 + 1, files: 1, fields: 5 } }))
  keep(
    @Asker() asker: Subject,
    @Body() body: Sent<{ society: string }>,
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
  @Get(':id/pages')
  @Needs('signed-in')
  pages(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<FilePagesView> {
    return this.previews.view(asker, id);
  }

  @Get(':id/pages/:n')
  @Needs('signed-in')
  async page(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Param('n') n: string): Promise<StreamableFile> {
    if (!/^[1-9]\d{0,5}$/.test(n)) throw new ApiException('NOT_FOUND');
    const { mediaType, content } = await this.previews.page(asker, id, Number(n));
    return new StreamableFile(content, { type: mediaType, length: content.length, disposition: 'inline' });
  }
}
