import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { CustomRow } from '../../api/api.gen.ts'
import { formatAgo } from '../../ui/format.ts'
import { AddIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Listing } from '../../ui/listing.tsx'
import { DynamicsLink } from '../../ui/open-in-dynamics.tsx'
import { Page } from '../../ui/page.tsx'
import type { Column } from '../../ui/record-table.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { customRowsQuery } from './queries.ts'

const route = getRouteApi('/app/tables/$table')
const crumbs = [{ label: 'Custom tables', link: { to: '/tables' } }] as const

export function CustomRowsPage() {
  const { table } = route.useParams()
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const rows = useInfiniteQuery({ ...customRowsQuery(table, search), placeholderData: keepPreviousData })
  const onSearch = useCallback(
    (text: string) => void navigate({ search: text === '' ? {} : { search: text }, replace: true }),
    [navigate],
  )
  const described = rows.data?.pages[0]?.table
  const title = described?.pluralLabel ?? 'Custom table'
  return (
    <Page
      title={title}
      crumbs={crumbs}
      {...(described === undefined ? {} : { subtitle: neededBy(described.requiredBy) })}
      actions={
        <>
          <SearchField label="Search rows" value={search} onSearch={onSearch} />
          <LinkButton to="/new/$table" params={{ table }} appearance="primary" icon={<AddIcon />}>
            New {described?.label ?? 'row'}
          </LinkButton>
        </>
      }
    >
      <Listing
        label={title}
        noun="rows"
        query={rows}
        columns={columnsOf(rows.data?.pages[0]?.items ?? [])}
        rowKey={(row) => row.id}
        empty={{
          title: search === '' ? 'No rows yet' : `No row matches “${search}”`,
          hint: 'Rows you may see in Dynamics appear here.',
        }}
      />
    </Page>
  )
}

function neededBy(requiredBy: readonly { label: string; columnLabel: string }[]): string {
  return requiredBy.map((need) => `Every new ${need.label.toLowerCase()} needs one (${need.columnLabel}).`).join(' ')
}

/** The columns are those the server chose to describe a row; every row has the same. */
function columnsOf(rows: readonly CustomRow[]): Column<CustomRow>[] {
  const described = rows[0]?.values ?? []
  return [
    { key: 'name', label: 'Name', cell: (row) => row.name },
    ...described.map((value, index): Column<CustomRow> => ({
      key: value.column,
      label: value.label,
      cell: (row) => row.values.find((candidate) => candidate.column === value.column)?.text,
      ...(index > 2 ? { hideWhenNarrow: true } : {}),
    })),
    { key: 'modified', label: 'Changed', cell: (row) => formatAgo(row.modifiedAt), hideWhenNarrow: true, nowrap: true },
    {
      key: 'dynamics',
      label: 'In Dynamics',
      labelHidden: true,
      cell: (row) => <DynamicsLink url={row.url} name={row.name} />,
      align: 'end',
      hideWhenNarrow: true,
    },
  ]
}
