import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { WorkspaceHealth } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { Facts } from '../../ui/facts.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { AlarmList } from './alarm-list.tsx'
import { HealthTable } from './health-table.tsx'
import { healthQuery } from './queries.ts'
import { UntoldPanel } from './untold-panel.tsx'

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
  const health = useInfiniteQuery(healthQuery)
  const [first] = health.data?.pages ?? []
  const members = health.data?.pages.flatMap((page) => page.members) ?? []
  if (health.isPending) {
    return (
      <Panel title="People" flush>
        <Loading what="how everybody is connected" rows={4} />
      </Panel>
    )
  }
  if (first === undefined) {
    return <ProblemNotice problem={problemOf(health.error)} onRetry={() => void health.refetch()} />
  }
  return (
    <>
      {health.isError && (
        <ProblemNotice problem={problemOf(health.error)} onRetry={() => void health.refetch()} partial />
      )}
      <AlarmList alarms={first.alarms} />
      <Facts layout="band" facts={factsOf(first)} />
      <Panel title="People" flush count={first.sums.members}>
        <HealthTable members={members} />
        {health.hasNextPage && <LoadMore shown={members.length} noun="members" query={health} />}
      </Panel>
      <UntoldPanel notices={first.notices} />
    </>
  )
}

function factsOf({ sums }: WorkspaceHealth) {
  return [
    { label: 'Connected', value: `${sums.connected} of ${sums.members}` },
    { label: 'Asked to wait by Dynamics', value: String(sums.paused) },
    { label: 'Plans to be approved', value: String(sums.toApprove) },
    { label: 'Plans to be written', value: String(sums.toWrite) },
  ]
}
