import { unresolvedParameters } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import { findChanges } from '../metadata/changes/find-changes.ts'
import { wholeSchema } from '../metadata/changes/metadata-query.ts'
import { sinceVersion } from '../metadata/changes/since.ts'
import { versionStamp } from '../metadata/changes/version-stamp.ts'
import { findTable } from '../metadata/find-definition.ts'
import type { Definition } from '../metadata/labels.ts'
import type { Literal } from '../odata/literal.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { userLanguage } from '../operations/user-language.ts'
import type { Schema } from '../schema/schema.ts'
import type { FunctionOperation, Operation } from './operation.ts'
import { guidParameter, stringParameter } from './parameters.ts'

type Parameters = ReadonlyMap<string, Literal>

/** One definition with the parts that `EntityFilters` asks for, found by its name or its id (Web API reference). */
const retrieveEntity: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveEntity',
  run(context, parameters) {
    const isNamed = (parameters.get('LogicalName')?.type ?? 'null') !== 'null'
    const key = isNamed
      ? `LogicalName='${stringParameter(parameters, 'LogicalName')}'`
      : guidParameter(parameters, 'MetadataId')
    const table = findTable(context.environment.schema, key)
    const [EntityMetadata] = definitions(context, parameters, new Map([[table.logicalName, table]]))
    return responseReply(context, 'RetrieveEntity', { EntityMetadata })
  },
}

const retrieveAllEntities: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveAllEntities',
  run(context, parameters) {
    const { schema } = context.environment
    return responseReply(context, 'RetrieveAllEntities', {
      EntityMetadata: definitions(context, parameters, schema.tables),
      Timestamp: versionStamp(schema, context.now),
    })
  },
}

export const entityOperations: readonly Operation[] = [retrieveAllEntities, retrieveEntity]

/** Which filter brings a part along; the table's own properties always come. */
const parts: Readonly<Record<string, string>> = {
  Attributes: 'Attributes',
  Privileges: 'Privileges',
  ManyToOneRelationships: 'Relationships',
  OneToManyRelationships: 'Relationships',
  ManyToManyRelationships: 'Relationships',
}

function definitions(context: RequestContext, parameters: Parameters, tables: Schema['tables']): Definition[] {
  const { environment, caller } = context
  const filters = readFilters(parameters)
  const found = findChanges({
    schema: { ...environment.schema, tables },
    query: wholeSchema,
    since: sinceVersion(undefined, environment.schema.history),
    languageCode: userLanguage(environment, caller),
    repeatUnchanged: true,
  })
  if (filters.has('All')) return found
  const left = Object.fromEntries(
    Object.entries(parts)
      .filter(([, filter]) => !filters.has(filter))
      .map(([part]) => [part, null]),
  )
  return found.map((definition) => ({ ...definition, ...left }))
}

const known: ReadonlySet<string> = new Set(['All', 'Attributes', 'Default', 'Entity', 'Privileges', 'Relationships'])

/** `Microsoft.Dynamics.CRM.EntityFilters'Entity,Attributes'`. */
function readFilters(parameters: Parameters): ReadonlySet<string> {
  const literal = parameters.get('EntityFilters')
  if (literal?.type !== 'enum' || literal.name !== 'Microsoft.Dynamics.CRM.EntityFilters') throw unresolvedParameters()
  const filters = literal.value.split(',').map((each) => each.trim())
  if (!filters.every((each) => known.has(each))) throw unresolvedParameters()
  return new Set(filters)
}
