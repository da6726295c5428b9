import { closeOpportunity } from './close-opportunity.ts'
import type { ActionOperation } from './operation.ts'

export const loseOpportunity: ActionOperation = {
  kind: 'action',
  name: 'LoseOpportunity',
  run: (context, body) => closeOpportunity(context, 'LoseOpportunity', body),
}
