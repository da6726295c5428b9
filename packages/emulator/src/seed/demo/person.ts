import type { Random } from '../random.ts'
import { type Company, plain, telephoneNumber } from './company.ts'
import { namesIn } from './person-names.ts'

/** Someone who works for a customer. */
export interface Employee {
  firstName: string
  lastName: string
  gender: 'woman' | 'man'
  email: string
  telephone: string
  mobile?: string
}

/** `taken` holds the addresses given in this company already. */
export function inventEmployee(random: Random, company: Company, taken: Set<string>): Employee {
  const { women, men, families, womenFamilies = families } = namesIn[company.country.language]
  const gender = random.chance(0.48) ? 'woman' : 'man'
  const firstName = random.pick(gender === 'woman' ? women : men)
  const lastName = random.pick(gender === 'woman' ? womenFamilies : families)
  return {
    firstName,
    lastName,
    gender,
    email: freeAddress(`${plain(firstName)}.${plain(lastName)}`, company.domain, taken),
    telephone: telephoneNumber(random, company.city.phone ?? company.country.phone),
    ...(random.chance(0.6) && { mobile: telephoneNumber(random, company.country.mobile) }),
  }
}

function freeAddress(mailbox: string, domain: string, taken: Set<string>): string {
  let free = `${mailbox}@${domain}`
  for (let number = 2; taken.has(free); number += 1) free = `${mailbox}${number}@${domain}`
  taken.add(free)
  return free
}
