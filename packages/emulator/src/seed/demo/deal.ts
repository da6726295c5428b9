import { currencies } from '../currencies.ts'
import type { Random } from '../random.ts'
import type { Company } from './company.ts'
import { competitors, type Product, products } from './products.ts'
import { capital, inWords, withArticle } from './wording.ts'

export type Outcome = 'open' | 'won' | 'canceled' | 'outsold'

/** A deal before it becomes rows. */
export interface Deal {
  name: string
  product: Product
  quantity: number
  place: string
  parameter: string
  /** Estimated value in the currency of the customer's country. */
  value: number
  outcome: Outcome
  /** Position of the stage where the deal stands, or stood when it was lost. */
  stage: number
  createdDaysAgo: number
  /** Of a closed deal. */
  closedDaysAgo: number
  expectedInDays: number
  competitor: number
  owner: string
  fromLead: boolean
  onHold: boolean
  /** Number of the offer. */
  quote: string
}

const outcomes = [
  [56, 'open'],
  [25, 'won'],
  [11, 'canceled'],
  [8, 'outsold'],
] as const

const openStages = [
  [30, 0],
  [30, 1],
  [25, 2],
  [15, 3],
] as const

export function inventDeal(random: Random, company: Company): Deal {
  const parameter = random.pick(company.industry.parameters)
  const product = products.find((each) => each.parameters.includes(parameter)) ?? random.pick(products)
  const place = random.pick(company.industry.places)
  const quantity = random.weighted([
    [20, 1],
    [30, 2],
    [20, 3],
    [14, 4],
    [10, 6],
    [6, 10],
  ])
  const outcome = random.weighted(outcomes)
  const stage = outcome === 'won' ? 3 : outcome === 'open' ? random.weighted(openStages) : random.whole(0, 3)
  const createdDaysAgo = 6 + stage * 22 + random.whole(0, outcome === 'open' ? 70 : 150)
  const euros = product.price * quantity * (0.95 + random.next() * 0.35) + random.whole(2, 9) * 400
  return {
    name: random.pick(dealNames)({ product, parameter, place, quantity }),
    product,
    quantity,
    place,
    parameter,
    value: Math.round((euros * currencies[company.country.currency].exchangeRate) / 50) * 50,
    outcome,
    stage,
    createdDaysAgo,
    closedDaysAgo: outcome === 'open' ? 0 : random.whole(2, Math.max(3, createdDaysAgo - 12 - stage * 10)),
    // Some are overdue, as in every pipeline.
    expectedInDays: random.whole(-6, 30) + (3 - stage) * 28,
    competitor: random.whole(0, competitors.length - 1),
    owner: random.chance(0.9) ? company.owner : random.pick(company.region.sellers),
    fromLead: random.chance(0.06),
    onHold: outcome === 'open' && random.chance(0.05),
    quote: `Q-${random.whole(21_000, 28_999)}`,
  }
}

interface DealFacts {
  product: Product
  parameter: string
  place: string
  quantity: number
}

/** How sellers call their deals. */
const dealNames: readonly ((facts: DealFacts) => string)[] = [
  ({ place }) => `Night-shift analysers, ${place}`,
  ({ parameter, place }) => `${capital(parameter)} monitoring, ${place}`,
  ({ parameter, place }) => `Online ${parameter}, ${place}`,
  ({ product, quantity, place }) => `${capital(inWords(quantity))} × ${product.short}, ${place}`,
  ({ product, place }) => `${product.short} for ${withArticle(place)}`,
  ({ product, quantity }) => `Replacement of ${inWords(quantity)} ${product.short}`,
  ({ place }) => `${capital(place)}: refit`,
  ({ place, parameter }) => `Pilot ${parameter}, ${place}`,
  ({ product }) => `${product.short} with service agreement`,
  ({ parameter, place }) => `Permit limits ${parameter}, ${place}`,
  ({ place }) => `Extension ${place}, second lot`,
  ({ product, place }) => `Qualified ${product.short}, ${place}`,
  ({ parameter }) => `${capital(parameter)}: from bench to line`,
  ({ place }) => `Measuring cabinet, ${place}`,
]
