import { seedId } from '../seed-id.ts'

export interface Product {
  name: string
  /** Short name as people say it. */
  short: string
  /** In euros. */
  price: number
  parameters: readonly string[]
}

/** What Brightwater sells, with what each measures. */
export const products: readonly Product[] = [
  {
    name: 'Clarion N3 nutrient analyser',
    short: 'Clarion N3',
    price: 9_800,
    parameters: ['nitrate', 'ammonium', 'anions'],
  },
  { name: 'TOC-9 carbon analyser', short: 'TOC-9', price: 28_500, parameters: ['TOC', 'COD', 'hydrocarbons'] },
  { name: 'PhosLine P2 phosphate analyser', short: 'PhosLine P2', price: 11_200, parameters: ['phosphate'] },
  { name: 'TurbiSense T1', short: 'TurbiSense T1', price: 3_900, parameters: ['turbidity', 'particles', 'charge'] },
  {
    name: 'IonLab 40 chromatograph',
    short: 'IonLab 40',
    price: 46_000,
    parameters: ['anions', 'heavy metals', 'chloride', 'silica'],
  },
  {
    name: 'Pure C1 conductivity monitor',
    short: 'Pure C1',
    price: 2_650,
    parameters: ['conductivity', 'dissolved oxygen'],
  },
  {
    name: 'ChloroGuard monitor',
    short: 'ChloroGuard',
    price: 5_400,
    parameters: ['residual chlorine', 'peracetic acid'],
  },
  {
    name: 'Sentinel M8 microbial monitor',
    short: 'Sentinel M8',
    price: 38_000,
    parameters: ['microbial load', 'endotoxins', 'legionella'],
  },
]

/** Others who sell to the same laboratories. */
export const competitors: readonly { name: string; overview: string; strengths: string; weaknesses: string }[] = [
  {
    name: 'Hydronova Instruments',
    overview: 'Full range of process analysers, own service in western Europe.',
    strengths: 'Large installed base, quick loan units.',
    weaknesses: 'Reagent costs, closed software.',
  },
  {
    name: 'Aquametrik',
    overview: 'Laboratory instruments from a family company, strong with municipal utilities.',
    strengths: 'Price, German-speaking hotline.',
    weaknesses: 'No online analysers, long delivery times.',
  },
  {
    name: 'Pelton Analytics',
    overview: 'North American maker of TOC analysers and ultrapure water monitors.',
    strengths: 'Pharma qualification documents.',
    weaknesses: 'Spare parts take weeks in Europe.',
  },
  {
    name: 'Lumen & Ward',
    overview: 'Distributor with a private label, sells on price.',
    strengths: 'Framework agreements with buying associations.',
    weaknesses: 'No application support.',
  },
  {
    name: 'Sondea Systems',
    overview: 'Start-up with reagent-free probes and a subscription model.',
    strengths: 'No reagents, modern portal.',
    weaknesses: 'Few references, drift above 30 °C.',
  },
  {
    name: 'Own development',
    overview: 'The customer measures by hand or builds a solution of their own.',
    strengths: 'No new supplier to approve.',
    weaknesses: 'Depends on one or two people.',
  },
]

export const competitorId = (number: number): string => seedId('competitor', number)
