import type { Environment } from '../operations/environment.ts'
import { roleDefinitions } from '../security/roles.ts'
import type { LookupTarget } from '../store/row.ts'
import { toSeconds } from '../write/decode-value.ts'
import { blockedAttachments } from './blocked-attachments.ts'
import { businessUnits } from './business-units.ts'
import { currencies } from './currencies.ts'
import { layDuplicateRules } from './lay-duplicate-rules.ts'
import { layPeople } from './lay-people.ts'
import { layMessages } from './lay-messages.ts'
import { layPrivileges } from './lay-privileges.ts'
import { layProcesses } from './lay-processes.ts'
import { layQuickFindViews } from './lay-quick-find-views.ts'
import { laySolutions } from './lay-solutions.ts'
import { layViews } from './lay-views.ts'
import { type LayRow, rowLayer, tableOf } from './lay-rows.ts'
import type { ProcessFlow } from './process-definitions.ts'

/** How long the organisation has been using Dynamics. */
const ageInDays = 900

/** What an environment has before anybody has entered anything: units, teams, roles, people, currencies, process flows. */
export function layFoundation(environment: Environment, processFlows: readonly ProcessFlow[] = []): void {
  environment.store.transaction(() => {
    const lay = agedLayer(environment)
    layOrganisation(environment, lay)
    layUnits(lay)
    layRoles(environment, lay)
    layPrivileges(environment, lay)
    layPeople(environment, lay)
    layMessages(environment, lay)
    laySolutions(lay)
    layProcesses(environment, lay, processFlows)
    layDuplicateRules(lay)
    layViews(lay, to('organization', environment.organisation.organizationId))
    layQuickFindViews(lay, to('organization', environment.organisation.organizationId))
  })
}

const to = (table: string, id: string): LookupTarget => ({ table, id })

/** Rows as old as the organisation, where their table keeps times. */
function agedLayer(environment: Environment): LayRow {
  const lay = rowLayer(environment)
  const createdon = toSeconds(new Date(environment.now().getTime() - ageInDays * 86_400_000))
  return (table, id, values) => {
    const times = tableOf(environment, table).columns.has('createdon') && { createdon, modifiedon: createdon }
    return lay(table, id, { ...times, ...values })
  }
}

function layOrganisation({ organisation }: Environment, lay: LayRow): void {
  for (const [isocurrencycode, { id, name, symbol, exchangeRate }] of Object.entries(currencies))
    lay('transactioncurrency', id, {
      isocurrencycode,
      currencyname: name,
      currencysymbol: symbol,
      currencyprecision: 2,
      exchangerate: exchangeRate,
    })
  lay('organization', organisation.organizationId, {
    name: organisation.uniqueName,
    languagecode: organisation.languageCode,
    localeid: organisation.languageCode,
    basecurrencyid: to('transactioncurrency', organisation.baseCurrencyId),
    basecurrencysymbol: currencies.EUR.symbol,
    currencysymbol: currencies.EUR.symbol,
    maxuploadfilesize: 5_242_880,
    blockedattachments: blockedAttachments,
    // Nothing is audited until an administrator switches it on.
    isauditenabled: false,
    auditretentionperiodv2: 30,
    useraccessauditinginterval: 4,
    expirechangetrackingindays: 7,
    oobpricecalculationenabled: true,
    discountcalculationmethod: 0,
    pricingdecimalprecision: 2,
    isexternalsearchindexenabled: true,
  })
}

function layUnits(lay: LayRow): void {
  for (const [key, { id, name }] of Object.entries(businessUnits))
    lay('businessunit', id, {
      name,
      ...(key !== 'root' && { parentbusinessunitid: to('businessunit', businessUnits.root.id) }),
    })
  for (const { id, name, teamId } of Object.values(businessUnits))
    lay('team', teamId, { name, teamtype: 0, isdefault: true, businessunitid: to('businessunit', id) })
}

function layRoles(environment: Environment, lay: LayRow): void {
  for (const { roleId, name } of roleDefinitions)
    lay('role', roleId, { name, businessunitid: to('businessunit', environment.organisation.businessUnitId) })
}
