import { Link } from '@tanstack/react-router'
import type { ContactSummary, OpportunitySummary } from '../../api/api.gen.ts'
import { formatDay, formatMoney } from '../../ui/format.ts'
import { RecordName } from '../../ui/record-name.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Empty } from '../../ui/states.tsx'
import styles from './account-lists.module.css'

const dealColumns: readonly Column<OpportunitySummary>[] = [
  {
    key: 'name',
    label: 'Deal',
    cell: (deal) => (
      <Link to="/deals/$dealId" params={{ dealId: deal.id }}>
        {deal.name}
      </Link>
    ),
  },
  { key: 'stage', label: 'Stage', cell: (deal) => deal.stage?.name },
  { key: 'close', label: 'Closes', cell: (deal) => formatDay(deal.estimatedCloseDate) },
  { key: 'value', label: 'Value', cell: (deal) => formatMoney(deal.value), align: 'end' },
]

export function AccountDeals({ deals }: { deals: readonly OpportunitySummary[] }) {
  if (deals.length === 0) return <Empty title="No open deals" />
  return <RecordTable label="Open deals" columns={dealColumns} rows={deals} rowKey={(deal) => deal.id} />
}

export function AccountContacts({ contacts }: { contacts: readonly ContactSummary[] }) {
  if (contacts.length === 0) return <Empty title="No contacts" />
  return (
    <ul className={styles.contacts}>
      {contacts.map((contact) => (
        <li key={contact.id}>
          <RecordName name={contact.name} shape="round">
            <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
              {contact.name}
            </Link>
            <span className={styles.role}>
              {[contact.jobTitle, contact.email ?? contact.phone].filter(Boolean).join(' · ')}
            </span>
          </RecordName>
        </li>
      ))}
    </ul>
  )
}
