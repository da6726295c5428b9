import { Radio, RadioGroup } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../../api/api-problem.ts'
import { Panel } from '../../ui/panel.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import styles from './members-page.module.css'
import { useJoining, workspaceQuery } from './queries.ts'

/** Who may join by signing in. It is saved as it is chosen, and who is a member stays one. */
export function JoiningPanel({ organisation }: { organisation: string }) {
  const workspace = useQuery(workspaceQuery)
  const change = useJoining()
  const chosen = change.isPending ? change.variables : workspace.data?.joining
  return (
    <Panel title="Who may join">
      {change.error !== null && <ProblemNotice problem={problemOf(change.error)} />}
      {workspace.isError && (
        <ProblemNotice problem={problemOf(workspace.error)} onRetry={() => void workspace.refetch()} />
      )}
      {workspace.isPending && <Loading what="who may join" rows={1} />}
      {chosen !== undefined && (
        <RadioGroup
          aria-label="Who may join"
          value={chosen}
          onChange={(_, data) => change.mutate(data.value === 'invited' ? 'invited' : 'open')}
        >
          <Radio
            value="open"
            label={
              <span className={styles.choice}>
                Everybody with access to Dynamics
                <span>Whoever Dynamics lets into {organisation} becomes a member by signing in.</span>
              </span>
            }
          />
          <Radio
            value="invited"
            label={
              <span className={styles.choice}>
                Only who is invited
                <span>Others are told to ask an administrator of this workspace. Members stay members.</span>
              </span>
            }
          />
        </RadioGroup>
      )}
    </Panel>
  )
}
