import { DataverseFault, HttpFault } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import { errorReply } from '../http/error-reply.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import { parsePreferences } from '../odata/preferences.ts'
import type { Caller } from '../operations/access.ts'
import { dispatch } from '../operations/dispatch.ts'
import type { Environment } from '../operations/environment.ts'
import { replaceContentId } from '../write/resolve-reference.ts'
import { boundaryOf, parseEmbeddedRequest, parseMultipart, type Part } from './parse-multipart.ts'
import { writeMultipart, writePart } from './write-multipart.ts'

/** Most requests one batch may hold, change sets counted by their operations. */
const largestBatch = 1000

interface Answer {
  text: string
  failed: boolean
}

/**
 * POST $batch. Reads and change sets in their order; a change set is one transaction. Without
 * `odata.continue-on-error` the first failure ends the batch and the outer status is 400.
 */
export async function executeBatch(environment: Environment, request: ServiceRequest): Promise<ServiceReply> {
  const boundary = boundaryOf(request.headers['content-type'])
  if (boundary === undefined)
    throw malformed('The batch request must have a "Content-Type" header of type multipart/mixed with a boundary.')
  const parts = parseMultipart(request.body, boundary)
  refuseTooMany(parts)
  const continues = parsePreferences(request.headers['prefer']).continueOnError
  const answers: Answer[] = []
  for (const part of parts) {
    const inner = boundaryOf(part.headers['content-type'])
    const answer =
      inner === undefined
        ? await answerRequest(environment, request, part)
        : await answerChangeSet(environment, request, parseMultipart(part.body, inner))
    answers.push(answer)
    if (answer.failed && !continues) break
  }
  const outer = `batchresponse_${environment.newId()}`
  const failed = answers.some((answer) => answer.failed)
  return {
    status: failed && !continues ? 400 : 200,
    headers: {
      'content-type': `multipart/mixed; boundary=${outer}`,
      'odata-version': '4.0',
      ...(continues && { 'preference-applied': 'odata.continue-on-error' }),
    },
    body: writeMultipart(
      answers.map((answer) => answer.text),
      outer,
    ),
  }
}

/** In the words of the service, as users report them (DynamicsWebApi #71, powerapps-docs #1890). */
function refuseTooMany(parts: readonly Part[]): void {
  const counts = parts.map((part) => {
    const inner = boundaryOf(part.headers['content-type'])
    return inner === undefined ? 1 : parseMultipart(part.body, inner).length
  })
  if (counts.some((count) => count > largestBatch))
    throw malformed(
      `The current change set contains too many operations. A maximum number of '${largestBatch}' operations are allowed in a change set.`,
    )
  if (counts.reduce((sum, count) => sum + count, 0) > largestBatch)
    throw malformed(
      `The current batch message contains too many parts. Only batch messages with a maximum number of '${largestBatch}' query operations, including changeset operations, are allowed.`,
    )
}

async function answerRequest(environment: Environment, batch: ServiceRequest, part: Part): Promise<Answer> {
  const request = embeddedRequest(batch, part)
  const contentId = part.headers['content-id'] ?? parseEmbeddedRequest(part.body).headers['content-id']
  const id = contentId === undefined ? {} : { contentId }
  try {
    if (request.path.startsWith('$batch')) throw malformed('A batch within a batch is not allowed.')
    const caller = await environment.authenticate(request)
    const reply = dispatch(environment, caller, request)
    return { text: writePart({ reply, ...id }, environment.switches.noContentReason), failed: reply.status >= 400 }
  } catch (failure) {
    return failedPart(environment, failure, request, contentId)
  }
}

function failedPart(environment: Environment, failure: unknown, request: ServiceRequest, contentId?: string): Answer {
  const reply = errorReply(failure, request, environment.switches, environment.newId())
  const id = contentId === undefined ? {} : { contentId }
  return { text: writePart({ reply, ...id }, environment.switches.noContentReason), failed: true }
}

/** Of the library for OData that the service is built with. */
const getInChangeSet = (): DataverseFault =>
  malformed(
    "An invalid HTTP method 'GET' was detected for a request in a change set. Requests in change sets only support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'.",
  )

interface ChangeSetStep {
  request: ServiceRequest
  caller: Caller
  contentId?: string
}

/** All operations or none: the answer is one nested multipart, or one error part. */
async function answerChangeSet(
  environment: Environment,
  batch: ServiceRequest,
  parts: readonly Part[],
): Promise<Answer> {
  const steps: ChangeSetStep[] = []
  let current = batch
  try {
    for (const part of parts) {
      current = embeddedRequest(batch, part)
      const contentId = part.headers['content-id'] ?? current.headers['content-id']
      if (current.method === 'GET') throw getInChangeSet()
      const caller = await environment.authenticate(current)
      steps.push({ request: current, caller, ...(contentId !== undefined && { contentId }) })
    }
    const answered = environment.store.transaction(() => {
      const made = new Map<string, string>()
      return steps.map((step) => {
        current = step.request
        const reply = runStep(environment, step, made)
        return { reply, ...(step.contentId !== undefined && { contentId: step.contentId }) }
      })
    })
    const boundary = `changesetresponse_${environment.newId()}`
    const inner = writeMultipart(
      answered.map((answer) => writePart(answer, environment.switches.noContentReason)),
      boundary,
    )
    return { text: `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${inner}`, failed: false }
  } catch (failure) {
    if (!(failure instanceof DataverseFault) && !(failure instanceof HttpFault)) throw failure
    return failedPart(environment, failure, current)
  }
}

function runStep(environment: Environment, step: ChangeSetStep, made: Map<string, string>): ServiceReply {
  const { request, caller, contentId } = step
  const path = replaceContentId(request.path, made)
  const reply = dispatch(environment, caller, { ...request, path: relative(path).path }, made)
  if (reply.status >= 400) throw new HttpFault(reply.status, reply.headers, String(reply.body ?? ''))
  const address = reply.headers['odata-entityid'] ?? addressInBody(environment, request, reply)
  if (contentId !== undefined && address !== undefined) made.set(contentId, address)
  return reply
}

/** With return=representation the row's address is not in the headers, only its key in the body. */
function addressInBody(environment: Environment, request: ServiceRequest, reply: ServiceReply): string | undefined {
  if (reply.status !== 201 || typeof reply.body !== 'string') return undefined
  const table = environment.schema.byEntitySetName.get(request.path)
  const id = table && (JSON.parse(reply.body) as Record<string, unknown>)[table.primaryId]
  return table && typeof id === 'string' ? `/${table.entitySetName}(${id})` : undefined
}

/** A part's request with the batch's authorization; no other header of the batch reaches it. */
function embeddedRequest(batch: ServiceRequest, part: Part): ServiceRequest {
  const { method, url, headers, body } = parseEmbeddedRequest(part.body)
  const { path, query, version } = relative(url)
  const authorization = batch.headers['authorization']
  return {
    method,
    path,
    query,
    version: version ?? batch.version,
    headers: { ...headers, ...(authorization !== undefined && { authorization }) },
    body,
  }
}

/** Below `/api/data/v9.x/`, for absolute, path-absolute and bare addresses. */
function relative(url: string): { path: string; query: string; version?: string } {
  const question = url.indexOf('?')
  const address = question < 0 ? url : url.slice(0, question)
  const query = question < 0 ? '' : url.slice(question + 1)
  const found = /^(?:https?:\/\/[^/]+)?(?:\/[^/]+)?\/api\/data\/(v\d+\.\d+)\/?(.*)$/i.exec(address)
  if (found) return { path: found[2]!, query, version: found[1]! }
  return { path: address.replace(/^\//, ''), query }
}
