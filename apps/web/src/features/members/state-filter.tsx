import { Tab, TabList } from '@fluentui/react-components'
import type { MembersInState } from '../../api/api.gen.ts'
import { TabStrip } from '../../ui/tab-strip.tsx'
import { connectionWords } from './member-words.ts'
import styles from './members-page.module.css'
import type { ConnectionFilter } from './queries.ts'

interface StateFilterProps {
  states: readonly MembersInState[]
  chosen: ConnectionFilter | undefined
  onChoose: (state: ConnectionFilter | undefined) => void
}

/** How many stand how with Dynamics, and a way to see who. Nothing where all stand alike. */
export function StateFilter({ states, chosen, onChoose }: StateFilterProps) {
  // Of a state that nobody is in any more there is no count.
  const shown = chosen === undefined || states.some(({ state }) => state === chosen)
  const every = shown ? states : [...states, { state: chosen, count: 0 }]
  if (every.length < 2) return null
  const sum = states.reduce((total, { count }) => total + count, 0)
  return (
    <div className={styles.filter}>
      <TabStrip>
        <TabList
          size="small"
          selectedValue={chosen ?? 'all'}
          aria-label="How people stand with Dynamics"
          onTabSelect={(_, { value }) => onChoose(every.find(({ state }) => state === value)?.state)}
        >
          <Tab value="all">All {sum}</Tab>
          {every.map(({ state, count }) => (
            <Tab key={state} value={state}>
              {connectionWords[state].label} {count}
            </Tab>
          ))}
        </TabList>
      </TabStrip>
    </div>
  )
}
