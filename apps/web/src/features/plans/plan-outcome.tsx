import type { Plan, Receipt } from '../../api/api.gen.ts'
import { recallProposal } from '../../api/remembered-proposals.ts'
import { formatInstant } from '../../ui/format.ts'
import { SuccessIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { DynamicsLink } from '../../ui/open-in-dynamics.tsx'
import { recordLink } from '../../ui/record-link.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import { ConflictView } from './conflict-view.tsx'
import { PlanAgain } from './plan-again.tsx'
import { PlanUnderWay } from './plan-under-way.tsx'
import { planOrigin } from './plan-origin.ts'
import { outcomes } from './plan-words.ts'
import styles from './plan-outcome.module.css'

/** What became of a plan after the decision. */
export function PlanOutcome({ plan }: { plan: Plan }) {
  switch (plan.state) {
    case 'draft':
      return null
    case 'approved':
    case 'applying':
      return <PlanUnderWay />
    case 'rejected':
      return (
        <div className={styles.progress}>
          <p>Rejected. Nothing was written to Dynamics.</p>
          <BackToRecord plan={plan} />
        </div>
      )
    case 'applied':
      return plan.receipt === undefined ? null : <ReceiptView plan={plan} receipt={plan.receipt} />
    case 'conflicted':
      return plan.conflict === undefined ? null : <ConflictView plan={plan} conflict={plan.conflict} />
    case 'failed':
      return plan.failure === undefined ? null : (
        <ProblemNotice problem={plan.failure}>
          {plan.failure.serviceMessage !== undefined && <p className={styles.quote}>{plan.failure.serviceMessage}</p>}
          <PlanAgain plan={plan} />
        </ProblemNotice>
      )
  }
}

function ReceiptView({ plan, receipt }: { plan: Plan; receipt: Receipt }) {
  return (
    <section className={styles.receipt} aria-label="Receipt">
      <SuccessIcon aria-hidden="true" />
      <div>
        <h2>Written to Dynamics</h2>
        <p>
          By {receipt.appliedBy.name}, {formatInstant(receipt.appliedAt)}
        </p>
        <ul>
          {receipt.records.map((record) => (
            <li key={`${record.changeId}/${record.table}/${record.id}`}>
              <span>{outcomes[record.outcome]}</span> <strong>{record.name}</strong>
              <DynamicsLink url={record.url} name={record.name} />
            </li>
          ))}
        </ul>
        <BackToRecord plan={plan} />
      </div>
    </section>
  )
}

/** To the record that was created, or back to the one whose change was proposed. */
function BackToRecord({ plan }: { plan: Plan }) {
  const origin = planOrigin(plan, recallProposal(plan.id)?.proposal)
  if (origin === undefined) return null
  return (
    <div className={styles.back}>
      <LinkButton {...recordLink(origin.table, origin.id)} appearance="primary">
        Go to {origin.name ?? 'the record'}
      </LinkButton>
    </div>
  )
}
