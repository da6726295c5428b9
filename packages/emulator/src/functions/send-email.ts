import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { textOf } from '../store/text-of.ts'
import { updateRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'

const recipients: ReadonlySet<unknown> = new Set([2, 3, 4])
const [sent, pendingSend] = [3, 6]

/**
 * Sends a draft, or with `IssueSend: false` only notes that it was sent. Nothing leaves this computer: an e-mail that is
 * to be sent stays Pending Send (SendEmail action and SendEmailRequest).
 */
export const sendEmail: ActionOperation = {
  kind: 'action',
  name: 'SendEmail',
  boundTo: ['email'],
  run(context, body, binding) {
    const { environment, caller } = context
    const { table, row } = binding!
    const issue = body['IssueSend']
    if (typeof issue !== 'boolean') throw unresolvedParameters()
    if (textOf(body['TrackingToken']) !== '') throw new NotEmulated('SendEmail with a tracking token')
    requireRow(context, 'Write', table, row!)
    if (row!.values['statecode'] !== 0) throw new NotEmulated('SendEmail of an e-mail that is not open')
    const parties = environment.store.referencing('activityparty', 'activityid', row!.id)
    if (!parties.some(({ values }) => recipients.has(values['participationtypemask'])))
      throw new DataverseFault(400, '0x80040b04', 'The e-mail must have at least one recipient before it can be sent')
    updateRow({ environment, caller, message: 'SendEmail' }, table, row!.id, {
      statecode: 1,
      statuscode: issue ? pendingSend! : sent!,
    })
    return responseReply(context, 'SendEmail', { Subject: textOf(row!.values['subject']) })
  },
}
