import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { SIGNATURE_LIMITS, type SignatureView } from '../../../libs/contracts';
import { booleanOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { SignatureService } from './signature.service';

/** 签名图样: no route names a person, so that nobody reaches another's. */
@Controller('signature')
export class SignatureController {
  constructor(@Inject(SignatureService) private readonly signatures: SignatureService) {}

  @Get()
  @Needs('decide')
  view(@Asker() asker: Subject): Promise<SignatureView> {
    return this.signatures.view(asker);
  }

  @Post()
  @HttpCode(200)
  @Needs('decide')
  // One byte more than allowed is read, so that the refusal is ours and names the limit.
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: SIGNATURE_LIMITS.kib * 1024 + 1, files: 1, fields: 1 } }))
  keep(@Asker() asker: Subject, @UploadedFile() file: { buffer: Buffer } | undefined): Promise<SignatureView> {
    return this.signatures.keep(asker, file);
  }

  @Post('use')
  @Needs('decide')
  @HttpCode(200)
  use(@Asker() asker: Subject, @Body() body: Sent<{ inUse: boolean }>): Promise<SignatureView> {
    return this.signatures.use(asker, booleanOf(body['inUse'], 'inUse'));
  }

  @Delete()
  @Needs('decide')
  remove(@Asker() asker: Subject): Promise<SignatureView> {
    return this.signatures.remove(asker);
  }

  @Get('image')
  @Needs('decide')
  async image(@Asker() asker: Subject): Promise<StreamableFile> {
    const { image, media_type } = await this.signatures.own(asker);
    return new StreamableFile(image, { type: media_type, length: image.length, disposition: 'inline' });
  }
}
