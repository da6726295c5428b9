import { useQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OpportunityList, OpportunitySummary } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { formatDay, formatMoney, formatTotals } from '../../ui/format.ts'
import { LoadMore } from '../../ui/load-more.tsx'
import { RecordMark } from '../../ui/record-name.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { arrangeBoard, type BoardColumn } from './arrange-board.ts'
import { pipelinesQuery } from './queries.ts'
import styles from './deal-board.module.css'

export function DealBoard({ query }: { query: UseInfiniteQueryResult<InfiniteData<OpportunityList>> }) {
  const pipelines = useQuery(pipelinesQuery)
  if (query.isPending || pipelines.isPending) return <Loading what="the board" rows={8} />
  const deals = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isError && deals.length === 0) {
    return <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
  }
  return (
    <div className={styles.frame}>
      {pipelines.isError && (
        <ProblemNotice problem={problemOf(pipelines.error)} onRetry={() => void pipelines.refetch()} partial>
          <p>Stages stand in the order in which deals were read.</p>
        </ProblemNotice>
      )}
      {query.data?.pages[0]?.problems.map((problem) => (
        <ProblemNotice key={problem.title} problem={problem} partial />
      ))}
      {deals.length === 0 && <Empty title="No open deals" />}
      <ol className={styles.board} aria-label="Deals by stage" tabIndex={0}>
        {arrangeBoard(pipelines.data?.items ?? [], deals).map((column) => (
          <Column key={column.name} column={column} />
        ))}
      </ol>
      {query.isError && (
        <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.fetchNextPage()} partial />
      )}
      <LoadMore shown={deals.length} noun="deals" query={query} />
    </div>
  )
}

function Column({ column }: { column: BoardColumn }) {
  return (
    <li className={styles.column}>
      <header className={styles.head}>
        <h2>
          {column.name} <span>{column.deals.length}</span>
        </h2>
        <p>{formatTotals(column.deals.map((deal) => deal.value))}</p>
      </header>
      <ul className={styles.cards}>
        {column.deals.map((deal) => (
          <li key={deal.id}>
            <Card deal={deal} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Card({ deal }: { deal: OpportunitySummary }) {
  return (
    <Link to="/deals/$dealId" params={{ dealId: deal.id }} className={styles.card}>
      <span className={styles.name}>{deal.name}</span>
      {deal.account !== undefined && <span className={styles.account}>{deal.account.name}</span>}
      <span className={styles.foot}>
        {deal.value !== null && <strong>{formatMoney(deal.value)}</strong>}
        <span>{formatDay(deal.estimatedCloseDate)}</span>
        {deal.owner !== undefined && (
          <span title={deal.owner.name} className={styles.owner}>
            <RecordMark name={deal.owner.name} shape="round" />
          </span>
        )}
      </span>
    </Link>
  )
}
