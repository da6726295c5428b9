import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ApiKey } from '../../api/api.gen.ts'
import { Badge, type BadgeTone } from '../../ui/badge.tsx'
import { formatAgo, formatInstant } from '../../ui/format.ts'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import { scopeWords } from '../../ui/scope-words.ts'
import styles from './developer-page.module.css'
import { RevokeKeyDialog } from './revoke-key-dialog.tsx'
import { RotateKeyDialog } from './rotate-key-dialog.tsx'

const states: Record<ApiKey['state'], { label: string; tone: BadgeTone }> = {
  active: { label: 'Good', tone: 'success' },
  expired: { label: 'Expired', tone: 'warning' },
  revoked: { label: 'Revoked', tone: 'neutral' },
}

interface KeyTableProps {
  keys: readonly ApiKey[]
  /** Of whoever looks: only the maker of a key gets a new secret for it. */
  memberId: string | undefined
}

export function KeyTable({ keys, memberId }: KeyTableProps) {
  const [asked, setAsked] = useState<{ what: 'rotate' | 'revoke'; key: ApiKey }>()
  const close = () => setAsked(undefined)
  const columns: readonly Column<ApiKey>[] = [
    { key: 'name', label: 'Key', cell: ({ name }) => name },
    {
      key: 'state',
      label: 'State',
      cell: (key) => <Badge tone={states[key.state].tone}>{states[key.state].label}</Badge>,
    },
    {
      key: 'scopes',
      label: 'May',
      cell: ({ scopes }) => (
        <span className={styles.scopes}>
          {scopes.map((scope) => (
            <Badge key={scope}>{scopeWords[scope].label}</Badge>
          ))}
        </span>
      ),
    },
    { key: 'for', label: 'Acts for', cell: actsFor },
    {
      key: 'used',
      label: 'Last used',
      hideWhenNarrow: true,
      cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? 'Never' : formatAgo(lastUsedAt)),
    },
    { key: 'ends', label: 'Good until', cell: ends },
    {
      key: 'actions',
      label: 'Actions',
      labelHidden: true,
      cell: (key) =>
        key.state === 'active' && (
          <span className={styles.actions}>
            {key.createdBy.id === memberId && (
              <Button
                size="small"
                aria-label={`New secret for ${key.name}`}
                onClick={() => setAsked({ what: 'rotate', key })}
              >
                New secret
              </Button>
            )}
            <Button size="small" aria-label={`Revoke ${key.name}`} onClick={() => setAsked({ what: 'revoke', key })}>
              Revoke
            </Button>
          </span>
        ),
    },
  ]
  return (
    <>
      <RecordTable label="API keys" columns={columns} rows={keys} rowKey={({ id }) => id} />
      {asked?.what === 'rotate' && <RotateKeyDialog apiKey={asked.key} onClose={close} />}
      {asked?.what === 'revoke' && <RevokeKeyDialog apiKey={asked.key} onClose={close} />}
    </>
  )
}

function actsFor({ createdBy, peopleCount }: ApiKey): string {
  if (peopleCount === 0) return createdBy.name
  return `${createdBy.name} and ${peopleCount} ${peopleCount === 1 ? 'person who connected' : 'people who connected'}`
}

function ends({ state, expiresAt, formerSecretUntil }: ApiKey) {
  if (state === 'revoked') return null
  return (
    <>
      {expiresAt === undefined ? 'No end' : formatInstant(expiresAt)}
      {state === 'active' && formerSecretUntil !== undefined && (
        <div className={styles.note}>Former secret until {formatInstant(formerSecretUntil)}</div>
      )}
    </>
  )
}
