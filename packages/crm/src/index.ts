// The whole public surface. Adding a line is a promise.
export type { Actor, ApplyJob, Clock, CrmConfig, Deps } from './deps.ts'
export { CrmError, type CrmErrorCode, crmErrorCodes } from './crm-error.ts'
export type { Database, Db, Transaction } from './database.ts'
export type { Log, LogEvent } from './log.ts'
