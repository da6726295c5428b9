import { Button, Spinner } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { DoctorCheck, DoctorReport } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatInstant } from '../../ui/format.ts'
import { ApproveIcon, FailureIcon, NotCheckedIcon, RetryIcon, WarningIcon } from '../../ui/icons.ts'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import styles from './operation.module.css'
import { doctorQuery } from './queries.ts'

/** Whether the installation is in order: what is wrong first, each with its mend. */
export function DoctorPage() {
  const report = useQuery(doctorQuery)
  const again = (
    <Button
      icon={report.isFetching ? <Spinner size="tiny" /> : <RetryIcon />}
      disabledFocusable={report.isFetching}
      onClick={() => void report.refetch()}
    >
      Check again
    </Button>
  )
  return (
    <Page
      title="Check of the installation"
      subtitle="The app registration at Microsoft, Dynamics, the database and this server. Nothing is changed by looking."
      width="narrow"
      actions={again}
    >
      {report.isPending && <Loading what="the check, which asks Microsoft and takes some seconds" rows={8} />}
      {report.isError && <ProblemNotice problem={problemOf(report.error)} onRetry={() => void report.refetch()} />}
      {report.data !== undefined && <Report report={report.data} />}
    </Page>
  )
}

function Report({ report }: { report: DoctorReport }) {
  const toMend = report.checks.filter(({ state }) => state === 'problem' || state === 'warning')
  const inOrder = report.checks.filter(({ state }) => state === 'ok')
  const notChecked = report.checks.filter(({ state }) => state === 'not-checked')
  const worstFirst = toMend.toSorted((a, b) => Number(b.state === 'problem') - Number(a.state === 'problem'))
  return (
    <div className={styles.stack}>
      <Verdict report={report} />
      {report.publicUrl !== window.location.origin && <OtherAddress publicUrl={report.publicUrl} />}
      {worstFirst.length > 0 && <Checks title="To be looked at" checks={worstFirst} />}
      <Checks title="In order" checks={inOrder} />
      {notChecked.length > 0 && <Checks title="Not checked" checks={notChecked} />}
    </div>
  )
}

const verdicts: Record<DoctorReport['state'], string> = {
  ok: 'Everything is in order.',
  warning: 'Nothing is broken. Something wants to be looked at.',
  problem: 'Something is wrong.',
}

function Verdict({ report: { state, at, version } }: { report: DoctorReport }) {
  return (
    <div role="status" className={`${styles.verdict} ${styles[state]}`}>
      <StateIcon state={state} />
      <div>
        <strong>{verdicts[state]}</strong>
        Liaison {version}, checked {formatInstant(at)}
      </div>
    </div>
  )
}

/** Sign-ins come back to one address only; the server cannot know which one this page was opened at. */
function OtherAddress({ publicUrl }: { publicUrl: string }) {
  const here = window.location.origin
  return (
    <ProblemNotice
      problem={{
        code: 'other_address',
        title: `You opened Liaison at ${here}, but its address is ${publicUrl}.`,
        help: `Sign-ins end at ${publicUrl}. Open Liaison there, or set PUBLIC_URL to ${here}, register its redirect addresses and start the server again.`,
      }}
    />
  )
}

function Checks({ title, checks }: { title: string; checks: readonly DoctorCheck[] }) {
  return (
    <Panel title={title} count={checks.length} flush>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <li key={`${check.name} ${check.about}`} className={`${styles.check} ${styles[check.state] ?? ''}`}>
            <StateIcon state={check.state} />
            <CheckText check={check} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const stateWords = {
  ok: undefined,
  warning: { tone: 'warning', label: 'Warning' },
  problem: { tone: 'danger', label: 'Problem' },
  'not-checked': undefined,
} as const

function CheckText({ check: { title, about, state, finding, mend, values = [] } }: { check: DoctorCheck }) {
  const word = stateWords[state]
  return (
    <div>
      <h3>
        {about === undefined ? title : `${title}, ${about}`}
        {word !== undefined && <Badge tone={word.tone}>{word.label}</Badge>}
      </h3>
      <p className={styles.finding}>{finding}</p>
      {values.length > 0 && (
        <ul className={styles.values}>
          {values.map((value) => (
            <li key={value}>{value}</li>
          ))}
        </ul>
      )}
      {mend !== undefined && <p className={styles.mend}>{mend}</p>}
    </div>
  )
}

function StateIcon({ state }: { state: DoctorCheck['state'] }) {
  if (state === 'ok') return <ApproveIcon aria-hidden="true" />
  if (state === 'problem') return <FailureIcon aria-hidden="true" />
  return state === 'warning' ? <WarningIcon aria-hidden="true" /> : <NotCheckedIcon aria-hidden="true" />
}
