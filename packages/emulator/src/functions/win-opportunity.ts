import { closeOpportunity } from './close-opportunity.ts'
import type { ActionOperation } from './operation.ts'

export const winOpportunity: ActionOperation = {
  kind: 'action',
  name: 'WinOpportunity',
  run: (context, body) => closeOpportunity(context, 'WinOpportunity', body),
}
