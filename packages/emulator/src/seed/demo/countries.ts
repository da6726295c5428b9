import type { CurrencyCode } from '../currencies.ts'
import type { Language } from './person-names.ts'
import type { RegionKey } from './regions.ts'

export interface City {
  name: string
  postalCodes: readonly string[]
  stateOrProvince?: string
  /** Where the city's numbers begin differently from the country's. */
  phone?: string
}

export interface Country {
  name: string
  weight: number
  language: Language
  currency: CurrencyCode
  /**
   * Numbers that ring nowhere: `x` stands for any digit. Where the country's regulator sets numbers aside for fiction
   * (de, fr, gb, ie, se, us, ca) one of those, elsewhere one that is not given out: no subscriber number begins with 0.
   */
  phone: string
  mobile: string
  legalForms: readonly string[]
  cities: readonly City[]
}

export const countriesOf: Record<RegionKey, readonly Country[]> = {
  central: [
    {
      name: 'Germany',
      weight: 64,
      language: 'de',
      currency: 'EUR',
      phone: '+49 30 23125 xxx',
      mobile: '+49 176 040690xx',
      legalForms: ['GmbH', 'GmbH', 'AG', 'GmbH & Co. KG', 'SE'],
      cities: [
        { name: 'Berlin', postalCodes: ['10115', '12435', '13599'] },
        { name: 'Hamburg', postalCodes: ['20457', '21107', '22525'], phone: '+49 40 66969 xxx' },
        { name: 'München', postalCodes: ['80335', '81379', '80807'], phone: '+49 89 99998 xxx' },
        { name: 'Köln', postalCodes: ['50679', '50829', '51105'], phone: '+49 221 4710 xxx' },
        { name: 'Frankfurt am Main', postalCodes: ['60314', '65929'], phone: '+49 69 90009 xxx' },
        { name: 'Leipzig', postalCodes: ['04103', '04347'], phone: '+49 341 0xx xxx' },
        { name: 'Dresden', postalCodes: ['01099', '01109'], phone: '+49 351 0xx xxx' },
        { name: 'Hannover', postalCodes: ['30165', '30419'], phone: '+49 511 0xx xxx' },
        { name: 'Stuttgart', postalCodes: ['70327', '70565'], phone: '+49 711 0xx xxx' },
        { name: 'Nürnberg', postalCodes: ['90411', '90431'], phone: '+49 911 0xx xxx' },
        { name: 'Mannheim', postalCodes: ['68159', '68219'], phone: '+49 621 0xx xxx' },
        { name: 'Kassel', postalCodes: ['34117', '34123'], phone: '+49 561 0xx xxx' },
      ],
    },
    {
      name: 'Austria',
      weight: 16,
      language: 'de',
      currency: 'EUR',
      phone: '+43 1 000 xxxx',
      mobile: '+43 660 000 xxxx',
      legalForms: ['GmbH', 'GmbH', 'AG'],
      cities: [
        { name: 'Wien', postalCodes: ['1110', '1210', '1230'] },
        { name: 'Graz', postalCodes: ['8020', '8055'], phone: '+43 316 000 xxx' },
        { name: 'Linz', postalCodes: ['4020', '4030'], phone: '+43 732 000 xxx' },
        { name: 'Innsbruck', postalCodes: ['6020'], phone: '+43 512 000 xxx' },
      ],
    },
    {
      name: 'Switzerland',
      weight: 12,
      language: 'de',
      currency: 'EUR',
      phone: '+41 44 000 xx xx',
      mobile: '+41 79 000 xx xx',
      legalForms: ['AG', 'AG', 'GmbH'],
      cities: [
        { name: 'Zürich', postalCodes: ['8005', '8050'] },
        { name: 'Basel', postalCodes: ['4056', '4057'], phone: '+41 61 000 xx xx' },
        { name: 'Bern', postalCodes: ['3008', '3018'], phone: '+41 31 000 xx xx' },
        { name: 'Winterthur', postalCodes: ['8400', '8404'], phone: '+41 52 000 xx xx' },
      ],
    },
    {
      name: 'Czechia',
      weight: 8,
      language: 'cs',
      currency: 'EUR',
      phone: '+420 000 xxx xxx',
      mobile: '+420 700 000 xxx',
      legalForms: ['s.r.o.', 'a.s.'],
      cities: [
        { name: 'Praha', postalCodes: ['190 00', '180 00'] },
        { name: 'Brno', postalCodes: ['602 00', '627 00'] },
        { name: 'Plzeň', postalCodes: ['301 00'] },
      ],
    },
  ],
  north: [
    {
      name: 'Sweden',
      weight: 38,
      language: 'sv',
      currency: 'EUR',
      phone: '+46 8 465 004 xx',
      mobile: '+46 70 174 06 xx',
      legalForms: ['AB'],
      cities: [
        { name: 'Stockholm', postalCodes: ['111 20', '120 30', '164 40'] },
        { name: 'Göteborg', postalCodes: ['411 03', '417 55'], phone: '+46 31 390 06 xx' },
        { name: 'Malmö', postalCodes: ['211 19', '215 32'], phone: '+46 40 628 04 xx' },
        { name: 'Uppsala', postalCodes: ['753 18', '754 50'], phone: '+46 18 00 xx xx' },
        { name: 'Linköping', postalCodes: ['582 16', '583 30'], phone: '+46 13 00 xx xx' },
      ],
    },
    {
      name: 'Denmark',
      weight: 24,
      language: 'da',
      currency: 'EUR',
      phone: '+45 00 xx xx xx',
      mobile: '+45 01 xx xx xx',
      legalForms: ['A/S', 'ApS'],
      cities: [
        { name: 'København', postalCodes: ['1799', '2450', '2300'] },
        { name: 'Aarhus', postalCodes: ['8000', '8200'] },
        { name: 'Odense', postalCodes: ['5000', '5220'] },
        { name: 'Aalborg', postalCodes: ['9000', '9220'] },
      ],
    },
    {
      name: 'Norway',
      weight: 20,
      language: 'no',
      currency: 'EUR',
      phone: '+47 00 xx xx xx',
      mobile: '+47 01 xx xx xx',
      legalForms: ['AS', 'AS', 'ASA'],
      cities: [
        { name: 'Oslo', postalCodes: ['0484', '0663'] },
        { name: 'Bergen', postalCodes: ['5007', '5057'] },
        { name: 'Trondheim', postalCodes: ['7010', '7037'] },
        { name: 'Stavanger', postalCodes: ['4006', '4033'] },
      ],
    },
    {
      name: 'Finland',
      weight: 18,
      language: 'fi',
      currency: 'EUR',
      phone: '+358 9 000 xxxx',
      mobile: '+358 40 000 xxxx',
      legalForms: ['Oy', 'Oy', 'Oyj'],
      cities: [
        { name: 'Helsinki', postalCodes: ['00180', '00380'] },
        { name: 'Tampere', postalCodes: ['33100', '33720'], phone: '+358 3 000 xxxx' },
        { name: 'Turku', postalCodes: ['20100', '20520'], phone: '+358 2 000 xxxx' },
        { name: 'Oulu', postalCodes: ['90100', '90590'], phone: '+358 8 000 xxxx' },
      ],
    },
  ],
  atlantic: [
    {
      name: 'United Kingdom',
      weight: 32,
      language: 'en',
      currency: 'GBP',
      phone: '+44 1632 960xxx',
      mobile: '+44 7700 900xxx',
      legalForms: ['Ltd', 'Ltd', 'plc'],
      cities: [
        { name: 'London', postalCodes: ['SE16 4DG', 'E16 1AB', 'W3 7QS'], phone: '+44 20 7946 0xxx' },
        { name: 'Manchester', postalCodes: ['M17 1AB', 'M11 4SN'], phone: '+44 161 496 0xxx' },
        { name: 'Leeds', postalCodes: ['LS10 1JF', 'LS9 0PX'], phone: '+44 113 496 0xxx' },
        { name: 'Bristol', postalCodes: ['BS11 9HX', 'BS4 3EH'], phone: '+44 117 496 0xxx' },
        { name: 'Edinburgh', postalCodes: ['EH6 7DN', 'EH12 9DN'], phone: '+44 131 496 0xxx' },
        { name: 'Cardiff', postalCodes: ['CF24 5JW'], phone: '+44 29 2018 0xxx' },
      ],
    },
    {
      name: 'France',
      weight: 26,
      language: 'fr',
      currency: 'EUR',
      phone: '+33 1 99 00 xx xx',
      mobile: '+33 6 39 98 xx xx',
      legalForms: ['SAS', 'SA', 'SARL'],
      cities: [
        { name: 'Paris', postalCodes: ['75013', '75019'] },
        { name: 'Lyon', postalCodes: ['69007', '69009'], phone: '+33 4 65 71 xx xx' },
        { name: 'Nantes', postalCodes: ['44000', '44300'], phone: '+33 2 61 91 xx xx' },
        { name: 'Lille', postalCodes: ['59000', '59800'], phone: '+33 3 53 01 xx xx' },
        { name: 'Toulouse', postalCodes: ['31000', '31200'], phone: '+33 5 36 49 xx xx' },
        { name: 'Strasbourg', postalCodes: ['67000', '67100'], phone: '+33 3 53 01 xx xx' },
      ],
    },
    {
      name: 'Netherlands',
      weight: 22,
      language: 'nl',
      currency: 'EUR',
      phone: '+31 20 000 xxxx',
      mobile: '+31 6 0000 xxxx',
      legalForms: ['B.V.', 'B.V.', 'N.V.'],
      cities: [
        { name: 'Rotterdam', postalCodes: ['3011 AD', '3089 JH'], phone: '+31 10 000 xxxx' },
        { name: 'Amsterdam', postalCodes: ['1043 AN', '1098 XH'] },
        { name: 'Utrecht', postalCodes: ['3511 CE', '3542 AD'], phone: '+31 30 000 xxxx' },
        { name: 'Eindhoven', postalCodes: ['5611 AE', '5651 GH'], phone: '+31 40 000 xxxx' },
        { name: 'Groningen', postalCodes: ['9712 HG', '9723 AP'], phone: '+31 50 000 xxxx' },
      ],
    },
    {
      name: 'Belgium',
      weight: 12,
      language: 'nl',
      currency: 'EUR',
      phone: '+32 3 000 xx xx',
      mobile: '+32 470 00 xx xx',
      legalForms: ['NV', 'BV'],
      cities: [
        { name: 'Antwerpen', postalCodes: ['2000', '2030'] },
        { name: 'Gent', postalCodes: ['9000', '9052'], phone: '+32 9 000 xx xx' },
        { name: 'Leuven', postalCodes: ['3000', '3001'], phone: '+32 16 00 xx xx' },
      ],
    },
    {
      name: 'Ireland',
      weight: 8,
      language: 'en',
      currency: 'EUR',
      phone: '+353 20 91x xxxx',
      mobile: '+353 20 91x xxxx',
      legalForms: ['Ltd', 'DAC'],
      cities: [
        { name: 'Dublin', postalCodes: ['D12 X2A1', 'D08 K3F7'] },
        { name: 'Cork', postalCodes: ['T12 C5R2', 'T45 Y9P3'] },
        { name: 'Galway', postalCodes: ['H91 W2V6'] },
      ],
    },
  ],
  adriatic: [
    {
      name: 'Italy',
      weight: 70,
      language: 'it',
      currency: 'EUR',
      phone: '+39 02 0000 xxxx',
      mobile: '+39 300 000 xxxx',
      legalForms: ['S.r.l.', 'S.p.A.'],
      cities: [
        { name: 'Milano', postalCodes: ['20139', '20157'] },
        { name: 'Torino', postalCodes: ['10135', '10156'], phone: '+39 011 0000 xxx' },
        { name: 'Bologna', postalCodes: ['40127', '40138'], phone: '+39 051 0000 xxx' },
        { name: 'Verona', postalCodes: ['37135', '37136'], phone: '+39 045 0000 xxx' },
        { name: 'Trieste', postalCodes: ['34148', '34149'], phone: '+39 040 0000 xxx' },
        { name: 'Ancona', postalCodes: ['60131'], phone: '+39 071 0000 xxx' },
      ],
    },
    {
      name: 'Slovenia',
      weight: 18,
      language: 'sl',
      currency: 'EUR',
      phone: '+386 1 000 xxxx',
      mobile: '+386 40 000 xxx',
      legalForms: ['d.o.o.', 'd.d.'],
      cities: [
        { name: 'Ljubljana', postalCodes: ['1000'] },
        { name: 'Maribor', postalCodes: ['2000'], phone: '+386 2 000 xxxx' },
        { name: 'Koper', postalCodes: ['6000'], phone: '+386 5 000 xxxx' },
      ],
    },
    {
      name: 'Croatia',
      weight: 12,
      language: 'sl',
      currency: 'EUR',
      phone: '+385 1 000 xxxx',
      mobile: '+385 91 000 xxxx',
      legalForms: ['d.o.o.', 'd.d.'],
      cities: [
        { name: 'Zagreb', postalCodes: ['10000'] },
        { name: 'Rijeka', postalCodes: ['51000'], phone: '+385 51 000 xxx' },
        { name: 'Split', postalCodes: ['21000'], phone: '+385 21 000 xxx' },
      ],
    },
  ],
  south: [
    {
      name: 'Spain',
      weight: 72,
      language: 'es',
      currency: 'EUR',
      phone: '+34 000 xxx xxx',
      mobile: '+34 600 000 xxx',
      legalForms: ['S.L.', 'S.A.'],
      cities: [
        { name: 'Madrid', postalCodes: ['28021', '28031'] },
        { name: 'Barcelona', postalCodes: ['08018', '08040'] },
        { name: 'Valencia', postalCodes: ['46009', '46024'] },
        { name: 'Zaragoza', postalCodes: ['50014', '50016'] },
        { name: 'Bilbao', postalCodes: ['48002', '48013'] },
        { name: 'Sevilla', postalCodes: ['41007', '41015'] },
      ],
    },
    {
      name: 'Portugal',
      weight: 28,
      language: 'pt',
      currency: 'EUR',
      phone: '+351 000 xxx xxx',
      mobile: '+351 900 000 xxx',
      legalForms: ['Lda.', 'S.A.'],
      cities: [
        { name: 'Lisboa', postalCodes: ['1800-255', '1950-130'] },
        { name: 'Porto', postalCodes: ['4100-246', '4300-307'] },
        { name: 'Aveiro', postalCodes: ['3800-228'] },
      ],
    },
  ],
  baltic: [
    {
      name: 'Poland',
      weight: 66,
      language: 'pl',
      currency: 'EUR',
      phone: '+48 00 xxx xx xx',
      mobile: '+48 500 000 xxx',
      legalForms: ['Sp. z o.o.', 'S.A.'],
      cities: [
        { name: 'Warszawa', postalCodes: ['02-673', '03-236'] },
        { name: 'Gdańsk', postalCodes: ['80-298', '80-557'] },
        { name: 'Poznań', postalCodes: ['60-185', '61-361'] },
        { name: 'Wrocław', postalCodes: ['50-424', '54-613'] },
        { name: 'Kraków', postalCodes: ['30-701', '31-587'] },
      ],
    },
    {
      name: 'Lithuania',
      weight: 12,
      language: 'lt',
      currency: 'EUR',
      phone: '+370 0 xxx xxxx',
      mobile: '+370 600 00 xxx',
      legalForms: ['UAB', 'AB'],
      cities: [
        { name: 'Vilnius', postalCodes: ['02189', '08105'] },
        { name: 'Kaunas', postalCodes: ['44291', '52173'] },
        { name: 'Klaipėda', postalCodes: ['91001'] },
      ],
    },
    {
      name: 'Latvia',
      weight: 11,
      language: 'lt',
      currency: 'EUR',
      phone: '+371 00 xxx xxx',
      mobile: '+371 20 000 xxx',
      legalForms: ['SIA', 'AS'],
      cities: [
        { name: 'Rīga', postalCodes: ['LV-1004', 'LV-1013'] },
        { name: 'Liepāja', postalCodes: ['LV-3401'] },
      ],
    },
    {
      name: 'Estonia',
      weight: 11,
      language: 'fi',
      currency: 'EUR',
      phone: '+372 000 xxxx',
      mobile: '+372 5000 xxxx',
      legalForms: ['OÜ', 'AS'],
      cities: [
        { name: 'Tallinn', postalCodes: ['11415', '10621'] },
        { name: 'Tartu', postalCodes: ['50411', '51009'] },
      ],
    },
  ],
  northAmerica: [
    {
      name: 'United States',
      weight: 78,
      language: 'us',
      currency: 'USD',
      phone: '+1 617 555 01xx',
      mobile: '+1 508 555 01xx',
      legalForms: ['Inc.', 'LLC', 'Corp.'],
      cities: [
        { name: 'Boston', postalCodes: ['02118', '02210'], stateOrProvince: 'MA' },
        { name: 'Milwaukee', postalCodes: ['53204', '53233'], stateOrProvince: 'WI', phone: '+1 414 555 01xx' },
        { name: 'Pittsburgh', postalCodes: ['15203', '15222'], stateOrProvince: 'PA', phone: '+1 412 555 01xx' },
        { name: 'Portland', postalCodes: ['97210', '97217'], stateOrProvince: 'OR', phone: '+1 503 555 01xx' },
        { name: 'Raleigh', postalCodes: ['27603', '27610'], stateOrProvince: 'NC', phone: '+1 919 555 01xx' },
        { name: 'Denver', postalCodes: ['80216', '80223'], stateOrProvince: 'CO', phone: '+1 303 555 01xx' },
      ],
    },
    {
      name: 'Canada',
      weight: 22,
      language: 'us',
      currency: 'USD',
      phone: '+1 416 555 01xx',
      mobile: '+1 647 555 01xx',
      legalForms: ['Inc.', 'Ltd.'],
      cities: [
        { name: 'Toronto', postalCodes: ['M5V 2T6', 'M8Z 1T3'], stateOrProvince: 'ON' },
        { name: 'Halifax', postalCodes: ['B3K 5M7'], stateOrProvince: 'NS', phone: '+1 902 555 01xx' },
        { name: 'Calgary', postalCodes: ['T2G 3C3', 'T2H 1H9'], stateOrProvince: 'AB', phone: '+1 403 555 01xx' },
      ],
    },
  ],
  southAmerica: [
    {
      name: 'Brazil',
      weight: 1,
      language: 'pt',
      currency: 'USD',
      phone: '+55 11 0000-xxxx',
      mobile: '+55 11 90000-xxxx',
      legalForms: ['Ltda.', 'S.A.'],
      cities: [
        { name: 'São Paulo', postalCodes: ['04726-170', '05069-010'], stateOrProvince: 'SP' },
        { name: 'Curitiba', postalCodes: ['80215-901', '81350-000'], stateOrProvince: 'PR', phone: '+55 41 0000-xxxx' },
        { name: 'Belo Horizonte', postalCodes: ['30190-924'], stateOrProvince: 'MG', phone: '+55 31 0000-xxxx' },
      ],
    },
  ],
}
