import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { resourceNotFound } from '../../errors/faults.ts'
import { parsePath } from '../../odata/parse-path.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import type { OptionSet } from '../../schema/schema.ts'
import { findTable } from '../find-definition.ts'
import { readKey } from '../read-key.ts'
import { firstOptionValue } from './option-values.ts'
import type { RelationshipMaking } from './relationship-from-body.ts'

/** What making a part of the schema needs besides its body. */
export function makingOf(
  context: RequestContext,
  solution = context.request.headers['mscrm.solutionuniquename'],
): RelationshipMaking {
  const { environment } = context
  const { schema } = environment
  return {
    schema,
    newId: () => environment.newId(),
    firstOptionValue: firstOptionValue(environment, solution),
    globalOptionSet: (link) => globalOptionSetAt(context, link),
    tableNamed: (name) => findTable(schema, `LogicalName='${name}'`),
  }
}

export const mergesLabels = ({ request }: RequestContext): boolean =>
  request.headers['mscrm.mergelabels']?.toLowerCase() === 'true'

/** `/GlobalOptionSetDefinitions(<id>)`, or by its name. */
function globalOptionSetAt(context: RequestContext, link: string): OptionSet {
  const [set, ...rest] = parsePath(link.replace(`${context.root}/`, '').replace(/^\//, ''))
  if (set?.name !== 'GlobalOptionSetDefinitions' || set.inner === undefined || rest.length > 0)
    throw new NotEmulated(`the link ${link}`)
  return findOptionSet(context.environment.schema.optionSets, set.inner)
}

export function findOptionSet(optionSets: ReadonlyMap<string, OptionSet>, inner: string): OptionSet {
  const { property, value } = readKey(inner, 'OptionSetMetadataBase', 'Name')
  const found =
    property === 'MetadataId'
      ? [...optionSets.values()].find(({ metadataId }) => metadataId === value)
      : optionSets.get(value)
  if (!found) throw resourceNotFound('GlobalOptionSetDefinitions')
  return found
}
