import type { HourlyTrigger } from '#application/ports/platform';

export class MemoryTrigger implements HourlyTrigger {
  private installed = false;

  isInstalled(): boolean {
    return this.installed;
  }

  install(): void {
    this.installed = true;
  }

  remove(): void {
    this.installed = false;
  }
}
