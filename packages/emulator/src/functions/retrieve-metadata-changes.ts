import { unresolvedParameters } from '../errors/faults.ts'
import { NotEmulated } from '../errors/dataverse-fault.ts'
import { responseReply } from '../http/reply.ts'
import { deletedMetadata } from '../metadata/changes/deleted-metadata.ts'
import { findChanges } from '../metadata/changes/find-changes.ts'
import { readMetadataQuery, wholeSchema } from '../metadata/changes/metadata-query.ts'
import { sinceVersion } from '../metadata/changes/since.ts'
import { readVersionStamp, versionStamp } from '../metadata/changes/version-stamp.ts'
import type { Literal } from '../odata/literal.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { FunctionOperation } from './operation.ts'
import { stringParameter } from './parameters.ts'
import { userLanguage } from '../operations/user-language.ts'

type Parameters = ReadonlyMap<string, Literal>

/** One question about definitions across tables, and what of the answer has changed since it was last asked. */
export const retrieveMetadataChanges: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveMetadataChanges',
  run(context, parameters) {
    for (const name of parameters.keys())
      if (!known.has(name)) throw new NotEmulated(`the parameter ${name} of RetrieveMetadataChanges`)
    const { schema, switches } = context.environment
    const version = lastLook(context, parameters)
    const query = isGiven(parameters, 'Query') ? readMetadataQuery(jsonParameter(parameters, 'Query')) : wholeSchema
    return responseReply(context, 'RetrieveMetadataChanges', {
      ServerVersionStamp: versionStamp(schema, context.now),
      DeletedMetadata: deletedMetadata(schema, version, filters(parameters)),
      EntityMetadata: findChanges({
        schema,
        query,
        since: sinceVersion(version, schema.history),
        languageCode: userLanguage(context.environment, context.caller),
        repeatUnchanged: switches.metadataChangesRepeatUnchanged,
      }),
    })
  },
}

const known = new Set(['Query', 'ClientVersionStamp', 'DeletedMetadataFilters'])

const isGiven = (parameters: Parameters, name: string): boolean => (parameters.get(name)?.type ?? 'null') !== 'null'

function jsonParameter(parameters: Parameters, name: string): unknown {
  const literal = parameters.get(name)
  if (literal?.type !== 'json') throw unresolvedParameters()
  return literal.value
}

/** The version of the schema the client knows, or undefined at its first look. */
function lastLook(context: RequestContext, parameters: Parameters): number | undefined {
  if (!isGiven(parameters, 'ClientVersionStamp')) return undefined
  const stamp = stringParameter(parameters, 'ClientVersionStamp')
  const { schema, store } = context.environment
  const [organization] = store.rows('organization')
  const days = organization?.values['expiresubscriptionsindays']
  return readVersionStamp(stamp, schema, typeof days === 'number' ? days : 90, context.now)
}

/** `Microsoft.Dynamics.CRM.DeletedMetadataFilters'Attribute,OptionSet'`. */
function filters(parameters: Parameters): readonly string[] {
  if (!isGiven(parameters, 'DeletedMetadataFilters')) return []
  const literal = parameters.get('DeletedMetadataFilters')
  if (literal?.type !== 'enum' || literal.name !== 'Microsoft.Dynamics.CRM.DeletedMetadataFilters')
    throw unresolvedParameters()
  return literal.value.split(',').map((name) => name.trim())
}
