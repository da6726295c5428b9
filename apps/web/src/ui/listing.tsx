import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { PartProblem } from '../api/api.gen.ts'
import { problemOf } from '../api/api-problem.ts'
import { LoadMore } from './load-more.tsx'
import { RecordTable, type Column } from './record-table.tsx'
import { Empty, Loading, ProblemNotice } from './states.tsx'
import styles from './panel.module.css'

interface ListingProps<Row> {
  label: string
  noun: string
  query: UseInfiniteQueryResult<InfiniteData<{ items: Row[]; problems?: PartProblem[] }>>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  empty: { title: string; hint: string }
}

/** A paged list in its four states: loading, empty, failed, and partly loaded (what came stays when the next page fails). */
export function Listing<Row>({ label, noun, query, columns, rowKey, empty }: ListingProps<Row>) {
  if (query.isPending) {
    return (
      <div className={styles.panel}>
        <Loading what={label} rows={8} />
      </div>
    )
  }
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isError && rows.length === 0) {
    return <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
  }
  if (rows.length === 0) {
    return (
      <div className={styles.panel}>
        <Empty title={empty.title}>{empty.hint}</Empty>
      </div>
    )
  }
  return (
    <div className={styles.panel} aria-busy={query.isPlaceholderData}>
      {query.data?.pages[0]?.problems?.map((problem) => (
        <ProblemNotice key={problem.title} problem={problem} partial />
      ))}
      <RecordTable label={label} columns={columns} rows={rows} rowKey={rowKey} />
      {query.isError && (
        <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.fetchNextPage()} partial />
      )}
      <LoadMore shown={rows.length} noun={noun} query={query} />
    </div>
  )
}
