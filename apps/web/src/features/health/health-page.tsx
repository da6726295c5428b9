import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { WorkspaceHealth } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { Facts } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { AlarmList } from './alarm-list.tsx'
import { HealthTable } from './health-table.tsx'
import { healthQuery } from './queries.ts'

/** For administrators: how everybody is connected, and whose turn it is. Never what anybody sees or does in Dynamics. */
export function HealthPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const isAdmin = session.member?.role === 'admin'
  return (
    <Page
      title="Health"
      subtitle={`How everybody in ${session.environment?.name ?? 'your organisation'} is connected to Dynamics, and who has to act.`}
    >
      {isAdmin ? (
        <Health />
      ) : (
        <Panel title="For administrators">
          <Empty title="This page is for administrators of the workspace">
            How you are connected yourself is on the page My connection.
          </Empty>
        </Panel>
      )}
    </Page>
  )
}

function Health() {
  const health = useQuery(healthQuery)
  if (health.isPending) {
    return (
      <Panel title="People" flush>
        <Loading what="how everybody is connected" rows={4} />
      </Panel>
    )
  }
  if (health.data === undefined) {
    return <ProblemNotice problem={problemOf(health.error)} onRetry={() => void health.refetch()} />
  }
  return (
    <>
      {health.isError && (
        <ProblemNotice problem={problemOf(health.error)} onRetry={() => void health.refetch()} partial />
      )}
      <AlarmList alarms={health.data.alarms} />
      <Facts layout="band" facts={factsOf(health.data)} />
      <Panel title="People" flush count={health.data.members.length}>
        <HealthTable members={health.data.members} />
      </Panel>
    </>
  )
}

function factsOf({ members }: WorkspaceHealth) {
  const connected = members.filter(({ connection }) => connection.state === 'connected').length
  const sum = (count: (member: WorkspaceHealth['members'][number]) => number): string =>
    String(members.reduce((total, member) => total + count(member), 0))
  return [
    { label: 'Connected', value: `${connected} of ${members.length}` },
    { label: 'Asked to wait by Dynamics', value: sum(({ pausedUntil }) => Number(pausedUntil !== undefined)) },
    { label: 'Plans to be approved', value: sum(({ plans }) => plans.toApprove) },
    { label: 'Plans to be written', value: sum(({ plans }) => plans.toWrite) },
  ]
}
