/**
 * Ids of Microsoft's own tables and columns are the same in every environment; these are the ones its pages show
 * (query-schema-definitions, query-metadata-web-api, retrieve-metadata-name-metadataid).
 */
export const documentedIds: Readonly<Record<string, string | undefined>> = {
  account: '70816501-edb9-4740-a16c-6a5efbc05d84',
  'account.accountcategorycode': '118771ca-6fb9-4f60-8fd4-99b6124b63ad',
  'account.address1_city': 'ca8d0a94-8569-4154-b511-718e11635449',
  'account.emailaddress1': 'b254ab69-de5a-4edb-8059-bdeb6863c544',
  'account.emailaddress3': '97fb4aae-ea5d-427f-9b2b-9a6b9754286e',
  'account.preferredappointmentdaycode': '5967e7cc-afbb-4c10-bf7e-e7ef430c52be',
  contact: '608861bc-50a4-4c5f-a02c-21fe1943e2cf',
  'contact.contactid': '2ae700b3-97d2-4d99-96f2-8e4aa6368fc2',
  'contact.emailaddress2': 'edd802ac-72ae-4e29-b2de-9dfe57c898f1',
  'contact.emailaddress3': '2a7f7ad8-9d2a-4e1e-8769-88d7b3affabb',
}
