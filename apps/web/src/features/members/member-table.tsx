import { useState } from 'react'
import type { WorkspaceMember } from '../../api/api.gen.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatAgo } from '../../ui/format.ts'
import { RecordName } from '../../ui/record-name.tsx'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { MemberMenu } from './member-menu.tsx'
import { connectionWords, roleWords } from './member-words.ts'
import styles from './members-page.module.css'
import type { MemberDecision } from './queries.ts'

const forEverybody: readonly Column<WorkspaceMember>[] = [
  {
    key: 'name',
    label: 'Name',
    cell: ({ name, username, isYou }) => (
      <RecordName name={name} shape="round">
        <span className={styles.person}>
          {name}
          {isYou && <Badge>You</Badge>}
          {username !== undefined && <span className={styles.account}>{username}</span>}
        </span>
      </RecordName>
    ),
  },
  {
    key: 'role',
    label: 'Role',
    cell: ({ role }) => <Badge tone={role === 'admin' ? 'brand' : 'neutral'}>{roleWords[role]}</Badge>,
  },
]

const forAdmins: readonly Column<WorkspaceMember>[] = [
  {
    key: 'connection',
    label: 'Dynamics',
    cell: ({ connection = 'disconnected' }) => (
      <Badge tone={connectionWords[connection].tone}>{connectionWords[connection].label}</Badge>
    ),
  },
  {
    key: 'joined',
    label: 'Joined',
    nowrap: true,
    hideWhenNarrow: true,
    cell: ({ joinedAt }) => formatAgo(joinedAt),
  },
]

export function MemberTable({ members, isAdmin }: { members: readonly WorkspaceMember[]; isAdmin: boolean }) {
  const [deciding, setDeciding] = useState<{ member: WorkspaceMember; decision: MemberDecision }>()
  const menu: Column<WorkspaceMember> = {
    key: 'menu',
    label: 'Decide',
    labelHidden: true,
    align: 'end',
    cell: (member) => <MemberMenu member={member} onDecide={(decision) => setDeciding({ member, decision })} />,
  }
  return (
    <>
      <RecordTable
        label="Members"
        columns={isAdmin ? [...forEverybody, ...forAdmins, menu] : forEverybody}
        rows={members}
        rowKey={({ id }) => id}
      />
      {deciding !== undefined && <DecisionDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}
