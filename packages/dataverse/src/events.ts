import type { SchemaChanges } from './schema-difference.ts'

/** What the client tells its owner. Never row contents, tokens or query strings. */
export type DataverseEvent =
  | {
      event: 'dataverse.request_finished'
      method: string
      /** Path below `/api/data/v9.2/`, without the query. */
      path: string
      /** Absent when no reply came. */
      status?: number
      durationMs: number
      /** Operations inside a `$batch`; 1 otherwise. */
      operationCount: number
      /** Attempts made in total; more than one means it was retried. */
      attempts: number
      retried: boolean
      /** The service's own id of the request, when it gave one. */
      requestId?: string
      /** Our error code when the request failed. */
      errorCode?: string
    }
  | { event: 'dataverse.throttled'; path: string; retryAfterMs: number | undefined; attempt: number }
  | { event: 'dataverse.metadata_read'; tables: readonly string[]; durationMs: number }
  /** Tables in use are not as they were when they were read. Names of the schema, no rows. */
  | ({ event: 'dataverse.metadata_changed' } & SchemaChanges)

/** Is told of every request that ended, every refusal by service protection and every reading of metadata. */
export type OnDataverseEvent = (event: DataverseEvent) => void
