import { Button, Spinner } from '@fluentui/react-components'
import styles from './load-more.module.css'

interface LoadMoreProps {
  shown: number
  noun: string
  hasMore: boolean
  loading: boolean
  onLoadMore: () => void
}

/** How much of a list is here, and the way to the rest; the number is announced when it grows. */
export function LoadMore({ shown, noun, hasMore, loading, onLoadMore }: LoadMoreProps) {
  return (
    <div className={styles.foot}>
      <span aria-live="polite">
        {shown} {noun} {hasMore ? 'so far' : 'in all'}
      </span>
      {hasMore && (
        <Button
          size="small"
          onClick={onLoadMore}
          disabledFocusable={loading}
          icon={loading ? <Spinner size="tiny" /> : null}
        >
          Load more
        </Button>
      )}
    </div>
  )
}
