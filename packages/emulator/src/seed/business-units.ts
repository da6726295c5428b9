import { brightwater } from '../organisation.ts'
import { seedId } from './seed-id.ts'

/** Each unit has a team of its own, named like it. */
export const businessUnits = {
  root: { id: brightwater.businessUnitId, name: 'Brightwater', teamId: seedId('team', 'root') },
  europe: { id: seedId('businessunit', 'europe'), name: 'Europe', teamId: seedId('team', 'europe') },
  americas: { id: seedId('businessunit', 'americas'), name: 'Americas', teamId: seedId('team', 'americas') },
} as const

export type BusinessUnitKey = keyof typeof businessUnits
