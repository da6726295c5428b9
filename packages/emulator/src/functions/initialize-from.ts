import { unknownTable } from '../errors/faults.ts'
import { NotEmulated } from '../errors/dataverse-fault.ts'
import { jsonReply } from '../http/reply.ts'
import type { FunctionOperation } from './operation.ts'
import { referenceParameter, stringParameter } from './parameters.ts'

/** A pre-filled new row. The organisation has no column mappings, so only the lookup to the source comes back. */
export const initializeFrom: FunctionOperation = {
  kind: 'function',
  name: 'InitializeFrom',
  run(context, parameters) {
    const { table: source, row } = referenceParameter(context, parameters, 'EntityMoniker')
    const name = stringParameter(parameters, 'TargetEntityName')
    const target = context.environment.schema.tables.get(name)
    if (!target) throw unknownTable(name)
    const parents = target.manyToOne.filter(
      (each) =>
        each.referencedTable === source.logicalName &&
        /^parent|^customerid|^regardingobjectid/.test(each.referencingColumn),
    )
    const [parent, ...others] = parents
    if (!parent || others.length > 0) throw new NotEmulated(`InitializeFrom ${source.logicalName} to ${name}`)
    return jsonReply(
      context,
      JSON.stringify({
        '@odata.context': `${context.root}/$metadata#${target.entitySetName}/$entity`,
        '@odata.type': `#Microsoft.Dynamics.CRM.${name}`,
        [`${parent.referencingNavigation}@odata.bind`]: `${source.entitySetName}(${row.id})`,
      }),
      { headers: { 'preference-applied': 'return=representation' } },
    )
  },
}
