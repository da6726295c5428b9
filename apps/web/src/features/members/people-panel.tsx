import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { LoadMore } from '../../ui/load-more.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { MemberTable } from './member-table.tsx'
import { type ConnectionFilter, membersQuery } from './queries.ts'
import { StateFilter } from './state-filter.tsx'

const route = getRouteApi('/app/members')

/** Everybody in the workspace, a page at a time, found by name; administrators narrow it to those who need somebody. */
export function PeoplePanel({ isAdmin }: { isAdmin: boolean }) {
  const { search = '', connection } = route.useSearch()
  const navigate = route.useNavigate()
  const members = useInfiniteQuery({ ...membersQuery({ search, connection }), placeholderData: keepPreviousData })
  const narrow = useCallback(
    (wanted: { search: string; connection: ConnectionFilter | undefined }) =>
      void navigate({
        search: {
          ...(wanted.search === '' ? {} : { search: wanted.search }),
          ...(wanted.connection === undefined ? {} : { connection: wanted.connection }),
        },
        replace: true,
      }),
    [navigate],
  )
  const onSearch = useCallback((text: string) => narrow({ search: text, connection }), [narrow, connection])
  const items = members.data?.pages.flatMap((page) => page.items) ?? []
  const { total, states = [] } = members.data?.pages[0] ?? {}
  return (
    <Panel
      title="People"
      flush
      {...(total === undefined ? {} : { count: total })}
      actions={<SearchField label="Search members" value={search} onSearch={onSearch} />}
    >
      {isAdmin && (
        <StateFilter states={states} chosen={connection} onChoose={(state) => narrow({ search, connection: state })} />
      )}
      {members.isPending && <Loading what="members" rows={3} />}
      {members.data !== undefined && items.length === 0 && (
        <Empty title="Nobody is found">
          {isAdmin ? 'Look for a part of the name or the account.' : 'Look for a part of the name.'}
        </Empty>
      )}
      {items.length > 0 && (
        <div aria-busy={members.isPlaceholderData}>
          <MemberTable members={items} isAdmin={isAdmin} />
        </div>
      )}
      {members.isError && <ProblemNotice problem={problemOf(members.error)} onRetry={() => void members.refetch()} />}
      {members.hasNextPage && <LoadMore shown={items.length} noun="members" query={members} />}
    </Panel>
  )
}
