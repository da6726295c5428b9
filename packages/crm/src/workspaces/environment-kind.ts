import { z } from 'zod'

export const environmentKinds = ['production', 'sandbox', 'trial', 'developer', 'preview', 'other'] as const
export const EnvironmentKind = z.enum(environmentKinds)
export type EnvironmentKind = z.infer<typeof EnvironmentKind>

/** OrganizationType of the Web API reference, where customers' environments are concerned. */
const kindOfType: Readonly<Record<string, EnvironmentKind>> = {
  Customer: 'production',
  Secondary: 'production',
  Default: 'production',
  CustomerTest: 'sandbox',
  CustomerFreeTest: 'sandbox',
  TestDrive: 'trial',
  EmailTrial: 'trial',
  Trial: 'trial',
  Developer: 'developer',
  CustomerPreview: 'preview',
}

export const kindOfOrganization = (organizationType: string): EnvironmentKind => kindOfType[organizationType] ?? 'other'
