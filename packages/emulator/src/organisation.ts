import type { Organisation } from './operations/environment.ts'

/** The organisation every emulator has. Fixed ids, so that tests and bookmarks may rely on them. */
export const brightwater: Omit<Organisation, 'environmentUrl'> & { domain: string } = {
  organizationId: 'b0a70000-0000-4000-8000-000000000001',
  uniqueName: 'brightwater',
  friendlyName: 'Brightwater Instruments',
  // A sandbox: what is written here does not count.
  organizationType: { name: 'CustomerTest', value: 5 },
  tenantId: 'b0a70000-0000-4000-8000-000000000002',
  domain: 'brightwater.example',
  businessUnitId: 'b0a70000-0000-4000-8000-000000000003',
  baseCurrencyId: 'b0a70000-0000-4000-8000-000000000004',
  languageCode: 1033,
}

/** The application people are asked to consent to, unless the options say otherwise. */
export const defaultApplication = {
  clientId: 'b0a70000-0000-4000-8000-00000000000a',
  clientSecret: 'emulated~secret.of-the-demo',
  name: 'Liaison',
  servicePrincipalId: 'b0a70000-0000-4000-8000-00000000000b',
}
