import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Opportunity, OpportunityScreen } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useTimeline } from '../../api/timeline.ts'
import { Facts, Prose, type Fact } from '../../ui/facts.tsx'
import { daysBetween, formatAgo, formatDay, formatMoney } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { Columns, Panel } from '../../ui/panel.tsx'
import { PartProblems } from '../../ui/part-problems.tsx'
import { ProcessBar } from '../../ui/process-bar.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { TimelineList } from '../../ui/timeline.tsx'
import { DealActions } from './deal-actions.tsx'
import { DealStatus } from './deal-status.tsx'
import { dealQuery } from './queries.ts'
import { StageMoves } from './stage-moves.tsx'

const route = getRouteApi('/app/deals/$dealId')
const crumbs = [{ label: 'Deals', link: { to: '/deals' } }] as const

export function DealPage() {
  const { dealId } = route.useParams()
  const screen = useQuery(dealQuery(dealId))
  if (screen.data !== undefined) return <DealView screen={screen.data} reload={() => void screen.refetch()} />
  return (
    <Page title="Deal" crumbs={crumbs}>
      {screen.isPending ? (
        <Panel title="Loading">
          <Loading what="the deal" rows={8} />
        </Panel>
      ) : (
        <ProblemNotice problem={problemOf(screen.error)} onRetry={() => void screen.refetch()} />
      )}
    </Page>
  )
}

function DealView({ screen, reload }: { screen: OpportunityScreen; reload: () => void }) {
  const { opportunity: deal, pipeline, problems } = screen
  const timeline = useTimeline('opportunities', deal.id, screen.timeline)
  const open = deal.status.state === 'open'
  return (
    <Page
      title={deal.name}
      kind="Deal"
      crumbs={crumbs}
      badge={<DealStatus status={deal.status} />}
      subtitle={
        <>
          {deal.account !== undefined && (
            <Link to="/accounts/$accountId" params={{ accountId: deal.account.id }}>
              {deal.account.name}
            </Link>
          )}
          <span>Changed {formatAgo(deal.modifiedAt)}</span>
        </>
      }
      actions={<DealActions deal={deal} lossReasons={screen.lossReasons} />}
    >
      <PartProblems problems={problems} part="pipeline" onRetry={reload} />
      {pipeline !== undefined && (
        <ProcessBar pipeline={pipeline} {...(open ? { note: `Open for ${daysBetween(deal.createdAt)} days` } : {})}>
          {open && <StageMoves dealId={deal.id} pipeline={pipeline} />}
        </ProcessBar>
      )}
      <Facts layout="band" facts={keyFacts(deal)} />
      <Columns
        main={
          <Panel title="Timeline">
            <PartProblems problems={problems} part="timeline" onRetry={reload} />
            <TimelineList {...timeline} recordId={deal.id} />
          </Panel>
        }
        side={
          <>
            <Panel title="Details">
              <Facts facts={details(deal)} />
            </Panel>
            <DealText title="Customer need" text={deal.customerNeed} />
            <DealText title="Proposed solution" text={deal.proposedSolution} />
            <DealText title="Description" text={deal.description} />
          </>
        }
      />
    </Page>
  )
}

function DealText({ title, text }: { title: string; text: string | undefined }) {
  if (text === undefined || text === '') return null
  return (
    <Panel title={title}>
      <Prose>{text}</Prose>
    </Panel>
  )
}

function keyFacts(deal: Opportunity): Fact[] {
  const closed = deal.status.state !== 'open'
  return [
    {
      label: deal.valueIsCalculated ? 'Value, calculated from products' : 'Value',
      value: formatMoney(deal.value),
    },
    { label: 'Actual value', value: closed ? formatMoney(deal.actualValue) : '' },
    {
      label: closed ? 'Closed on' : 'Expected to close',
      value: formatDay(closed ? deal.actualCloseDate : deal.estimatedCloseDate),
    },
    { label: 'Probability', value: deal.probability === undefined ? '' : `${deal.probability} %` },
    {
      label: 'Contact',
      value: deal.contact && (
        <Link to="/contacts/$contactId" params={{ contactId: deal.contact.id }}>
          {deal.contact.name}
        </Link>
      ),
    },
    { label: 'Owner', value: deal.owner?.name },
  ]
}

function details(deal: Opportunity): Fact[] {
  return [
    { label: 'Rating', value: deal.rating },
    { label: 'Currency', value: deal.value?.currency },
    {
      label: 'Created',
      value: `${formatAgo(deal.createdAt)}${deal.createdBy === undefined ? '' : ` by ${deal.createdBy.name}`}`,
    },
    {
      label: 'Last change',
      value: `${formatAgo(deal.modifiedAt)}${deal.modifiedBy === undefined ? '' : ` by ${deal.modifiedBy.name}`}`,
    },
  ]
}
