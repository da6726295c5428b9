import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { methodNotAllowed, resourceNotFound } from '../../errors/faults.ts'
import { noContent } from '../../http/reply.ts'
import type { ServiceReply } from '../../http/service-request.ts'
import type { PathSegment } from '../../odata/parse-path.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import type { OptionSet } from '../../schema/schema.ts'
import { type JsonObject, parseBody } from '../../write/decode-body.ts'
import { optionsFromBody } from './column-from-body.ts'
import { labelsAt, listAt, mergedLabels, requiredText, typeIn } from './definition-body.ts'
import { findOptionSet, makingOf, mergesLabels } from './making.ts'
import { optionSetExists, optionSetInUse } from './metadata-faults.ts'
import { requireCast } from './require-cast.ts'
import { requireCustomizer } from './require-customizer.ts'
import { requirePrefix } from './require-prefix.ts'

/** Global choices (page create-update-optionsets). PUT does not touch the options: they have actions of their own. */
export function writeOptionSets(
  context: RequestContext,
  { name, inner }: PathSegment,
  rest: readonly PathSegment[],
): ServiceReply {
  const { method, body } = context.request
  const { schema, schemaEditor } = context.environment
  if (inner === undefined) {
    if (rest[0]) throw resourceNotFound(rest[0].name)
    if (method !== 'POST') throw methodNotAllowed(method)
    requireCustomizer(context, 'prvCreateOptionSet')
    const optionSet = made(context, parseBody(body))
    schemaEditor.apply([{ kind: 'put-option-set', optionSet }])
    return noContent({ 'odata-entityid': `${context.root}/${name}(${optionSet.metadataId})` })
  }
  const before = findOptionSet(schema.optionSets, inner)
  requireCast(rest, 'OptionSetMetadata')
  if (method === 'PUT') {
    requireCustomizer(context, 'prvWriteOptionSet')
    const optionSet = changed(before, parseBody(body), mergesLabels(context))
    schemaEditor.apply([{ kind: 'put-option-set', optionSet }])
    return noContent()
  }
  if (method !== 'DELETE') throw methodNotAllowed(method)
  requireCustomizer(context, 'prvDeleteOptionSet')
  const users = [...schema.tables.values()].filter(({ columns }) =>
    [...columns.values()].some(({ optionSetName }) => optionSetName === before.name),
  )
  if (users.length > 0) throw optionSetInUse(users.map(({ logicalName }) => logicalName))
  schemaEditor.apply([{ kind: 'remove-option-set', name: before.name }])
  return noContent()
}

function made(context: RequestContext, body: JsonObject): OptionSet {
  if (typeIn(body) !== 'OptionSetMetadata') throw new NotEmulated(`making a choice of ${typeIn(body) ?? 'no type'}`)
  const { schema, newId, firstOptionValue } = makingOf(context)
  const name = requiredText(body, 'Name')
  requirePrefix(name, 'OptionSet')
  if (schema.optionSets.has(name)) throw optionSetExists()
  const description = labelsAt(body, 'Description')
  return {
    name,
    metadataId: newId(),
    labels: labelsAt(body, 'DisplayName') ?? [],
    ...(description && { description }),
    options: optionsFromBody(listAt(body, 'Options'), firstOptionValue),
    isCustom: true,
  }
}

function changed(before: OptionSet, body: JsonObject, merge: boolean): OptionSet {
  const description = mergedLabels(before.description ?? [], labelsAt(body, 'Description'), merge)
  return {
    ...before,
    labels: mergedLabels(before.labels, labelsAt(body, 'DisplayName'), merge),
    ...(description.length > 0 && { description }),
  }
}
