import { Link } from '@tanstack/react-router'
import type { OpportunitySummary } from '../../api/api.gen.ts'
import { formatDay, formatMoney } from '../../ui/format.ts'
import { DynamicsLink } from '../../ui/open-in-dynamics.tsx'
import type { Column } from '../../ui/record-table.tsx'
import { DealStatus } from './deal-status.tsx'

export const dealColumns: readonly Column<OpportunitySummary>[] = [
  {
    key: 'name',
    label: 'Deal',
    cell: (deal) => (
      <Link to="/deals/$dealId" params={{ dealId: deal.id }}>
        {deal.name}
      </Link>
    ),
  },
  {
    key: 'account',
    label: 'Account',
    cell: ({ account }) =>
      account && (
        <Link to="/accounts/$accountId" params={{ accountId: account.id }}>
          {account.name}
        </Link>
      ),
  },
  {
    key: 'stage',
    label: 'Stage',
    cell: (deal) => (deal.status.state === 'open' ? deal.stage?.name : <DealStatus status={deal.status} />),
  },
  { key: 'close', label: 'Closes', cell: (deal) => formatDay(deal.estimatedCloseDate), nowrap: true },
  {
    key: 'probability',
    label: 'Probability',
    cell: (deal) => (deal.probability === undefined ? '' : `${deal.probability} %`),
    align: 'end',
    hideWhenNarrow: true,
  },
  { key: 'owner', label: 'Owner', cell: (deal) => deal.owner?.name, hideWhenNarrow: true },
  { key: 'value', label: 'Value', cell: (deal) => formatMoney(deal.value), align: 'end' },
  {
    key: 'dynamics',
    label: 'In Dynamics',
    labelHidden: true,
    cell: (deal) => <DynamicsLink url={deal.url} name={deal.name} />,
    align: 'end',
    hideWhenNarrow: true,
  },
]
