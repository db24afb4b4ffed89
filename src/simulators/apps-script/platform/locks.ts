interface Waiter {
  readonly invocation: number;
  readonly deadline: number;
  readonly gaveUpAt: number;
  readonly answer: (isMine: boolean) => void;
}

interface Lock {
  holder: number | undefined;
  waiters: Waiter[];
}

/** How often a waiting script looks at the clocks. */
const lookMilliseconds = 5;

/**
 * Real contention between runtimes. A wait ends when the lock is free, when the shared clock passes the deadline (the holder's
 * latencies move it), or when as much real time has gone by: a holder that only computes moves no clock.
 */
export class Locks {
  private readonly locks = new Map<string, Lock>();

  constructor(private readonly now: () => number) {}

  acquire(name: string, invocation: number, waitMilliseconds: number): boolean | Promise<boolean> {
    const lock = this.lockNamed(name);
    if (lock.holder === undefined || lock.holder === invocation) {
      lock.holder = invocation;
      return true;
    }
    if (waitMilliseconds <= 0) return false;
    return new Promise((answer) => {
      const deadline = this.now() + waitMilliseconds;
      lock.waiters.push({ invocation, deadline, gaveUpAt: Date.now() + waitMilliseconds, answer });
      this.look(lock);
    });
  }

  private lockNamed(name: string): Lock {
    const lock = this.locks.get(name) ?? { holder: undefined, waiters: [] };
    this.locks.set(name, lock);
    return lock;
  }

  private look(lock: Lock): void {
    const isLate = ({ deadline, gaveUpAt }: Waiter): boolean => this.now() >= deadline || Date.now() >= gaveUpAt;
    for (const waiter of lock.waiters.filter(isLate)) waiter.answer(false);
    lock.waiters = lock.waiters.filter((waiter) => !isLate(waiter));
    if (lock.waiters.length > 0) setTimeout(() => this.look(lock), lookMilliseconds).unref();
  }

  holds(name: string, invocation: number): boolean {
    return this.locks.get(name)?.holder === invocation;
  }

  release(name: string, invocation: number): void {
    const lock = this.locks.get(name);
    if (lock === undefined || lock.holder !== invocation) return;
    const next = lock.waiters.shift();
    lock.holder = next?.invocation;
    next?.answer(true);
  }

  /** The platform frees what a script forgot. */
  endInvocation(invocation: number): void {
    for (const [name, lock] of this.locks) {
      lock.waiters = lock.waiters.filter((waiter) => waiter.invocation !== invocation);
      this.release(name, invocation);
    }
  }
}
