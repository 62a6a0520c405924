import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type {
  BeginDesignRequest,
  CatalogueView,
  DesignCard,
  DesignSaved,
  DesignSurroundings,
  DesignView,
  SaveDesignRequest,
} from '../../../libs/contracts';
import { MATTERS } from '../../../libs/procedure/vocabularies';
import { IdPipe } from '../id.pipe';
import { fileTextOf } from '../workbench/file-text';
import { countOf, listOf, objectOf, oneOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { CatalogueService } from './catalogue.service';
import { DesignsService } from './designs.service';

const TITLE = 60;
const SCENARIOS = 50;
const HASH = 100;

/** Drafts of procedures: shared by the administrators of a house, saved by revision, published nowhere here. */
@Controller('designs')
export class DesignsController {
  constructor(
    @Inject(DesignsService) private readonly designs: DesignsService,
    @Inject(CatalogueService) private readonly published: CatalogueService,
  ) {}

  @Get()
  @Needs('prepare-procedures')
  list(@Asker() asker: Subject): Promise<DesignCard[]> {
    return this.designs.list(asker);
  }

  @Get('catalogue')
  @Needs('prepare-procedures')
  catalogue(@Asker() asker: Subject): Promise<CatalogueView> {
    return this.published.catalogue(asker);
  }

  @Post()
  @Needs('prepare-procedures')
  begin(@Asker() asker: Subject, @Body() body: Sent<BeginDesignRequest>): Promise<DesignView> {
    return this.designs.begin(asker, beginOf(body));
  }

  @Get(':id')
  @Needs('prepare-procedures')
  open(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<DesignView> {
    return this.designs.open(asker, id);
  }

  @Get(':id/surroundings')
  @Needs('prepare-procedures')
  surroundings(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<DesignSurroundings> {
    return this.designs.surroundings(asker, id);
  }

  @Put(':id')
  @Needs('prepare-procedures')
  save(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<SaveDesignRequest>): Promise<DesignSaved> {
    return this.designs.save(asker, id, {
      revision: countOf(body['revision'], 'revision'),
      template: objectOf(body['template'], 'template'),
      scenarios: listOf(body['scenarios'] ?? [], 'scenarios', objectOf, SCENARIOS),
    });
  }

  @Delete(':id')
  @Needs('prepare-procedures')
  @HttpCode(204)
  remove(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<void> {
    return this.designs.remove(asker, id);
  }
}

function beginOf(body: Sent<BeginDesignRequest>): BeginDesignRequest {
  const from = oneOf(body['from'], 'from', ['nothing', 'file', 'copy', 'version', 'local'] as const);
  if (from === 'file') return { from, text: fileTextOf(body) };
  if (from !== 'nothing') return { from, hash: textOf(body['hash'], 'hash', HASH) };
  const matter = oneOf(
    body['matter'],
    'matter',
    MATTERS.map(({ id }) => id),
  );
  return { from, title: textOf(body['title'], 'title', TITLE), matter };
}
