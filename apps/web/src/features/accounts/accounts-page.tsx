import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { AccountSummary } from '../../api/api.gen.ts'
import { formatAgo } from '../../ui/format.ts'
import { AddIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Listing } from '../../ui/listing.tsx'
import { DynamicsLink } from '../../ui/open-in-dynamics.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordName } from '../../ui/record-name.tsx'
import type { Column } from '../../ui/record-table.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { accountsQuery } from './queries.ts'

const route = getRouteApi('/app/accounts')

const columns: readonly Column<AccountSummary>[] = [
  {
    key: 'name',
    label: 'Account',
    cell: (account) => (
      <RecordName name={account.name}>
        <Link to="/accounts/$accountId" params={{ accountId: account.id }}>
          {account.name}
        </Link>
      </RecordName>
    ),
  },
  { key: 'city', label: 'City', cell: (account) => account.city },
  { key: 'industry', label: 'Industry', cell: (account) => account.industry, hideWhenNarrow: true },
  {
    key: 'contact',
    label: 'Primary contact',
    cell: ({ primaryContact }) =>
      primaryContact && (
        <Link to="/contacts/$contactId" params={{ contactId: primaryContact.id }}>
          {primaryContact.name}
        </Link>
      ),
  },
  { key: 'phone', label: 'Phone', cell: (account) => account.phone, hideWhenNarrow: true },
  { key: 'owner', label: 'Owner', cell: (account) => account.owner?.name },
  {
    key: 'modified',
    label: 'Changed',
    cell: (account) => formatAgo(account.modifiedAt),
    hideWhenNarrow: true,
    nowrap: true,
  },
  {
    key: 'dynamics',
    label: 'In Dynamics',
    labelHidden: true,
    cell: (account) => <DynamicsLink url={account.url} name={account.name} />,
    align: 'end',
    hideWhenNarrow: true,
  },
]

export function AccountsPage() {
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const accounts = useInfiniteQuery({ ...accountsQuery(search), placeholderData: keepPreviousData })
  const onSearch = useCallback(
    (text: string) => void navigate({ search: text === '' ? {} : { search: text }, replace: true }),
    [navigate],
  )
  return (
    <Page
      title="Accounts"
      actions={
        <>
          <SearchField label="Search accounts" value={search} onSearch={onSearch} />
          <LinkButton to="/new/$table" params={{ table: 'account' }} appearance="primary" icon={<AddIcon />}>
            New account
          </LinkButton>
        </>
      }
    >
      <Listing
        label="Accounts"
        noun="accounts"
        query={accounts}
        columns={columns}
        rowKey={(account) => account.id}
        empty={
          search === ''
            ? { title: 'No accounts yet', hint: 'Accounts you may see in Dynamics appear here.' }
            : { title: `No account matches “${search}”`, hint: 'Try another part of the name.' }
        }
      />
    </Page>
  )
}
