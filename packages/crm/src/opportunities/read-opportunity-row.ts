import type { Row, TableMetadata } from '@liaison/dataverse'
import { type Mapped, readMapped, rowContextOf } from '../records/define-mapping.ts'
import type { Opportunity, OpportunitySummary } from './opportunity.ts'
import { opportunityMapping, opportunitySummaryMapping } from './opportunity.mapping.ts'

type Stage = NonNullable<OpportunitySummary['stage']>

export function opportunitySummaryOf(
  row: Row,
  table: TableMetadata,
  environmentUrl: string,
  stage: Stage | undefined,
): OpportunitySummary {
  const { customer, estimatedValue, actualValue, ...fields } = readMapped(
    opportunitySummaryMapping,
    row,
    rowContextOf(environmentUrl, table),
  )
  return {
    ...fields,
    ...partiesOf(fields, customer),
    value: fields.status.state === 'open' ? estimatedValue : actualValue,
    ...(stage ? { stage } : {}),
  }
}

export function opportunityOf(
  row: Row,
  table: TableMetadata,
  environmentUrl: string,
  stage: Stage | undefined,
): Opportunity {
  const { customer, estimatedValue, ...fields } = readMapped(
    opportunityMapping,
    row,
    rowContextOf(environmentUrl, table),
  )
  return {
    ...fields,
    ...partiesOf(fields, customer),
    value: fields.status.state === 'open' ? estimatedValue : fields.actualValue,
    ...(stage ? { stage } : {}),
  }
}

type SummaryFields = Mapped<typeof opportunitySummaryMapping.fields>

/** Organisations that use only the deal's customer leave its account and contact empty. */
function partiesOf(
  { account, contact }: Pick<SummaryFields, 'account' | 'contact'>,
  customer: SummaryFields['customer'],
): Pick<OpportunitySummary, 'account' | 'contact'> {
  const customerAccount = customer?.table === 'account' ? customer : undefined
  const customerContact = customer?.table === 'contact' ? customer : undefined
  const shownAccount = account ?? customerAccount
  const shownContact = contact ?? customerContact
  return { ...(shownAccount ? { account: shownAccount } : {}), ...(shownContact ? { contact: shownContact } : {}) }
}
