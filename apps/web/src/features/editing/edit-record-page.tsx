import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { FieldDefinition } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useProposePlan } from '../../api/propose-plan.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RecordForm } from '../../ui/record-form/record-form.tsx'
import { recordLink } from '../../ui/record-link.ts'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { recalledForm } from './recalled-form.ts'
import { accountValues, contactValues, dealValues, editableFields } from './known-values.ts'
import { fieldsQuery, isEditable, recordQuery, searchRecords, type EditableRecord } from './queries.ts'

const route = getRouteApi('/app/edit/$table/$id')

export function EditRecordPage() {
  const { table, id } = route.useParams()
  if (!isEditable(table)) {
    return (
      <Page title="This record cannot be edited here" width="narrow">
        <Empty
          title="Only accounts, contacts and deals can be edited"
          action={<LinkButton {...recordLink(table, id)}>Back</LinkButton>}
        />
      </Page>
    )
  }
  return <EditRecord table={table} id={id} />
}

function EditRecord({ table, id }: { table: EditableRecord['table']; id: string }) {
  const fields = useQuery(fieldsQuery(table))
  const record = useQuery(recordQuery(table, id))
  const failed = fields.error ?? record.error
  const retry = () => void Promise.all([fields.refetch(), record.refetch()])
  if (fields.data === undefined || record.data === undefined) {
    return (
      <Page title="Edit" width="narrow">
        {failed === null ? (
          <Loading what="the record" rows={8} />
        ) : (
          <ProblemNotice problem={problemOf(failed)} onRetry={retry} />
        )}
      </Page>
    )
  }
  const { name, known } = nameAndValues({ table, screen: record.data } as EditableRecord)
  return (
    <Page title={`Edit ${name}`} width="narrow" crumbs={[{ label: name, link: recordLink(table, id) }]}>
      <Panel title="Details">
        <EditForm table={table} id={id} {...editableFields(fields.data.fields, known)} />
      </Panel>
    </Page>
  )
}

interface EditFormProps extends ReturnType<typeof editableFields> {
  table: EditableRecord['table']
  id: string
  fields: FieldDefinition[]
}

function EditForm({ table, id, fields, values }: EditFormProps) {
  const { from } = route.useSearch()
  const propose = useProposePlan()
  return (
    <RecordForm
      main={fields}
      initial={{ ...values, ...recalledForm(from) }}
      before={values}
      problem={propose.error === null ? undefined : problemOf(propose.error)}
      busy={propose.isPending}
      submitLabel="Review the change"
      search={searchRecords}
      onSubmit={(changed, form) =>
        propose.mutate({ proposal: { changes: [{ kind: 'update', table, id, fields: changed }] }, form })
      }
      cancel={<LinkButton {...recordLink(table, id)}>Cancel</LinkButton>}
    />
  )
}

function nameAndValues(record: EditableRecord) {
  switch (record.table) {
    case 'account':
      return { name: record.screen.account.name, known: accountValues(record.screen.account) }
    case 'contact':
      return { name: record.screen.contact.name, known: contactValues(record.screen.contact) }
    case 'opportunity':
      return { name: record.screen.opportunity.name, known: dealValues(record.screen.opportunity) }
  }
}
