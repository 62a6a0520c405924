import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { serveOperation, type OperationAddress, type OperationServer } from './operation-server';

/** What a program has to say of itself to whoever runs the house. */
export interface Operated {
  /** Null: nobody asked for the address. */
  address: OperationAddress | null;
  registry: Registry;
  /** What the program needs, each true or false. */
  needs: () => Promise<Record<string, boolean>>;
  /** Under this name stands that the program takes work: no longer, once it is being stopped. */
  atWork: string;
}

/** The address for whoever runs the house, as long as the program lives: a Nest provider of each program extends it. */
export class OperationOfProgram implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private server: OperationServer | null = null;
  private isStopping = false;

  constructor(private readonly operated: Operated) {}

  /** Null: nobody asked for it. */
  get port(): number | null {
    return this.server?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { address, registry } = this.operated;
    if (address !== null) this.server = await serveOperation({ ...address, registry, ready: () => this.ready() });
  }

  /** First it says that it takes no more; it is closed once nothing is under way. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }

  private async ready(): Promise<Record<string, boolean>> {
    const { [this.operated.atWork]: works = true, ...needs } = await this.operated.needs();
    return { ...needs, [this.operated.atWork]: works && !this.isStopping };
  }
}
