import type { MissingPrivilege, Preflight } from '../../api/api.gen.ts'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import type { ArrangedAbilities } from './arrange-abilities.ts'
import { deedOf } from './arrange-abilities.ts'
import styles from './connection-page.module.css'

const columns: readonly Column<MissingPrivilege>[] = [
  { key: 'privilege', label: 'Privilege', cell: ({ privilege }) => <code>{privilege}</code> },
  { key: 'table', label: 'Table', cell: ({ tableLabel }) => tableLabel },
  { key: 'access', label: 'Column of the role', cell: ({ access }) => (access === 'AppendTo' ? 'Append To' : access) },
  {
    key: 'roles',
    label: 'Roles that have it',
    cell: ({ roles }) => (roles.length === 0 ? 'Your administrator sees which' : roles.join(', ')),
  },
]

interface MissingPanelProps {
  preflight: Preflight
  arranged: ArrangedAbilities
}

/** What everybody needs and this person lacks, and the words for who can give it (P51). */
export function MissingPanel({ preflight, arranged }: MissingPanelProps) {
  const needed = preflight.missing.filter(({ optional }) => !optional)
  if (arranged.lacking.length === 0) return null
  return (
    <Panel title="What is missing" flush>
      <p className={styles.lead}>
        You cannot {sentence(arranged.lacking.map(deedOf))}. An administrator of your Dynamics environment can change
        that; nothing has to change in Entra.
      </p>
      {needed.length > 0 && (
        <RecordTable label="Missing privileges" columns={columns} rows={needed} rowKey={({ privilege }) => privilege} />
      )}
      {preflight.messageForDynamicsAdmin !== undefined && (
        <div className={styles.message}>
          <CopyBlock
            label="Message for your Dynamics administrator, ready to send"
            text={preflight.messageForDynamicsAdmin}
            mailSubject="My security roles in Dynamics"
          />
        </div>
      )}
    </Panel>
  )
}

const sentence = (parts: readonly string[]): string => new Intl.ListFormat('en', { type: 'disjunction' }).format(parts)
