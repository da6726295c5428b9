import type { Environment } from '../operations/environment.ts'
import type { LayRow } from './lay-rows.ts'
import { type ProcessFlow, processDefinitions } from './process-definitions.ts'

const businessProcessFlow = 4
const definition = 1
const activated = 1

/** Definitions and stages of the business process flows, as `workflow` and `processstage` rows. */
export function layProcesses(environment: Environment, lay: LayRow, own: readonly ProcessFlow[]): void {
  const all = [...processDefinitions, ...own]
  for (const [order, { processId, name, instanceTable, primaryTable, stages }] of all.entries()) {
    const processid = lay('workflow', processId, {
      name,
      uniquename: instanceTable,
      primaryentity: primaryTable,
      category: businessProcessFlow,
      type: definition,
      statecode: activated,
      businessprocesstype: 0,
      processorder: order + 1,
      languagecode: environment.organisation.languageCode,
      ismanaged: true,
    })
    for (const { stageId, name: stagename, category, table } of stages)
      lay('processstage', stageId, {
        stagename,
        stagecategory: category,
        primaryentitytypecode: table,
        processid,
      })
  }
}
