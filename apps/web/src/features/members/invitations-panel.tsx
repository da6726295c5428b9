import { Button } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Invitation } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatAgo } from '../../ui/format.ts'
import { LoadMore } from '../../ui/load-more.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { invitationWords, roleWords } from './member-words.ts'
import { invitationsQuery, useRevokeInvitation } from './queries.ts'

const columns: readonly Column<Invitation>[] = [
  { key: 'label', label: 'For', cell: ({ label, usedBy }) => label ?? usedBy?.name ?? 'Whoever has the link' },
  { key: 'role', label: 'As', cell: ({ role }) => roleWords[role] },
  {
    key: 'state',
    label: 'State',
    cell: ({ state }) => <Badge tone={invitationWords[state].tone}>{invitationWords[state].label}</Badge>,
  },
  { key: 'when', label: 'When', nowrap: true, cell: whenOf },
  {
    key: 'by',
    label: 'Made by',
    hideWhenNarrow: true,
    cell: ({ createdBy }) => createdBy?.name ?? 'Whoever runs Liaison',
  },
]

/** Links that are out, and what became of them. */
export function InvitationsPanel() {
  const invitations = useInfiniteQuery(invitationsQuery)
  const revoke = useRevokeInvitation()
  const items = invitations.data?.pages.flatMap((page) => page.items) ?? []
  const revoking: Column<Invitation> = {
    key: 'revoke',
    label: 'Take back',
    labelHidden: true,
    align: 'end',
    cell: ({ id, state, label }) =>
      state === 'open' ? (
        <Button
          size="small"
          disabledFocusable={revoke.isPending}
          aria-label={label === undefined ? 'Take the invitation back' : `Take the invitation for ${label} back`}
          onClick={() => revoke.mutate(id)}
        >
          Take back
        </Button>
      ) : null,
  }
  return (
    <Panel title="Invitations" flush>
      {revoke.error !== null && <ProblemNotice problem={problemOf(revoke.error)} />}
      {invitations.isError && (
        <ProblemNotice problem={problemOf(invitations.error)} onRetry={() => void invitations.refetch()} />
      )}
      {invitations.isPending && <Loading what="invitations" rows={2} />}
      {invitations.data !== undefined && items.length === 0 && (
        <Empty title="Nobody has been invited yet">An invitation is a link that lets one person join.</Empty>
      )}
      {items.length > 0 && (
        <RecordTable label="Invitations" columns={[...columns, revoking]} rows={items} rowKey={({ id }) => id} />
      )}
      {invitations.hasNextPage && <LoadMore shown={items.length} noun="invitations" query={invitations} />}
    </Panel>
  )
}

function whenOf({ state, createdAt, expiresAt, usedBy, usedAt }: Invitation): string {
  if (state === 'open') return `ends ${formatAgo(expiresAt)}`
  if (state === 'expired') return `ended ${formatAgo(expiresAt)}`
  return usedBy === undefined ? `made ${formatAgo(createdAt)}` : `${usedBy.name}, ${formatAgo(usedAt)}`
}
