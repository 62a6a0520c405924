import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { RegisterCard, RegisterHistoryView, RegisterView } from '../../../libs/contracts';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { RegistersService } from './registers.service';

/** A society's own officers see its entries with what is personal in them, the association without; a case behind one, who sees it. */
@Controller('registers')
export class RegistersController {
  constructor(@Inject(RegistersService) private readonly registers: RegistersService) {}

  @Get()
  @Needs('read-registers')
  list(@Asker() asker: Subject): Promise<RegisterCard[]> {
    return this.registers.list(asker);
  }

  @Get(':id')
  @Needs('read-registers')
  read(
    @Asker() asker: Subject,
    @Param('id') id: string,
    @Query('society') society?: string,
    @Query('show') show?: string,
    @Query('on') on?: string,
    @Query('knownOn') knownOn?: string,
  ): Promise<RegisterView> {
    return this.registers.read(asker, id, { society, show, on, knownOn });
  }

  @Get(':id/entries/:entry')
  @Needs('read-registers')
  history(@Asker() asker: Subject, @Param('id') id: string, @Param('entry') entry: string): Promise<RegisterHistoryView> {
    return this.registers.history(asker, id, entry);
  }
}
