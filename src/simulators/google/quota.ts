import { ApiError } from './api-error';

type Metric = 'Read requests' | 'Write requests';

/** Requests per minute and user and per minute and project, reads and writes apart, refilled as the clock's minute turns. */
export class MinuteQuota {
  private minute = -1;
  private counts = new Map<string, number>();

  constructor(
    private readonly limits: { readonly perUser: number; readonly perProject: number },
    private readonly now: () => number,
  ) {}

  spend(metric: Metric, user: string): void {
    const minute = Math.floor(this.now() / 60_000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts = new Map();
    }
    const ofUser = this.raise(`${metric}|user|${user}`);
    const ofProject = this.raise(`${metric}|project`);
    if (ofUser > this.limits.perUser) throw exceeded(metric, 'per user', this.limits.perUser);
    if (ofProject > this.limits.perProject) throw exceeded(metric, '', this.limits.perProject);
  }

  private raise(key: string): number {
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }
}

function exceeded(metric: Metric, whose: string, limit: number): ApiError {
  const kind = metric === 'Read requests' ? 'Read' : 'Write';
  const limitName = `${metric} per minute${whose === '' ? '' : ` ${whose}`}`;
  const consumer = 'projects/438210764598';
  return new ApiError(
    429,
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${metric}' and limit '${limitName}' of service 'sheets.googleapis.com' for consumer 'project_number:438210764598'.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service: 'sheets.googleapis.com',
          consumer,
          quota_limit: `${kind}RequestsPerMinutePer${whose === '' ? 'Project' : 'User'}`,
          quota_limit_value: String(limit),
        },
      },
    ],
  );
}
