import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import { parsePath } from '../odata/parse-path.ts'
import { parsePreferences } from '../odata/preferences.ts'
import type { Caller } from '../operations/access.ts'
import { dispatch } from '../operations/dispatch.ts'
import type { Environment } from '../operations/environment.ts'
import { type BackgroundOperation, backgroundOperationsOf, progress } from './background-operation.ts'

/** An operation that fails is repeated so often, which here takes no time. */
const retries = 3

/**
 * `Prefer: respond-async` of a custom API: it is accepted, and carried out when the time passed that it is told to take.
 * For everything else the preference is none: only custom APIs run in the background.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/background-operations
 */
export function respondAsync(
  environment: Environment,
  caller: Caller,
  request: ServiceRequest,
): ServiceReply | undefined {
  const { respondAsync: isAsked, callback } = parsePreferences(request.headers['prefer'])
  if (isAsked !== true || !isCustomApi(environment, request)) return undefined
  if (callback === true) throw new NotEmulated('the callback of a background operation')
  const operation: BackgroundOperation = {
    id: environment.newId(),
    userId: caller.userId,
    progress: progress.waiting,
  }
  backgroundOperationsOf(environment.store).set(operation.id, operation)
  void Promise.resolve(environment.linger?.(request)).then(() => carryOut(environment, caller, request, operation))
  return {
    status: 202,
    headers: {
      location: `${environment.organisation.environmentUrl}/api/backgroundoperation/${operation.id}`,
      'x-ms-dyn-backgroundoperationid': operation.id,
      'preference-applied': 'respond-async',
    },
  }
}

function isCustomApi({ ownOperations = [] }: Environment, { path }: ServiceRequest): boolean {
  const name = parsePath(path)
    .at(-1)
    ?.name.replace(/^Microsoft\.Dynamics\.CRM\./, '')
  return ownOperations.some((each) => each.name === name)
}

function carryOut(
  environment: Environment,
  caller: Caller,
  request: ServiceRequest,
  operation: BackgroundOperation,
): void {
  if (operation.progress === progress.canceling) {
    operation.progress = progress.canceled
    return
  }
  operation.progress = progress.running
  for (let attempt = 0; attempt <= retries; attempt += 1)
    try {
      const { body } = dispatch(environment, caller, request)
      operation.progress = progress.succeeded
      operation.outputs = outputsIn(body)
      return
    } catch (failure) {
      operation.progress = progress.failed
      operation.error = errorOf(failure)
    }
}

function outputsIn(body: ServiceReply['body']): Record<string, unknown> {
  if (body === undefined || body.length === 0) return {}
  const { '@odata.context': _context, ...outputs } = JSON.parse(String(body)) as Record<string, unknown>
  return outputs
}

/** Codes are numbers with their sign here; an error that is not Dataverse's is zero. */
const errorOf = (failure: unknown): { code: number; message: string } => ({
  code: failure instanceof DataverseFault && failure.code !== '' ? Number(failure.code) | 0 : 0,
  message: failure instanceof Error ? failure.message : String(failure),
})
