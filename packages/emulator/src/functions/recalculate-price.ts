import { NotEmulated } from '../errors/dataverse-fault.ts'
import { objectDoesNotExist, unresolvedParameters, unknownTable } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { guidPattern } from '../odata/literal.ts'
import { linesOf } from '../rules/pricing/calculate-deal.ts'
import { pricingSettings } from '../rules/pricing/pricing-settings.ts'
import { updateRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'

/**
 * Calculates a deal and its lines anew, with the prices that its price list has now
 * (learn.microsoft.com "RecalculatePrice Action"). Quotes, orders and invoices have no lines here.
 */
export const recalculatePrice: ActionOperation = {
  kind: 'action',
  name: 'RecalculatePrice',
  run(context, body) {
    const { environment, caller } = context
    const { schema, store } = environment
    const [name, id] = [body['entityLogicalName'], body['entityId']]
    if (typeof name !== 'string' || typeof id !== 'string' || !guidPattern.test(id)) throw unresolvedParameters()
    const [deals, lines] = [schema.tables.get('opportunity'), schema.tables.get('opportunityproduct')]
    if (!schema.tables.has(name)) throw unknownTable(name)
    if (name !== 'opportunity' || !deals || !lines) throw new NotEmulated(`RecalculatePrice of the table ${name}`)
    const deal = store.get(name, id.toLowerCase())
    if (!deal) throw objectDoesNotExist(name, id)
    requireRow(context, 'Write', deals, deal)
    if (!pricingSettings(store).enabled)
      throw new NotEmulated('RecalculatePrice where the organisation calculates prices itself')
    return store.transaction(() => {
      for (const line of linesOf(store, deal.id))
        updateRow({ environment, caller, message: 'RecalculatePrice' }, lines, line.id, {})
      return noContent()
    })
  },
}
