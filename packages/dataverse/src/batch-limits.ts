import { type BatchItem, requestsOf } from './batch-writer.ts'
import { InvalidRequestError } from './errors.ts'

/** @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api */
export const maxBatchOperations = 1_000
/** Inside a `$batch` an address may have 64 KB. */
export const maxBatchUrlLength = 65_536
/** Our own: no page states how large a `$batch` may be, only that a message of 116 MB is too large for a plug-in. */
export const maxBatchLength = 16 * 1_024 * 1_024

/** Why the service could never take it, however it is divided. */
export function batchRefusal(item: BatchItem): InvalidRequestError | undefined {
  const requests = requestsOf(item)
  if (requests.length > maxBatchOperations) return tooManyOperations(requests.length)
  return requests.map(({ method, path }) => batchUrlRefusal(method, path)).find((refusal) => refusal !== undefined)
}

export const batchUrlRefusal = (method: string, path: string): InvalidRequestError | undefined =>
  path.length > maxBatchUrlLength ? tooLongAddress(method, path) : undefined

/** A change set is all or nothing, so the client cannot divide it. */
function tooManyOperations(count: number): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `A change set holds ${maxBatchOperations} operations at most; this one has ${count}. Nothing was sent.`,
    help: 'Divide it into several change sets, each all or nothing by itself, or use createMultiple or updateMultiple.',
  })
}

function tooLongAddress(method: string, path: string): InvalidRequestError {
  const [address = ''] = path.split('?')
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `${method} ${address}: the query is longer than the service accepts. Nothing was sent.`,
    help: 'Divide the query into several with fewer conditions each.',
  })
}
