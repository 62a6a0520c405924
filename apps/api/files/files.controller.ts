import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { IdPipe } from '../id.pipe';
import type { FilePagesView, FileView } from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { uuidOf, type Sent } from '../requests';
import { attachmentInRange } from './attachment';
import { FilesService } from './files.service';
import { IncomingFileInterceptor, type IncomingFile } from './incoming-file.interceptor';
import { PagesService } from './pages/pages.service';

@Controller('files')
export class FilesController {
  constructor(
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(PagesService) private readonly previews: PagesService,
  ) {}

  @Post()
  @Needs('signed-in')
  @UseInterceptors(IncomingFileInterceptor)
  keep(@Asker() asker: Subject, @Body() body: Sent<{ society: string }>, @UploadedFile() file?: IncomingFile): Promise<FileView> {
    return this.files.keep(asker, () => uuidOf(body.society, 'society'), file);
  }

  @Get(':id')
  @Needs('signed-in')
  async open(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachmentInRange(await this.files.open(asker, id), request, response);
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
