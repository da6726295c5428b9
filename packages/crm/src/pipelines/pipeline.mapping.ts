import { and, eq, type Filter } from '@liaison/dataverse'
import { choiceLabel, etag, instant, optionalNumber, optionalText, reference, text } from '../records/codecs.ts'
import { defineMapping, mapped } from '../records/define-mapping.ts'

/** The definition of a flow; the unique name is the logical name of the table that holds its instances. */
export const flowMapping = defineMapping('workflow', {
  id: mapped('workflowid', text),
  name: mapped('name', text),
  table: mapped('uniquename', text),
  primaryTable: mapped('primaryentity', text),
})

/** Category 4: business process flow. Type 1: the definition, not a copy kept at its activation. State 1: activated. */
export const activeFlows: Filter = and(eq('category', 4), eq('type', 1), eq('statecode', 1))

export const stageMapping = defineMapping('processstage', {
  id: mapped('processstageid', text),
  name: mapped('stagename', text),
  category: mapped('stagecategory', choiceLabel),
  categoryRank: mapped('stagecategory', optionalNumber),
  table: mapped('primaryentitytypecode', text),
})

export const stageFlowColumn = 'processid'

export const instanceColumns = {
  activeStage: 'activestageid',
  traversedPath: 'traversedpath',
  state: 'statecode',
  status: 'statuscode',
  modifiedAt: 'modifiedon',
} as const

/** An instance, whatever the name of its table. The id is the table's primary key, which every reply has. */
export const instanceMapping = defineMapping('businessprocessflowinstance', {
  activeStage: mapped(instanceColumns.activeStage, reference('processstage')),
  traversedPath: mapped(instanceColumns.traversedPath, optionalText),
  stateValue: mapped(instanceColumns.state, optionalNumber),
  statusValue: mapped(instanceColumns.status, optionalNumber),
  modifiedAt: mapped(instanceColumns.modifiedAt, instant),
  etag: mapped(instanceColumns.state, etag),
})

export const activeInstance = 0
/** Status of an instance that is not active any more: 2 finished, 3 aborted. */
export const abortedStatus = 3

/** The function that answers the stages of an instance's path in their order: branches make it differ by deal (P36). */
export const activePathFunction = 'RetrieveActivePath'
export const activePathParameters = (instanceId: string) => ({ ProcessInstanceId: instanceId })

export const dealTable = 'opportunity'
