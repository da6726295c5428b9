import type { Log as CrmLog } from '@liaison/crm'
import type { HttpEvent } from './http/server.ts'
import type { JobEvent } from './jobs/job-runner.ts'

export type ServerEvent =
  | Parameters<CrmLog>[0]
  | HttpEvent
  | JobEvent
  | { event: 'server.started'; url: string; version: string; database: 'embedded' | 'postgres' }
  /** Sealing with the newest key was interrupted; the next start goes on. */
  | { event: 'keys.trouble'; reason: string }
  | { event: 'server.stopped' }
  | { event: 'server.stop_failed'; phase: string; reason: string }

export type ServerLog = (event: ServerEvent) => void

/** One JSON object per line, with its time. */
export function jsonLog(write: (line: string) => void, now: () => Date = () => new Date()): ServerLog {
  return (event) => write(`${JSON.stringify({ at: now().toISOString(), ...event })}\n`)
}
