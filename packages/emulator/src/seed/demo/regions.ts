import { seedId } from '../seed-id.ts'

/** Sales regions of the organisation (`bw_salesregion`), with the share of the accounts in them and who sells there. */
export const regions = {
  central: region('Central', 'CEN', 26, ['mia', 'jonas'], 'eva'),
  north: region('North', 'NOR', 20, ['tom', 'freya'], 'eva'),
  atlantic: region('Atlantic', 'ATL', 20, ['oliver', 'amelie', 'pieter'], 'eva'),
  adriatic: region('Adriatic', 'ADR', 8, ['marco'], 'eva'),
  south: region('South', 'SOU', 7, ['lucia'], 'eva'),
  baltic: region('Baltic', 'BAL', 7, ['katarzyna'], 'eva'),
  northAmerica: region('North America', 'NAM', 9, ['emily', 'daniel', 'ryan'], 'grace'),
  southAmerica: region('South America', 'SAM', 3, ['gabriela'], 'grace'),
} as const

export type RegionKey = keyof typeof regions

export interface Region {
  id: string
  name: string
  code: string
  weight: number
  sellers: readonly string[]
  manager: string
}

function region(name: string, code: string, weight: number, sellers: readonly string[], manager: string): Region {
  return { id: seedId('bw_salesregion', code), name, code, weight, sellers, manager }
}
