import { DataverseFault } from '../../errors/dataverse-fault.ts'

// Of Microsoft's list of Web service error codes.
const messages = {
  '0x80043810': 'baseuomname not specified',
  '0x80043b03': 'The base unit of a schedule cannot be deleted.',
  '0x80043b05': 'The product number can not be null.',
  '0x80043b06':
    'The specified product ID conflicts with the product ID of an existing record. Specify a different product ID and try again.',
  '0x80043b08': 'This product and unit combination has a price for this price list.',
  '0x80043b0a': 'The unit schedule id is missing.',
  '0x80043b0b': 'The base unit does not belong to the schedule.',
  '0x80043b0c': 'The pricing percentage must be greater than or equal to zero and less than 100000.',
  '0x80043b0d': 'The unit id is missing.',
  '0x80043b11': 'The product id is missing.',
  '0x80043b12': 'The price level id is missing.',
  '0x80043b13': 'The unit schedule id of the product is missing.',
  '0x80043b14': 'The specified unit is not valid for this product.',
  '0x80043b26': 'The unit name cannot be null.',
  '0x8004f902': "You can't add a product family to a pricelist.",
  '0x8004f908': 'You can only add Active products.',
  '0x8004f912': "You can't set a published product to the draft state.",
  '0x8004f913': "You can't revise a draft or a retired product.",
  '0x8004f977': "You can't set a retired property to an active state.",
  '0x8004f978': "You can't retire a product that's in the draft state.",
  '0x8004f979': 'It is not possible to move product from Retired to Draft State.',
  '0x80061009': 'Retired products can not be added to pricelists.',
} as const

export type CatalogueCode = keyof typeof messages

export const catalogueFault = (code: CatalogueCode): DataverseFault => new DataverseFault(400, code, messages[code])
