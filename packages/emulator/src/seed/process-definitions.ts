/** A business process flow: a `workflow` row, its stages and the table that holds its instances. */
export interface ProcessFlow {
  processId: string
  name: string
  /** Logical name of the instance table, which is the definition's `uniquename`. */
  instanceTable: string
  primaryTable: string
  /** In the order the process goes through them, which `processstage` rows do not tell. */
  stages: readonly ProcessStage[]
}

export interface ProcessStage {
  stageId: string
  name: string
  /** Table whose record the stage is about. */
  table: string
  /** 0 Qualify, 1 Develop, 2 Propose, 3 Close. */
  category: number
  /** Columns of that record to be filled before the process leaves the stage. */
  requiredColumns: readonly string[]
}

/**
 * Ids of the product's own flows are the same in every environment.
 *
 * @see https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/formcontext-data-process/getactivepath
 * @see https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/formcontext-data-process/getenabledprocesses
 */
export const opportunitySalesProcess: ProcessFlow = {
  processId: '3e8ebee6-a2bc-4451-9c5f-b146b085413a',
  name: 'Opportunity Sales Process',
  instanceTable: 'opportunitysalesprocess',
  primaryTable: 'opportunity',
  stages: [
    stage('6b9ce798-221a-4260-90b2-2a95ed51a5bc', 'Qualify', 0, 'opportunity'),
    stage('650e06b4-789b-46c1-822b-0da76bedb1ed', 'Develop', 1, 'opportunity'),
    stage('d3ca8878-8d7b-47b9-852d-fcd838790cfd', 'Propose', 2, 'opportunity'),
    stage('bb7e830a-61bd-441b-b1fd-6bb104ffa027', 'Close', 3, 'opportunity'),
  ],
}

export const leadToOpportunitySalesProcess: ProcessFlow = {
  processId: '919e14d1-6489-4852-abd0-a63a6ecaac5d',
  name: 'Lead to Opportunity Sales Process',
  instanceTable: 'leadtoopportunitysalesprocess',
  primaryTable: 'lead',
  stages: [
    stage('f99b4d48-7aad-456e-864a-8e7d543f7495', 'Qualify', 0, 'lead'),
    stage('bfc9108c-8389-406b-9166-2c3298a2e41f', 'Develop', 1, 'opportunity'),
    stage('3a275c22-fc45-4e89-97fc-41e5ec578743', 'Propose', 2, 'opportunity'),
    stage('7f5247fe-cfc3-42bc-aa77-b1d836d9b7c0', 'Close', 3, 'opportunity'),
  ],
}

export const processDefinitions: readonly ProcessFlow[] = [opportunitySalesProcess, leadToOpportunitySalesProcess]

/** Stage ids in the order of the process; nothing for a process that is none of them. */
export function stagesOf(processId: string, processes = processDefinitions): readonly string[] | undefined {
  const process = processes.find((each) => each.processId === processId.toLowerCase())
  return process?.stages.map(({ stageId }) => stageId)
}

export function requiredColumnsOf(stageId: string, processes = processDefinitions): readonly string[] {
  const stages = processes.flatMap((each) => each.stages)
  return stages.find((each) => each.stageId === stageId.toLowerCase())?.requiredColumns ?? []
}

function stage(stageId: string, name: string, category: number, table: string): ProcessStage {
  return { stageId, name, category, table, requiredColumns: [] }
}
