/**
 * The line between two programs, so that it can be cut, made slow, or held: bytes wait in it and nobody is told. What listens keeps its
 * address while the program behind it moves.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Weather = 'clear' | 'cut' | 'held' | 'slow';

const SLOW_MS = 120;

export class Link {
  private weather: Weather = 'clear';
  private readonly pairs = new Set<Pair>();

  private constructor(
    readonly name: string,
    private readonly server: Server,
    /** Where it leads; a program that comes back on another port sets it. */
    public target: number,
  ) {}

  static async to(name: string, target: number): Promise<Link> {
    const server = createServer({ allowHalfOpen: false });
    const link = new Link(name, server, target);
    server.on('connection', (socket) => link.take(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return link;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  /** Cut: what is open breaks and nothing new comes through. Held: neither side hears anything, and neither is told. Slow: each piece comes late. */
  set(weather: Weather): void {
    this.weather = weather;
    for (const pair of this.pairs) {
      if (weather === 'cut') pair.break();
      else pair.hold(weather === 'held');
    }
  }

  close(): Promise<void> {
    for (const pair of this.pairs) pair.break();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(near: Socket): void {
    if (this.weather === 'cut') {
      near.on('error', nothing).destroy();
      return;
    }
    const pair = new Pair(near, connect(this.target, '127.0.0.1'), () => (this.weather === 'slow' ? SLOW_MS : 0));
    this.pairs.add(pair);
    pair.hold(this.weather === 'held');
    pair.onEnd = () => this.pairs.delete(pair);
  }
}

class Pair {
  onEnd: () => void = nothing;

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    delayMs: () => number,
  ) {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on('error', nothing);
      from.on('data', (piece: Buffer) => later(delayMs(), () => void to.write(piece)));
      from.on('end', () => later(delayMs(), () => to.end()));
      from.on('close', () => later(delayMs(), () => this.break()));
    }
  }

  hold(isHeld: boolean): void {
    for (const socket of [this.near, this.far])
      if (isHeld) socket.pause();
      else socket.resume();
  }

  break(): void {
    this.near.destroy();
    this.far.destroy();
    this.onEnd();
  }
}

/** At once where nothing delays, so that the order of pieces and the end stays what it was; timers of one length keep it too. */
function later(ms: number, act: () => void): void {
  if (ms === 0) act();
  else setTimeout(act, ms);
}

function nothing(): void {
  // A line that broke says so to both ends.
}
