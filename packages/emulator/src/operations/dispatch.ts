import { auditAccess } from '../audit/user-access.ts'
import { NotEmulated } from '../errors/dataverse-fault.ts'
import { methodNotAllowed, noRoute, resourceNotFound } from '../errors/faults.ts'
import { callOperation, refuseWithoutNamespace } from '../functions/call-operation.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import { isDefinitionWrite, writeDefinitions } from '../metadata/writes/write-definitions.ts'
import type { Caller } from './access.ts'
import { associate, setReference } from './associate.ts'
import { create } from './create.ts'
import { deleteOne } from './delete.ts'
import { clearReference, disassociate, disassociateByLink } from './disassociate.ts'
import type { Environment } from './environment.ts'
import { property } from './properties.ts'
import { retrieveReference, retrieveReferences } from './references.ts'
import { replaceParties } from './replace-parties.ts'
import { type RequestContext, requestContext } from './request-context.ts'
import { resolveTarget, type Target } from './resolve-target.ts'
import { retrieve } from './retrieve.ts'
import { retrieveByView } from './retrieve-by-view.ts'
import { countChanges, retrieveChanges } from './retrieve-changes.ts'
import { retrieveCount } from './retrieve-count.ts'
import { retrieveLinks } from './retrieve-links.ts'
import { retrieveMultiple } from './retrieve-multiple.ts'
import { missingRow } from './row-key.ts'
import { withSecuredColumns } from './secured-columns.ts'
import { update } from './update.ts'

/** Answers one request that is not a batch. Synchronous, so that a change set can run as one transaction. */
export function dispatch(
  environment: Environment,
  caller: Caller,
  request: ServiceRequest,
  contentIds?: ReadonlyMap<string, string>,
): ServiceReply {
  const context = requestContext(withSecuredColumns(environment, caller), caller, request, contentIds)
  auditAccess(environment, caller, context.now)
  if (isDefinitionWrite(request)) {
    // A change set is one transaction of data (page use-executetransaction); of definitions no page says whether one may
    // hold them, or what would be undone.
    if (contentIds) throw new NotEmulated('metadata writes in a change set')
    return writeDefinitions(context)
  }
  const metadata = environment.metadata(request, caller)
  if (metadata) return metadata
  const links = retrieveLinks(context)
  if (links) return links
  refuseWithoutNamespace(context)
  const target = resolveTarget(context)
  switch (target.kind) {
    case 'set':
      return onSet(context, target)
    case 'row':
      return onRow(context, target)
    case 'property':
      return property(context, target)
    case 'single':
      return onSingle(context, target)
    case 'collection':
      return onCollection(context, target)
    case 'member':
      return onMember(context, target)
    case 'bound':
    case 'unbound':
      return callOperation(context, target)
  }
}

function onSet(context: RequestContext, { table, suffix }: Target & { kind: 'set' }): ServiceReply {
  const { method } = context.request
  const changes = context.options.system.has('$deltatoken')
  if (suffix === '$count' && method !== 'GET') throw methodNotAllowed(method)
  if (suffix === '$count') return changes ? countChanges(context, table) : retrieveCount(context, table)
  if (suffix !== undefined) throw new NotEmulated(`${suffix} of an entity set`)
  if (method === 'GET')
    return changes
      ? retrieveChanges(context, table)
      : (retrieveByView(context, table) ?? retrieveMultiple(context, table))
  if (method === 'POST') return create(context, table)
  throw methodNotAllowed(method)
}

function onRow(context: RequestContext, target: Target & { kind: 'row' }): ServiceReply {
  const { method } = context.request
  if (method === 'PATCH') return update(context, target)
  if (method === 'DELETE') return deleteOne(context, target)
  if (method !== 'GET') throw methodNotAllowed(method)
  if (!target.row) throw missingRow(target.table, target.key)
  return retrieve(context, target.table, target.row)
}

function onSingle(context: RequestContext, target: Target & { kind: 'single' }): ServiceReply {
  const { method } = context.request
  if (method === 'PUT') return setReference(context, target)
  if (method === 'DELETE' && target.suffix === '$ref') return clearReference(context, target)
  if (method !== 'GET') throw methodNotAllowed(method)
  if (target.suffix === '$ref') return retrieveReference(context, target)
  if (target.suffix !== undefined) throw resourceNotFound(target.suffix)
  if (!target.target || !target.targetTable) return noContent()
  return retrieve(context, target.targetTable, target.target)
}

function onCollection(context: RequestContext, target: Target & { kind: 'collection' }): ServiceReply {
  const { method } = context.request
  const { suffix } = target
  if (method === 'PUT' && suffix === undefined) return replaceParties(context, target)
  if (method === 'POST' && suffix === '$ref') return associate(context, target)
  if (method === 'DELETE' && suffix === '$ref') return disassociateByLink(context, target)
  if (method === 'POST' && suffix === undefined && target.navigation.kind === 'one-to-many')
    return create(context, target.target, {
      [target.navigation.relationship.referencingColumn]: { table: target.table.logicalName, id: target.row.id },
    })
  if (method !== 'GET') throw methodNotAllowed(method)
  if (suffix === '$count') return retrieveCount(context, target.target, target.rows)
  if (suffix === '$ref') return retrieveReferences(context, target)
  return retrieveByView(context, target.target, target.rows) ?? retrieveMultiple(context, target.target, target.rows)
}

function onMember(context: RequestContext, target: Target & { kind: 'member' }): ServiceReply {
  const { method, path } = context.request
  if (method === 'DELETE' && path.endsWith('/$ref')) return disassociate(context, target)
  if (method !== 'GET') throw noRoute(`${context.root}/${path}`)
  const row = context.environment.store.get(target.target.logicalName, target.memberId)
  if (!row) throw missingRow(target.target, { kind: 'id', id: target.memberId })
  return retrieve(context, target.target, row)
}
