import type { SeedSize } from '../emulator.ts'
import type { Environment } from '../operations/environment.ts'
import { link } from '../store/intersect.ts'
import { Calendar } from './demo/calendar.ts'
import { type Company, inventCompany, inventSite } from './demo/company.ts'
import type { DemoLayer } from './demo/demo-layer.ts'
import { layCatalogues } from './demo/lay-catalogues.ts'
import { layCustomer } from './demo/lay-customer.ts'
import { layLead } from './demo/lay-lead.ts'
import { type LayRow, rowLayer, tableOf } from './lay-rows.ts'
import { Random } from './random.ts'

const defaultSize: SeedSize = { accounts: 300 }
/** One lead for so many accounts. */
const accountsPerLead = 7
/** Of so many accounts one is another site of the account before it. */
const accountsPerSite = 17

/**
 * Lays the business of the demo organisation: customers, contacts, deals in every stage and state, months of
 * activities. The same size on the same day gives the same rows with the same ids.
 */
export function layDemo(environment: Environment, { accounts, history = 'full' }: SeedSize = defaultSize): void {
  environment.store.transaction(() => {
    const layer = demoLayer(environment, history)
    layCatalogues(layer)
    const taken = new Set<string>()
    let before: Company | undefined
    for (let number = 0; number < accounts; number += 1) {
      const random = new Random(`account/${number}`)
      const isSite = before !== undefined && number % accountsPerSite === accountsPerSite - 1
      const company = before && isSite ? inventSite(random, before, taken) : inventCompany(random, taken)
      layCustomer(layer, random, { number, company, ...(isSite && { parent: number - 1 }) })
      before = company
      if (number % accountsPerLead === 0) layLead(layer, new Random(`lead/${number}`), String(number), taken)
    }
  })
}

/** What is talked about customers and deals. */
const historyTables = new Set(['activityparty', 'annotation', 'appointment', 'email', 'phonecall', 'task'])

function demoLayer(environment: Environment, history: 'full' | 'none'): DemoLayer {
  const { store } = environment
  const rivalry = tableOf(environment, 'opportunity').manyToMany.find(
    ({ intersectTable }) => intersectTable === 'opportunitycompetitors',
  )
  if (!rivalry) throw new Error('The schema has no relationship between opportunities and competitors.')
  const lay = rowLayer(environment)
  const withoutHistory: LayRow = (table, id, values) =>
    historyTables.has(table) ? { table, id } : lay(table, id, values)
  return {
    lay: history === 'full' ? lay : withoutHistory,
    compete: (opportunityId, competitorId) => link(store, rivalry, opportunityId, competitorId),
    calendar: new Calendar(environment.now()),
  }
}
