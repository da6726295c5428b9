import type { Ability } from '../../api/api.gen.ts'
import { Panel } from '../../ui/panel.tsx'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import { Empty } from '../../ui/states.tsx'
import { AbilityAnswer } from './ability-answer.tsx'
import { type ArrangedAbilities, recordKinds, type TableAbilities } from './arrange-abilities.ts'
import styles from './connection-page.module.css'

const heads: Record<(typeof recordKinds)[number], string> = {
  read: 'See',
  create: 'Create',
  update: 'Change',
  link: 'Link to others',
  assign: 'Hand over',
}

const columns: readonly Column<TableAbilities>[] = [
  { key: 'table', label: 'Records', cell: ({ label }) => label },
  ...recordKinds.map((kind) => ({
    key: kind,
    label: heads[kind],
    cell: ({ abilities }: TableAbilities) => (
      <span className={styles.cell}>
        <span aria-hidden="true" className={styles.cellLabel}>
          {heads[kind]}
        </span>
        <AbilityAnswer ability={abilities[kind]} />
      </span>
    ),
  })),
]

const deeds: Partial<Record<Ability['kind'], (label: string) => string>> = {
  close: () => 'Win and lose deals',
  move: (label) => `Move deals along ${label}`,
  follow: (label) => `Follow changes: ${label}`,
}

/** What the person's security roles let them do, as Dynamics tells it. */
export function AbilitiesPanel({ tables, others }: ArrangedAbilities) {
  if (tables.length === 0) {
    return (
      <Panel title="What you can do">
        <Empty title="Dynamics shows you no tables">
          Ask an administrator of your Dynamics environment for a security role such as Salesperson.
        </Empty>
      </Panel>
    )
  }
  return (
    <Panel title="What you can do" flush>
      <RecordTable label="What you can do with records" columns={columns} rows={tables} rowKey={({ table }) => table} />
      <ul className={styles.others} aria-label="What else you can do">
        {others.map((ability) => (
          <li key={ability.id}>
            <span>
              {deeds[ability.kind]?.(ability.label) ?? ability.label}
              {ability.answer === 'no' && ability.why !== undefined && <small>{ability.why}</small>}
            </span>
            <AbilityAnswer ability={ability} />
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        “Own” are records you own, “Own unit” those of your business unit. What others may do for you, such as following
        changes, is not needed by everybody.
      </p>
    </Panel>
  )
}
