import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Table } from '../schema/schema.ts'
import type { Rule } from '../write/rule.ts'
import { isDirectUpdate, isOneOf, refuseClosed } from './closed-rows.ts'

const won = 1
const lost = 2
const closed = [won, lost]
const canceled = 2

/** Deals are closed by WinOpportunity and LoseOpportunity, are read-only then, and are opened again by a plain update. */
export const opportunityState: Rule = {
  name: 'opportunity: state',
  tables: ['opportunity'],
  beforeUpdate(context, { table, before, changes }) {
    if (!isDirectUpdate(context)) return
    refuseClosed(before, changes, closed)
    if (isOneOf(closed, changes['statecode']) && !context.switches.closeOpportunityByUpdate)
      throw useTheMessage(stateLabel(table, changes['statecode']))
  },
  afterUpdate(context, { before, after }) {
    if (!isOneOf(closed, before.values['statecode']) || after.values['statecode'] !== 0) return
    // The closings of a deal that goes on are canceled (AndrewButenko/UltimateWorkflowToolkit, issue 37).
    for (const closing of context.store.referencing('opportunityclose', 'opportunityid', after.id))
      if (closing.values['statecode'] === 1) context.update('opportunityclose', closing.id, { statecode: canceled })
  },
}

const useTheMessage = (state: string): DataverseFault =>
  new DataverseFault(
    400,
    '0x80100005',
    `This message can not be used to set the state of opportunity to ${state}. In order to set state of opportunity to ${state}, use the ${state} message instead.`,
  )

function stateLabel(table: Table, state: unknown): string {
  const option = table.columns.get('statecode')?.options?.find(({ value }) => value === state)
  return option?.labels.find(({ languageCode }) => languageCode === 1033)?.label ?? String(state)
}
