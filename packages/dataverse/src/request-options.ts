import { InvalidRequestError } from './errors.ts'
import type { RequestPriority } from './governor.ts'
import { parseGuid } from './literal.ts'

/** A kind of custom logic that Dynamics lets an administrator leave out. */
export type BusinessLogic = 'CustomSync' | 'CustomAsync'

/** What any request may be told besides what it asks for. */
export interface RequestOptions {
  /** Gives the request up, also while it waits for its turn, for the schema or for a retry. */
  signal?: AbortSignal | undefined
  /** `foreground` by default: somebody waits for it, so it passes all that is `background`. */
  priority?: RequestPriority | undefined
  /**
   * Milliseconds from a request's asking for its turn to its end, waits and retries included; each page of a list is a
   * request. Instead of `retry.deadlineMs` of the client. The schema, when it has to be read first, is waited for as long.
   */
  deadlineMs?: number | undefined
  /**
   * Acts as the user with this Entra object id: `CallerObjectId`. The caller needs `prvActOnBehalfOfAnotherUser`, and
   * only what both users may do is allowed.
   */
  callerObjectId?: string | undefined
  /** The same, by `systemuserid`: `MSCRMCallerID`. Give one of the two. */
  callerSystemUserId?: string | undefined
  /** `MSCRM.BypassBusinessLogicExecution`. The caller needs `prvBypassCustomBusinessLogic`. */
  bypassBusinessLogicExecution?: readonly BusinessLogic[] | undefined
  /** `MSCRM.BypassCustomPluginExecution`, the older one. The caller needs `prvBypassCustomPlugins`. */
  bypassCustomPluginExecution?: boolean | undefined
  /** The unique name of the solution that what is made becomes part of: `MSCRM.SolutionUniqueName`. */
  solutionUniqueName?: string | undefined
  /** Asks for duplicate detection, which the Web API leaves out by default. A hit is a DuplicateDetectedError. */
  detectDuplicates?: boolean | undefined
  /** No Power Automate flow is started: `MSCRM.SuppressCallbackRegistrationExpanderJob`. */
  suppressCallbackRegistrationExpanderJob?: boolean | undefined
  /** `Strong` waits until changed metadata and permissions are in effect, which otherwise takes about 30 s. */
  consistency?: 'Strong' | undefined
}

/**
 * The headers that say it. Which header goes on a `$batch` and which on its parts is on none of Microsoft's pages read,
 * so a batch carries them on both.
 *
 * @throws {InvalidRequestError} for an id or name that cannot be one.
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors#other-headers
 */
export function optionHeaders(options: RequestOptions): Record<string, string> {
  const {
    callerObjectId,
    callerSystemUserId,
    bypassBusinessLogicExecution: bypassed = [],
    solutionUniqueName,
  } = options
  if (callerObjectId !== undefined && callerSystemUserId !== undefined) {
    throw wrong('callerObjectId and callerSystemUserId name the same thing twice.', 'Give one of the two.')
  }
  return {
    ...(callerObjectId === undefined ? {} : { callerobjectid: guid('callerObjectId', callerObjectId) }),
    ...(callerSystemUserId === undefined ? {} : { mscrmcallerid: guid('callerSystemUserId', callerSystemUserId) }),
    ...(bypassed.length === 0 ? {} : { 'mscrm.bypassbusinesslogicexecution': bypassed.join(',') }),
    ...(options.bypassCustomPluginExecution ? { 'mscrm.bypasscustompluginexecution': 'true' } : {}),
    ...(solutionUniqueName === undefined ? {} : { 'mscrm.solutionuniquename': visible(solutionUniqueName) }),
    ...(options.detectDuplicates ? { 'mscrm.suppressduplicatedetection': 'false' } : {}),
    ...(options.suppressCallbackRegistrationExpanderJob
      ? { 'mscrm.suppresscallbackregistrationexpanderjob': 'true' }
      : {}),
    ...(options.consistency === undefined ? {} : { consistency: options.consistency }),
  }
}

/** What concerns the sending, without what is written into headers. */
export const sendingOptions = ({ signal, priority, deadlineMs }: RequestOptions) => ({ signal, priority, deadlineMs })

function guid(name: string, text: string): string {
  const id = parseGuid(text)
  if (id === undefined) throw wrong(`${name} is no id.`, 'An id looks like 00000000-0000-0000-0000-000000000000.')
  return id
}

function visible(name: string): string {
  if (!/^[\x21-\x7e]+$/.test(name)) {
    throw wrong('solutionUniqueName is no unique name of a solution.', 'Give its unique name, not its display name.')
  }
  return name
}

function wrong(message: string, help: string): InvalidRequestError {
  return new InvalidRequestError({ code: 'dataverse_invalid_value', message, help })
}
