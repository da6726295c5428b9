import type { ProcessFlow, SchemaFile } from '../src/index.ts'
import type { Exchange } from './exchange.ts'

/** Of the process that a page calls its own. */
const processId = '88888888-0000-4000-8000-000000000001'
const onlyStage = '88888888-0000-4000-8000-000000000002'

/**
 * The definition behind a page's own process flow: the stages of its path in their order, the last of them about the record
 * that is bound in the same request, the others about accounts.
 */
export function presupposedProcesses({ request }: Exchange, { tables = [] }: SchemaFile): ProcessFlow[] {
  const body = (request.json ?? {}) as Record<string, unknown>
  const path = typeof body['traversedpath'] === 'string' ? body['traversedpath'].split(',') : [onlyStage]
  return tables
    .filter(({ traits }) => traits.includes('isBpf'))
    .map(({ logicalName }) => ({
      processId,
      name: logicalName,
      instanceTable: logicalName,
      primaryTable: 'account',
      stages: path.map((stageId, at) => ({
        stageId,
        name: `Stage ${at + 1}`,
        table: at === path.length - 1 && 'bpf_contactid@odata.bind' in body ? 'contact' : 'account',
        category: at,
        requiredColumns: [],
      })),
    }))
}

/** Where an instance stands before the request moves it: one stage earlier. */
export function placeBefore({ request }: Exchange): {
  activestageid: string
  traversedpath: string
  processid: string
} {
  const { traversedpath } = (request.json ?? {}) as { traversedpath?: string }
  const before = traversedpath?.split(',').slice(0, -1) ?? [onlyStage]
  return { activestageid: before.at(-1) ?? onlyStage, traversedpath: before.join(), processid: processId }
}
