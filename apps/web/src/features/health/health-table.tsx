import type { MemberHealth } from '../../api/api.gen.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatAgo, formatInstant } from '../../ui/format.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { RecordName } from '../../ui/record-name.tsx'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import { connectionWords } from '../members/member-words.ts'
import styles from './health-page.module.css'

const whoActs: Record<NonNullable<MemberHealth['connection']['who']>, string> = {
  member: 'They themselves, by signing in again',
  'entra-admin': 'An Entra administrator',
  'dynamics-admin': 'A Dynamics administrator',
  'workspace-admin': 'An administrator of this workspace',
  operator: 'Whoever runs Liaison',
  nobody: 'Nobody: it passes',
}

const columns: readonly Column<MemberHealth>[] = [
  {
    key: 'name',
    label: 'Name',
    cell: ({ name, username }) => (
      <RecordName name={name} shape="round">
        <span className={styles.person}>
          {name}
          <small>{username}</small>
        </span>
      </RecordName>
    ),
  },
  {
    key: 'state',
    label: 'Dynamics',
    cell: ({ connection, pausedUntil }) => (
      <span className={styles.state}>
        <Badge tone={connectionWords[connection.state].tone}>{connectionWords[connection.state].label}</Badge>
        {pausedUntil !== undefined && <small>Asked to wait until {formatInstant(pausedUntil)}</small>}
      </span>
    ),
  },
  {
    key: 'since',
    label: 'Since',
    nowrap: true,
    cell: ({ since }) => since !== undefined && <Labelled label="Since">{formatAgo(since)}</Labelled>,
  },
  {
    key: 'who',
    label: 'Who acts',
    cell: ({ connection }) =>
      connection.state !== 'connected' && (
        <span className={styles.state}>
          {connection.who === undefined ? 'They themselves, by connecting' : whoActs[connection.who]}
          <small>They read: “{connection.title}”</small>
          {toldApart(connection) && <small>{connection.serviceCode}</small>}
        </span>
      ),
  },
  {
    key: 'used',
    label: 'Last used',
    nowrap: true,
    hideWhenNarrow: true,
    cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? 'Not yet' : formatAgo(lastUsedAt)),
  },
  { key: 'plans', label: 'Plans', cell: ({ plans }) => <Labelled label="Plans">{plansOf(plans)}</Labelled> },
]

export function HealthTable({ members }: { members: readonly MemberHealth[] }) {
  return <RecordTable label="How everybody is connected" columns={columns} rows={members} rowKey={({ id }) => id} />
}

/** Some texts name Microsoft's code themselves. */
const toldApart = ({ title, serviceCode }: MemberHealth['connection']): boolean =>
  serviceCode !== undefined && !title.includes(serviceCode)

function plansOf({ toApprove, toWrite }: MemberHealth['plans']): string {
  const parts = [...(toApprove > 0 ? [`${toApprove} to approve`] : []), ...(toWrite > 0 ? [`${toWrite} to write`] : [])]
  return parts.length === 0 ? 'none waiting' : parts.join(', ')
}
