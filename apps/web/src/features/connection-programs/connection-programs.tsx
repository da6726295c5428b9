import { Button, Spinner } from '@fluentui/react-components'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Program } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { get, remove } from '../../api/call.ts'
import { formatInstant } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import { scopeWords } from '../../ui/scope-words.ts'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import styles from './connection-programs.module.css'

const queryKey = ['programs']

const programsQuery = queryOptions({
  queryKey,
  queryFn: ({ signal }) => get<{ items: Program[] }>('/api/connection/programs', { signal }),
})

/** What acts in the name of whoever is signed in because they allowed it on a connect link, and how to take it back. */
export function ConnectionPrograms() {
  const programs = useQuery(programsQuery)
  return (
    <Panel title="Programs that act in your name" flush>
      {programs.isPending && <Loading what="programs" rows={1} />}
      {programs.isError && (
        <ProblemNotice problem={problemOf(programs.error)} onRetry={() => void programs.refetch()} />
      )}
      {programs.data?.items.length === 0 && (
        <Empty title="No program acts in your name">
          When a program asks by a link and you allow it, it stands here until you take it back.
        </Empty>
      )}
      <ul className={styles.programs}>
        {programs.data?.items.map((program) => (
          <ProgramLine key={`${program.id} ${program.reference}`} program={program} />
        ))}
      </ul>
    </Panel>
  )
}

function ProgramLine({ program }: { program: Program }) {
  const queryClient = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => remove(`/api/connection/programs/${encodeURIComponent(program.id)}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
  const may = program.scopes.filter((scope) => scopeWords[scope].inYourName !== undefined)
  return (
    <li className={styles.program}>
      <div className={styles.words}>
        <p className={styles.name}>{program.name}</p>
        <p>
          {may.map((scope) => scopeWords[scope].label).join(', ')}; calls you {program.reference}. You allowed it{' '}
          {formatInstant(program.allowedAt)}; {program.madeBy} made its key.
        </p>
        {withdraw.error !== null && <ProblemNotice problem={problemOf(withdraw.error)} partial />}
      </div>
      <Button
        aria-label={`Take back: ${program.name}`}
        disabledFocusable={withdraw.isPending}
        icon={withdraw.isPending ? <Spinner size="tiny" /> : null}
        onClick={() => withdraw.mutate()}
      >
        Take back
      </Button>
    </li>
  )
}
