import { approvalLink, type OperatedWorkspace } from '@liaison/crm'
import type { Examined } from './examined.ts'
import { type Finding, notChecked, ok, warning } from './report.ts'

/** Whether the application may act for people: shown by those it acts for, because only Microsoft's own directory tells it else. */
export function checkPermission(
  { config }: Pick<Examined, 'config'>,
  { id, connections }: Pick<OperatedWorkspace, 'id' | 'connections'>,
): Finding {
  const connected = connections.connected ?? 0
  const waiting = connections['consent-required'] ?? 0
  const refused = connections['not-assigned'] ?? 0
  if (waiting > 0) {
    return warning(
      `${people(waiting)} for the approval of the application${connected > 0 ? `; ${connected} are connected` : ''}.`,
      `A Cloud Application Administrator or Global Administrator of the tenant opens ${approvalLink(config, id)} once.`,
    )
  }
  if (refused > 0) {
    return warning(
      `${refused} signed in without being assigned to the application.`,
      'In the Entra admin center: Enterprise applications, Liaison, Users and groups: assign them, or under Properties set “Assignment required?” to No.',
    )
  }
  if (connected > 0) return ok(`The permission user_impersonation works: ${connected} connected.`)
  return notChecked('Nobody is connected yet; whether the permission is granted shows with the first sign-in.')
}

const people = (count: number): string => (count === 1 ? 'One person waits' : `${count} people wait`)
