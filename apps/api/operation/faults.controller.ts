import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { FaultReleased, FaultView } from '../../../libs/contracts';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { FaultsService } from './faults.service';

@Controller('faults')
export class FaultsController {
  constructor(@Inject(FaultsService) private readonly faults: FaultsService) {}

  @Get()
  @Needs('run-channels')
  list(): Promise<FaultView[]> {
    return this.faults.list();
  }

  @Post(':reference/release')
  @HttpCode(200)
  @Needs('run-channels')
  release(@Asker() asker: Subject, @Param('reference') reference: string): Promise<FaultReleased> {
    return this.faults.release(asker, reference);
  }
}
