/** A simulated vendor answering on 127.0.0.1. */
export interface RunningVendor {
  readonly port: number;
  /** HTTP calls answered since the start. */
  callCount(): number;
  /** What must survive a restart, as JSON. */
  snapshot(): unknown;
  close(): Promise<void>;
}
