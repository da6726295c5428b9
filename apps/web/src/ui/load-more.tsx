import { Button, Spinner } from '@fluentui/react-components'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import styles from './load-more.module.css'

interface LoadMoreProps {
  shown: number
  noun: string
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
}

/** How much of a list is here, and the way to the rest; the number is announced when it grows. */
export function LoadMore({ shown, noun, query }: LoadMoreProps) {
  const { hasNextPage: hasMore, isFetchingNextPage: loading } = query
  return (
    <div className={styles.foot}>
      <span aria-live="polite">
        {shown} {noun} {hasMore ? 'so far' : 'in all'}
      </span>
      {hasMore && (
        <Button
          size="small"
          onClick={() => void query.fetchNextPage()}
          disabledFocusable={loading}
          icon={loading ? <Spinner size="tiny" /> : null}
        >
          Load more
        </Button>
      )}
    </div>
  )
}
