import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { listOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { MOST_PHRASES, PHRASE_LENGTH, PhrasesService } from './phrases.service';

/** 常用语: everybody's own. */
@Controller('phrases')
export class PhrasesController {
  constructor(@Inject(PhrasesService) private readonly phrases: PhrasesService) {}

  @Get()
  @Needs('decide')
  read(@Asker() asker: Subject): Promise<string[]> {
    return this.phrases.of(asker);
  }

  @Put()
  @Needs('decide')
  write(@Asker() asker: Subject, @Body() body: Sent<{ phrases: string[] }>): Promise<string[]> {
    const phrase = (value: unknown, field: string) => textOf(value, field, PHRASE_LENGTH).trim();
    return this.phrases.replace(asker, listOf(body['phrases'], 'phrases', phrase, MOST_PHRASES));
  }
}
