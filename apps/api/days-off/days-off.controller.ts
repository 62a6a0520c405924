import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { DaysOffReading, DaysOffRequest, DaysOffView } from '../../../libs/contracts';
import { oneOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { DaysOffService, LAYERS } from './days-off.service';

/** A notice has a page; a pasted book is none. */
const PASTED = 20_000;

@Controller('days-off')
export class DaysOffController {
  constructor(@Inject(DaysOffService) private readonly daysOff: DaysOffService) {}

  @Get()
  @Needs('prepare-procedures')
  list(@Asker() asker: Subject): Promise<DaysOffView> {
    return this.daysOff.list(asker);
  }

  @Post('reading')
  @Needs('prepare-procedures')
  @HttpCode(200)
  read(@Asker() asker: Subject, @Body() body: Sent<DaysOffRequest>): Promise<DaysOffReading> {
    return this.daysOff.read(asker, sentOf(body));
  }

  @Post()
  @Needs('prepare-procedures')
  register(@Asker() asker: Subject, @Body() body: Sent<DaysOffRequest>): Promise<DaysOffView> {
    return this.daysOff.register(asker, sentOf(body));
  }
}

function sentOf(body: Sent<DaysOffRequest>): DaysOffRequest {
  return {
    layer: oneOf(body['layer'], 'layer', LAYERS),
    text: textOf(body['text'], 'text', PASTED),
    source: textOf(body['source'], 'source', 200).trim(),
  };
}
