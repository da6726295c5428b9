import type { Person } from '../entra/directory.ts'
import {
  ownSellerRoleId,
  salesManagerRoleId,
  salespersonRoleId,
  systemAdministratorRoleId,
  unitSellerRoleId,
} from '../security/roles.ts'
import { brightwater } from '../organisation.ts'
import type { BusinessUnitKey } from './business-units.ts'
import { seedId } from './seed-id.ts'

/** Someone of the organisation: an Entra account, and mostly a Dynamics user. */
export interface SeedPerson extends Person {
  firstName: string
  lastName: string
  jobTitle: string
  /** Id of the `systemuser` row, which exists when `inDynamics`. */
  systemUserId: string
  inDynamics: boolean
  isDisabled: boolean
  isLicensed: boolean
  businessUnit: BusinessUnitKey
  roleIds: readonly string[]
  /** Key of the person they report to. */
  manager?: string
}

/** The people one can sign in as. Between them they show every way of arriving at Dynamics, or not. */
export const people: readonly SeedPerson[] = [
  person('Ada', 'Lindqvist', {
    jobTitle: 'Head of Business Applications',
    about: 'Administrator: consents for the organisation and sees everything',
    isEntraAdmin: true,
    businessUnit: 'root',
    roleIds: [systemAdministratorRoleId],
  }),
  person('Mia', 'Keller', {
    jobTitle: 'Account Manager',
    about: 'Sells to laboratories in central Europe',
    manager: 'eva',
  }),
  person('Tom', 'Brandt', {
    jobTitle: 'Account Manager',
    about: 'Sells to laboratories in northern Europe',
    manager: 'eva',
  }),
  person('Eva', 'Sommer', {
    jobTitle: 'Sales Manager Europe',
    about: 'Leads the European sellers and may change their deals',
    roleIds: [salesManagerRoleId],
  }),
  person('Noah', 'Fischer', {
    jobTitle: 'Sales Trainee',
    about: 'Started on Monday: a Dynamics user without a security role',
    roleIds: [],
    manager: 'eva',
  }),
  person('Lena', 'Vogel', {
    jobTitle: 'Account Manager',
    about: 'On leave: disabled in Dynamics',
    isDisabled: true,
    manager: 'eva',
  }),
  person('Nora', 'Haddad', {
    jobTitle: 'Partner Manager',
    about: 'Sees the customers and deals of her business unit, Europe, and no others',
    roleIds: [unitSellerRoleId],
    manager: 'eva',
  }),
  person('Omar', 'Castellan', {
    jobTitle: 'Freelance Seller',
    about: 'Sees his own customers and deals, and what is shared with him',
    roleIds: [ownSellerRoleId],
    manager: 'eva',
  }),
  person('Ines', 'Duarte', {
    jobTitle: 'Account Manager',
    about: 'Waits for her licence: a Dynamics user with a security role, who is not let in',
    isLicensed: false,
    manager: 'eva',
  }),
  person('Kai', 'Moreno', {
    jobTitle: 'Service Engineer',
    about: 'Has a Microsoft account but is no user of Dynamics',
    inDynamics: false,
    roleIds: [],
  }),
]

/** Users who own rows and are not offered for signing in. */
export const colleagues: readonly SeedPerson[] = [
  seller('Jonas', 'Hauser', 'europe'),
  seller('Amelie', 'Rousseau', 'europe'),
  seller('Marco', 'Bellini', 'europe'),
  seller('Freya', 'Nygaard', 'europe'),
  seller('Oliver', 'Hartley', 'europe'),
  seller('Katarzyna', 'Zielinska', 'europe'),
  seller('Pieter', 'Vermeulen', 'europe'),
  seller('Lucia', 'Navarro', 'europe'),
  seller('Emily', 'Carter', 'americas'),
  seller('Daniel', 'Okafor', 'americas'),
  seller('Gabriela', 'Souza', 'americas'),
  seller('Ryan', 'Mitchell', 'americas'),
  person('Grace', 'Holloway', {
    jobTitle: 'Sales Manager Americas',
    about: 'Leads the sellers of the Americas',
    businessUnit: 'americas',
    roleIds: [salesManagerRoleId],
  }),
]

export const everybody: readonly SeedPerson[] = [...people, ...colleagues]

export function personNamed(key: string): SeedPerson {
  const found = everybody.find((each) => each.key === key)
  if (!found) throw new Error(`Nobody of the organisation is called ${key}.`)
  return found
}

function seller(firstName: string, lastName: string, businessUnit: 'europe' | 'americas'): SeedPerson {
  return person(firstName, lastName, {
    jobTitle: 'Account Manager',
    about: `Sells in ${businessUnit === 'europe' ? 'Europe' : 'the Americas'}`,
    businessUnit,
    manager: businessUnit === 'europe' ? 'eva' : 'grace',
  })
}

function person(
  firstName: string,
  lastName: string,
  facts: Pick<SeedPerson, 'about' | 'jobTitle'> & Partial<SeedPerson>,
): SeedPerson {
  const key = firstName.toLowerCase()
  return {
    key,
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    username: `${key}@${brightwater.domain}`,
    objectId: seedId('entra', key),
    systemUserId: seedId('systemuser', key),
    isEntraAdmin: false,
    inDynamics: true,
    isDisabled: false,
    isLicensed: true,
    businessUnit: 'europe',
    roleIds: [salespersonRoleId],
    ...facts,
  }
}
