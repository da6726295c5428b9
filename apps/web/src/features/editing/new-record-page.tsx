import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { TableFields } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useProposePlan } from '../../api/propose-plan.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { FormValues } from '../../ui/record-form/form-values.ts'
import { RecordForm } from '../../ui/record-form/record-form.tsx'
import { listLink, recordLink } from '../../ui/record-link.ts'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { arrangeFields, lookupBack } from './arrange-fields.ts'
import { recalledForm } from './recalled-form.ts'
import { fieldsQuery, searchRecords } from './queries.ts'

const route = getRouteApi('/app/new/$table')
const known: Record<string, { title: string; list: string }> = {
  account: { title: 'New account', list: 'Accounts' },
  contact: { title: 'New contact', list: 'Contacts' },
  opportunity: { title: 'New deal', list: 'Deals' },
}

export function NewRecordPage() {
  const { table } = route.useParams()
  const fields = useQuery(fieldsQuery(table))
  const title = known[table]?.title ?? (fields.data === undefined ? 'New row' : `New ${fields.data.label}`)
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[{ label: known[table]?.list ?? fields.data?.label ?? 'Rows', link: listLink(table) }]}
    >
      {fields.isPending && <Loading what="the form" rows={8} />}
      {fields.isError && <ProblemNotice problem={problemOf(fields.error)} onRetry={() => void fields.refetch()} />}
      {fields.data !== undefined && <NewRecordForm key={table} table={table} list={fields.data} />}
    </Page>
  )
}

function NewRecordForm({ table, list }: { table: string; list: TableFields }) {
  const { about, id, name, from: planId } = route.useSearch()
  const propose = useProposePlan()
  const { main, more } = arrangeFields(table, list.fields)
  const from = about !== undefined && id !== undefined ? { table: about, id, name: name ?? id, url: '' } : undefined
  const back = from === undefined ? undefined : lookupBack(table, from.table, list.fields)
  const initial: FormValues = {
    ...(from === undefined || back === undefined ? {} : { [back]: from }),
    ...recalledForm(planId),
  }
  return (
    <Panel title={from === undefined ? 'Details' : `For ${from.name}`}>
      <RecordForm
        main={main}
        more={more}
        initial={initial}
        before={{}}
        problem={propose.error === null ? undefined : problemOf(propose.error)}
        busy={propose.isPending}
        submitLabel="Review the new record"
        search={searchRecords}
        onSubmit={(fields, form) =>
          propose.mutate({ proposal: { changes: [{ kind: 'create', table, fields }] }, form })
        }
        cancel={
          <LinkButton {...(from === undefined ? listLink(table) : recordLink(from.table, from.id))}>Cancel</LinkButton>
        }
      />
    </Panel>
  )
}
