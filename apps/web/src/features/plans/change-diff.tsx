import type { PlannedChange } from '../../api/api.gen.ts'
import { WarningIcon } from '../../ui/icons.ts'
import { DynamicsLink } from '../../ui/open-in-dynamics.tsx'
import { changeKinds } from './plan-words.ts'
import styles from './change-diff.module.css'

type PlannedField = PlannedChange['fields'][number]

/** One change, field by field: what it is called, what stands there now, what will stand there. */
export function ChangeDiff({ change, decided }: { change: PlannedChange; decided: boolean }) {
  const labels = decided ? { before: 'Before', after: 'After' } : { before: 'Now', after: 'Will be' }
  const isNew = change.fields.every((field) => field.before === null)
  return (
    <article className={styles.change} aria-label={change.title}>
      <header className={styles.head}>
        <span className={styles.kind} data-kind={change.kind}>
          {changeKinds[change.kind]}
        </span>
        <h2 className={styles.title}>{change.title}</h2>
        <DynamicsLink url={change.record.url} name={change.record.name ?? change.title} />
      </header>
      {change.warnings.map((warning) => (
        <p key={warning} className={styles.warning}>
          <WarningIcon aria-hidden="true" /> {warning}
        </p>
      ))}
      {change.fields.length > 0 && (
        <table className={styles.fields} data-new={isNew}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              {!isNew && <th scope="col">{labels.before}</th>}
              <th scope="col">{isNew ? 'Value' : labels.after}</th>
            </tr>
          </thead>
          <tbody>
            {change.fields.map((field) => (
              <FieldRow key={field.column} field={field} isNew={isNew} labels={labels} />
            ))}
          </tbody>
        </table>
      )}
    </article>
  )
}

interface FieldRowProps {
  field: PlannedField
  isNew: boolean
  labels: { before: string; after: string }
}

function FieldRow({ field, isNew, labels }: FieldRowProps) {
  return (
    <tr>
      <th scope="row">{field.label}</th>
      {!isNew && (
        <td className={styles.before} data-label={labels.before}>
          {field.before === null ? <Nothing /> : <del>{field.before}</del>}
        </td>
      )}
      <td className={styles.after} data-label={isNew ? 'Value' : labels.after}>
        {field.after === null ? <Nothing /> : <ins>{field.after}</ins>}
      </td>
    </tr>
  )
}

function Nothing() {
  return <span className={styles.nothing}>empty</span>
}
