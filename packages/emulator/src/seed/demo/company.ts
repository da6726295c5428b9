import type { Random } from '../random.ts'
import { companyWordsIn } from './company-words.ts'
import { type City, countriesOf, type Country } from './countries.ts'
import { type Industry, industries } from './industries.ts'
import { type Region, type RegionKey, regions } from './regions.ts'

/** A customer of the demo organisation before it becomes rows. */
export interface Company {
  name: string
  /** Without the legal form. */
  shortName: string
  /** `eschbach-molkerei.example` */
  domain: string
  region: Region
  country: Country
  city: City
  industry: Industry
  /** Key of the person who looks after it. */
  owner: string
  street: string
  postalCode: string
  telephone: string
  employees: number
  revenue: number
}

const regionShares = (Object.keys(regions) as RegionKey[]).map((key) => [regions[key].weight, key] as const)
const industryShares = industries.map((industry) => [industry.weight, industry] as const)

/** Makes up a company whose names, address and figures go together. `taken` holds the names that are given already. */
export function inventCompany(random: Random, taken: Set<string>): Company {
  const regionKey = random.weighted(regionShares)
  const country = random.weighted(countriesOf[regionKey].map((each) => [each.weight, each] as const))
  const industry = random.weighted(industryShares)
  const city = random.pick(country.cities)
  return settle(random, {
    regionKey,
    country,
    city,
    industry,
    shortName: freeName(random, country, industry, city, taken),
  })
}

/** Another site of the same group, in another city of the country where there is one. */
export function inventSite(random: Random, parent: Company, taken: Set<string>): Company {
  const { country, industry } = parent
  const city = random.pick(country.cities.filter((each) => each !== parent.city).concat(country.cities.slice(0, 1)))
  const regionKey = (Object.keys(regions) as RegionKey[]).find((key) => regions[key] === parent.region) ?? 'central'
  const shortName = distinct(`${parent.shortName} ${city.name}`, taken)
  return {
    ...settle(random, { regionKey, country, city, industry, shortName }),
    domain: parent.domain,
    owner: parent.owner,
  }
}

/** Latin letters without accents, as they are written in addresses. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('å', 'aa')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, (between) => (/[̀-ͯ]/.test(between) ? '' : '-'))
    .replaceAll(/^-|-$/g, '')
}

/** Every `x` becomes a digit. */
export const telephoneNumber = (random: Random, pattern: string): string =>
  pattern.replaceAll('x', () => String(random.whole(0, 9)))

interface Kernel {
  regionKey: RegionKey
  country: Country
  city: City
  industry: Industry
  shortName: string
}

function settle(random: Random, { regionKey, country, city, industry, shortName }: Kernel): Company {
  const region: Region = regions[regionKey]
  const [low, high] = industry.employees
  // Most companies are small: the square pulls the numbers down.
  const employees = Math.round(low + (high - low) * random.next() ** 2)
  const words = companyWordsIn(country.language)
  return {
    name: `${shortName} ${random.pick(country.legalForms)}`,
    shortName,
    domain: `${plain(shortName)}.example`,
    region,
    country,
    city,
    industry,
    owner: random.pick(region.sellers),
    street: words.street(random, random.whole(1, 148)),
    postalCode: random.pick(city.postalCodes),
    telephone: telephoneNumber(random, city.phone ?? country.phone),
    employees,
    revenue: Math.round((employees * industry.revenuePerEmployee * (0.7 + random.next() * 0.6)) / 100_000) * 100_000,
  }
}

function freeName(random: Random, country: Country, industry: Industry, city: City, taken: Set<string>): string {
  const { stems, kinds, kindFirst } = companyWordsIn(country.language)
  let name = ''
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const stem = random.pick(stems)
    const kind = random.pick(kinds[industry.key])
    name = kindFirst ? `${kind} ${stem}` : `${stem} ${kind}`
    if (!taken.has(name)) break
  }
  return taken.has(name) ? distinct(`${name} ${city.name}`, taken) : distinct(name, taken)
}

function distinct(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name} ${number}`
  taken.add(free)
  return free
}
