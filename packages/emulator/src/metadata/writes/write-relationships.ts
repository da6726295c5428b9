import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { methodNotAllowed, resourceNotFound } from '../../errors/faults.ts'
import { noContent } from '../../http/reply.ts'
import type { ServiceReply } from '../../http/service-request.ts'
import type { PathSegment } from '../../odata/parse-path.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import type { ManyToManyRelationship, Relationship, Schema } from '../../schema/schema.ts'
import { parseBody } from '../../write/decode-body.ts'
import { readKey } from '../read-key.ts'
import { makingOf, mergesLabels } from './making.ts'
import { notCustomRelationship } from './metadata-faults.ts'
import { changedRelationship, relationshipFromBody } from './relationship-from-body.ts'
import { requireCast } from './require-cast.ts'
import { requireCustomizer } from './require-customizer.ts'

/** POST to RelationshipDefinitions, PUT and DELETE of one: with the last relationship of a lookup the lookup goes too. */
export function writeRelationships(
  context: RequestContext,
  { name, inner }: PathSegment,
  rest: readonly PathSegment[],
): ServiceReply {
  const { method, body } = context.request
  const { schema, schemaEditor } = context.environment
  if (inner === undefined) {
    if (rest[0]) throw resourceNotFound(rest[0].name)
    if (method !== 'POST') throw methodNotAllowed(method)
    requireCustomizer(context, 'prvCreateRelationship')
    const { edits, metadataId } = relationshipFromBody(parseBody(body), makingOf(context))
    schemaEditor.apply(edits)
    return noContent({ 'odata-entityid': `${context.root}/${name}(${metadataId})` })
  }
  const relationship = findRelationship(schema, inner)
  requireCast(
    rest,
    'intersectTable' in relationship ? 'ManyToManyRelationshipMetadata' : 'OneToManyRelationshipMetadata',
  )
  if (method === 'PUT') {
    requireCustomizer(context, 'prvWriteRelationship')
    if (relationship.isCustom !== true) throw new NotEmulated('PUT of a relationship that came with the platform')
    schemaEditor.apply([changedRelationship(relationship, parseBody(body), mergesLabels(context))])
    return noContent()
  }
  if (method !== 'DELETE') throw methodNotAllowed(method)
  requireCustomizer(context, 'prvDeleteRelationship')
  if (relationship.isCustom !== true) throw notCustomRelationship()
  schemaEditor.apply([{ kind: 'remove-relationship', schemaName: relationship.schemaName }])
  return noContent()
}

function findRelationship(schema: Schema, inner: string): Relationship | ManyToManyRelationship {
  const { property, value } = readKey(inner, 'RelationshipMetadataBase', 'SchemaName')
  for (const { manyToOne, manyToMany } of schema.tables.values()) {
    const found = [...manyToOne, ...manyToMany].find((each) =>
      property === 'MetadataId' ? each.metadataId === value : each.schemaName === value,
    )
    if (found) return found
  }
  throw resourceNotFound('RelationshipDefinitions')
}
