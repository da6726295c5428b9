import { Switch } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { NoticeSettings } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { Panel } from '../../ui/panel.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import styles from './connection-page.module.css'
import { noticesQuery, useToldByMail } from './queries.ts'

/** Whether the person is told by e-mail when their connection ends behind their back. It is saved as it is chosen. */
export function NoticesPanel() {
  const notices = useQuery(noticesQuery)
  const change = useToldByMail()
  return (
    <Panel title="E-mail">
      {change.error !== null && <ProblemNotice problem={problemOf(change.error)} />}
      {notices.isError && <ProblemNotice problem={problemOf(notices.error)} onRetry={() => void notices.refetch()} />}
      {notices.isPending && <Loading what="whether you are told by e-mail" rows={1} />}
      {notices.data !== undefined && (
        <Choice
          settings={notices.data}
          chosen={change.isPending ? change.variables : notices.data.toldByMail}
          onChoose={(told) => change.mutate(told)}
        />
      )}
    </Panel>
  )
}

interface ChoiceProps {
  settings: NoticeSettings
  chosen: boolean
  onChoose: (toldByMail: boolean) => void
}

function Choice({ settings: { sendsMail, address }, chosen, onChoose }: ChoiceProps) {
  if (!sendsMail) {
    return (
      <p className={styles.quiet}>
        Nobody is told by e-mail here: no mail server is set up. Should your connection end, this page says so.
      </p>
    )
  }
  if (address === undefined) {
    return (
      <p className={styles.quiet}>
        The name of your Microsoft account is no e-mail address, so you cannot be told by e-mail. Should your connection
        end, this page says so.
      </p>
    )
  }
  return (
    <>
      <Switch
        label="Tell me when my connection ends or can be made again"
        checked={chosen}
        onChange={(_, data) => onChoose(data.checked)}
      />
      <p className={styles.quiet}>
        To {address}, at most once a day, and never about what you do yourself. Nothing of what is in Dynamics is in it.
      </p>
    </>
  )
}
