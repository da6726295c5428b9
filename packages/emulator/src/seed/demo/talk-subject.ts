import { personNamed } from '../people.ts'
import type { Company } from './company.ts'
import type { Deal } from './deal.ts'
import { inWords, withArticle } from './wording.ts'
import type { Employee } from './person.ts'
import { competitors, products } from './products.ts'

/** What the words of `talk.ts` leave open. */
export type TalkSubject = Record<
  | 'first'
  | 'contact'
  | 'me'
  | 'company'
  | 'city'
  | 'product'
  | 'quantity'
  | 'units'
  | 'place'
  | 'thePlace'
  | 'parameter'
  | 'competitor'
  | 'amount'
  | 'month'
  | 'quote',
  string
>

interface About {
  company: Company
  contact: Employee
  owner: string
  deal?: Deal
  /** When the customer wants to decide. */
  decision: Date
}

export function talkSubject({ company, contact, owner, deal, decision }: About): TalkSubject {
  const { parameters, places } = company.industry
  const quantity = deal?.quantity ?? 1
  const place = deal?.place ?? places[0]!
  return {
    first: contact.firstName,
    contact: `${contact.firstName} ${contact.lastName}`,
    me: personNamed(owner).firstName,
    company: company.shortName,
    city: company.city.name,
    product: deal?.product.name ?? products[0]!.name,
    quantity: String(quantity),
    units: quantity === 1 ? 'one unit' : `${inWords(quantity)} units`,
    place,
    thePlace: withArticle(place),
    parameter: deal?.parameter ?? parameters[0]!,
    competitor: competitors[deal?.competitor ?? 0]!.name,
    amount: `${company.country.currency} ${grouped(deal?.value ?? 0)}`,
    month: months[decision.getUTCMonth()]!,
    quote: deal?.quote ?? '',
  }
}

const grouped = (amount: number): string => String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ',')

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
