import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { noRoute, resourceNotFound, unresolvedParameters } from '../errors/faults.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { operationSignatures } from '../metadata/csdl/operation-signatures.ts'
import type { Literal } from '../odata/literal.ts'
import { parsePath } from '../odata/parse-path.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Target } from '../operations/resolve-target.ts'
import { parseBody } from '../write/decode-body.ts'
import { requireRow } from '../operations/require-row.ts'
import type { Binding, Operation } from './operation.ts'
import { readParameters } from './parameters.ts'
import { notEmulated, operations } from './registry.ts'

type Call = Target & { kind: 'bound' | 'unbound' }

/** A function is called with GET and an action with POST; the other way round no route matches. */
export function callOperation(context: RequestContext, call: Call): ServiceReply {
  const own = context.environment.ownOperations ?? []
  const operation = [...operations, ...own].find((each) => each.name === call.name && isBound(each, call))
  if (!operation) {
    // Elastic tables alone have it, and no table here is one (learn.microsoft.com "Use bulk operation messages").
    if (call.name === 'DeleteMultiple')
      throw new DataverseFault(501, '', 'DeleteMultiple has not yet been implemented.')
    if (notEmulated.has(call.name)) throw new NotEmulated(call.name)
    // A customer's own API or function, which this organisation does not have.
    throw call.kind === 'bound' ? noRoute(urlOf(context)) : resourceNotFound(call.name)
  }
  const method = operation.kind === 'function' ? 'GET' : 'POST'
  if (context.request.method !== method) throw noRoute(urlOf(context))
  const binding = bindingOf(context, call)
  if (operation.kind === 'function') return operation.run(context, knownParameters(context, call), binding)
  const body = context.request.body.trim() === '' ? {} : parseBody(context.request.body)
  return operation.run(context, body, binding)
}

/**
 * An action bound to a table needs its namespace in the address (page "Use Web API actions", which quotes the refusal).
 *
 * @throws {DataverseFault} for `queues(…)/AddToQueue` and its like.
 */
export function refuseWithoutNamespace({ environment, request }: RequestContext): void {
  // Creates, which are many, are told by their path of one part.
  if (request.method !== 'POST' || !request.path.includes('/')) return
  const [owner, action, ...rest] = parsePath(request.path)
  const table = environment.schema.byEntitySetName.get(owner?.name ?? '')
  if (!table || !action || rest.length > 0) return
  const call = { kind: 'bound', table, name: action.name } as const
  const known = [...operations, ...(environment.ownOperations ?? [])]
  if (known.some((each) => each.kind === 'action' && each.name === call.name && isBound(each, call)))
    throw unresolvedParameters()
}

/** A function is found by its parameters too: with one it does not have there is none of that name. */
function knownParameters(context: RequestContext, call: Call): ReadonlyMap<string, Literal> {
  const parameters = readParameters(context, call.inner)
  const known = operationSignatures[call.name]?.parameters
  if (known && [...parameters.keys()].some((name) => !(name in known))) throw resourceNotFound(call.name)
  return parameters
}

function isBound(operation: Operation, call: Call): boolean {
  if (call.kind === 'unbound') return operation.boundTo === undefined
  return operation.boundTo === 'any' || operation.boundTo?.includes(call.table.logicalName) === true
}

function bindingOf(context: RequestContext, call: Call): Binding | undefined {
  if (call.kind === 'unbound') return undefined
  if (call.row) requireRow(context, 'Read', call.table, call.row)
  return { table: call.table, ...(call.row && { row: call.row }) }
}

const urlOf = (context: RequestContext): string => `${context.root}/${decodeURIComponent(context.request.path)}`
