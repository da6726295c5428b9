import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CustomTable } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { Page } from '../../ui/page.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { customTablesQuery } from './queries.ts'
import styles from '../../ui/panel.module.css'

const columns: readonly Column<CustomTable>[] = [
  {
    key: 'label',
    label: 'Table',
    cell: (table) => (
      <Link to="/tables/$table" params={{ table: table.table }}>
        {table.pluralLabel}
      </Link>
    ),
  },
  { key: 'name', label: 'Name in Dynamics', cell: (table) => <code>{table.table}</code> },
  {
    key: 'required',
    label: 'Needed to create',
    cell: (table) =>
      table.requiredBy.map((need) => (
        <Badge key={`${need.table}.${need.column}`} tone="brand">
          {need.label}: {need.columnLabel}
        </Badge>
      )),
  },
]

export function CustomTablesPage() {
  const tables = useQuery(customTablesQuery)
  return (
    <Page
      title="Custom tables"
      subtitle="Tables your organisation added to Dynamics, and which of them a new account, contact or deal needs."
    >
      {tables.isError && <ProblemNotice problem={problemOf(tables.error)} onRetry={() => void tables.refetch()} />}
      {!tables.isError && (
        <div className={styles.panel}>
          {tables.isPending && <Loading what="custom tables" rows={4} />}
          {tables.data?.items.length === 0 && (
            <Empty title="No custom tables">This environment has the standard tables only.</Empty>
          )}
          {tables.data !== undefined && tables.data.items.length > 0 && (
            <RecordTable
              label="Custom tables"
              columns={columns}
              rows={tables.data.items}
              rowKey={(table) => table.table}
            />
          )}
        </div>
      )}
    </Page>
  )
}
