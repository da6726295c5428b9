import type { Conflict, Plan } from '../../api/api.gen.ts'
import { WarningIcon } from '../../ui/icons.ts'
import { DynamicsLink } from '../../ui/open-in-dynamics.tsx'
import { PlanAgain } from './plan-again.tsx'
import styles from './conflict-view.module.css'

/** P25: somebody changed the record meanwhile. Nothing was overwritten; the person sees field by field what differs. */
export function ConflictView({ plan, conflict }: { plan: Plan; conflict: Conflict }) {
  return (
    <section role="alert" className={styles.conflict} aria-label={conflict.title}>
      <header>
        <WarningIcon aria-hidden="true" />
        <div>
          <h2>{conflict.title}</h2>
          <p>{conflict.help}</p>
        </div>
        <DynamicsLink url={conflict.record.url} name={conflict.record.name} />
      </header>
      {conflict.fields.length > 0 && (
        <table className={styles.fields}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">When you planned</th>
              <th scope="col">In Dynamics now</th>
              <th scope="col">You planned</th>
            </tr>
          </thead>
          <tbody>
            {conflict.fields.map((field) => (
              <tr key={field.column}>
                <th scope="row">{field.label}</th>
                <td data-label="When you planned">{field.expected ?? 'empty'}</td>
                <td data-label="In Dynamics now" className={styles.current}>
                  {field.current ?? 'empty'}
                </td>
                <td data-label="You planned">{field.planned ?? 'empty'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PlanAgain plan={plan} />
    </section>
  )
}
