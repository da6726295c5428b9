import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ContactSummary } from '../../api/api.gen.ts'
import { AddIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Listing } from '../../ui/listing.tsx'
import { DynamicsLink } from '../../ui/open-in-dynamics.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordName } from '../../ui/record-name.tsx'
import type { Column } from '../../ui/record-table.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { contactsQuery } from './queries.ts'

const route = getRouteApi('/app/contacts')

const columns: readonly Column<ContactSummary>[] = [
  {
    key: 'name',
    label: 'Contact',
    cell: (contact) => (
      <RecordName name={contact.name} shape="round">
        <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
          {contact.name}
        </Link>
      </RecordName>
    ),
  },
  { key: 'job', label: 'Job title', cell: (contact) => contact.jobTitle },
  {
    key: 'account',
    label: 'Account',
    cell: ({ account }) =>
      account && (
        <Link
          to={account.table === 'contact' ? '/contacts/$contactId' : '/accounts/$accountId'}
          params={{ contactId: account.id, accountId: account.id }}
        >
          {account.name}
        </Link>
      ),
  },
  {
    key: 'email',
    label: 'E-mail',
    cell: (contact) => contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
  },
  { key: 'phone', label: 'Phone', cell: (contact) => contact.phone ?? contact.mobile, hideWhenNarrow: true },
  {
    key: 'dynamics',
    label: 'In Dynamics',
    labelHidden: true,
    cell: (contact) => <DynamicsLink url={contact.url} name={contact.name} />,
    align: 'end',
    hideWhenNarrow: true,
  },
]

export function ContactsPage() {
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const contacts = useInfiniteQuery({ ...contactsQuery(search), placeholderData: keepPreviousData })
  const onSearch = useCallback(
    (text: string) => void navigate({ search: text === '' ? {} : { search: text }, replace: true }),
    [navigate],
  )
  return (
    <Page
      title="Contacts"
      actions={
        <>
          <SearchField label="Search contacts" value={search} onSearch={onSearch} />
          <LinkButton to="/new/$table" params={{ table: 'contact' }} appearance="primary" icon={<AddIcon />}>
            New contact
          </LinkButton>
        </>
      }
    >
      <Listing
        label="Contacts"
        noun="contacts"
        query={contacts}
        columns={columns}
        rowKey={(contact) => contact.id}
        empty={
          search === ''
            ? { title: 'No contacts yet', hint: 'Contacts you may see in Dynamics appear here.' }
            : { title: `No contact matches “${search}”`, hint: 'Try another part of the name or the e-mail address.' }
        }
      />
    </Page>
  )
}
