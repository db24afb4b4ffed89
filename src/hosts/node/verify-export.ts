import { nodeSha256 } from './node-sha256';
import { exportedTimeline } from './exported-workbook';
import type { TimelineHead } from '#domain/timeline/event';
import { timelineVerifier } from '#domain/timeline/verify';

export type ExportVerdict =
  | {
      readonly kind: 'intact';
      readonly events: number;
      readonly head: TimelineHead;
      readonly repeatedEventIds: readonly string[];
    }
  | { readonly kind: 'broken'; readonly events: number; readonly firstBad: BadEvent };

export interface BadEvent {
  /** As a spreadsheet counts; absent when the event should stand after the last row. */
  readonly row?: number;
  /** The sequence that should stand there. */
  readonly sequence: number;
  readonly eventId?: string;
  readonly why: string;
}

const rowsBetweenReports = 2_000;

/** Recomputes every seal of an exported timeline workbook, offline. Throws `UnreadableWorkbook`. */
export async function verifyExport(
  file: string,
  anchor: TimelineHead | undefined,
  onProgress: (events: number) => void,
): Promise<ExportVerdict> {
  const verifier = timelineVerifier(nodeSha256, anchor);
  const rows: number[] = [];
  let unreadable: BadEvent | undefined;
  for await (const exported of exportedTimeline(file)) {
    const sequence = rows.push(exported.row) - 1;
    if (exported.kind === 'unreadable') {
      unreadable = { row: exported.row, sequence, why: exported.why };
      break;
    }
    if (!verifier.next(exported.event)) break;
    if (sequence % rowsBetweenReports === 0) onProgress(sequence);
  }
  const verdict = verifier.finish();
  const events = rows.length;
  // An event whose seal does not fit is only settled by the row after it, so the verifier may know of an earlier one.
  if (unreadable !== undefined && (verdict.kind === 'intact' || verdict.at >= unreadable.sequence)) {
    return { kind: 'broken', events, firstBad: unreadable };
  }
  if (verdict.kind === 'intact') {
    return { kind: 'intact', events, head: verdict.head, repeatedEventIds: verdict.repeatedEventIds };
  }
  const row = rows[verdict.at];
  const { at, eventId, because } = verdict;
  const firstBad = {
    sequence: at,
    why: because,
    ...(row === undefined ? {} : { row }),
    ...(eventId === undefined ? {} : { eventId }),
  };
  return { kind: 'broken', events, firstBad };
}
