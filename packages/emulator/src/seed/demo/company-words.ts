import type { IndustryKey } from './industries.ts'
import type { Language } from './person-names.ts'

type Tongue = 'de' | 'fr' | 'nl' | 'nordic' | 'fi' | 'en' | 'es' | 'pt' | 'it' | 'slavic' | 'baltic'

const tongueOf: Record<Language, Tongue> = {
  de: 'de',
  fr: 'fr',
  nl: 'nl',
  sv: 'nordic',
  da: 'nordic',
  no: 'nordic',
  fi: 'fi',
  en: 'en',
  us: 'en',
  es: 'es',
  pt: 'pt',
  it: 'it',
  pl: 'slavic',
  cs: 'slavic',
  sl: 'slavic',
  lt: 'baltic',
}

interface CompanyWords {
  /** Names of places and families that sound real and are not. */
  stems: readonly string[]
  kinds: Record<IndustryKey, readonly string[]>
  /** Whether the kind comes first: `Laboratoires Valmont`. */
  kindFirst: boolean
  street: (random: { pick<T>(choices: readonly T[]): T }, number: number) => string
}

export const companyWordsIn = (language: Language): CompanyWords => wordsIn[tongueOf[language]]

const list = (words: string): readonly string[] => words.split(' ')

const german = list('Industriestraße Werkstraße Hafenstraße Gutenbergstraße Mühlweg Siemensring Lindenallee Laborweg')
const french = ['rue des Artisans', 'avenue de la Gare', 'rue du Moulin', 'quai des Chartrons', 'rue Pasteur']
const dutch = list('Havenweg Industrieweg Stationsstraat Molenstraat Kanaaldijk Fabriekstraat')
const nordic = list('Industrigatan Havnegade Verkstadsvägen Fabriksgatan Møllevej Sjøgata Strandgatan')
const finnish = list('Tehtaankatu Satamakatu Teollisuuskatu Myllytie Rantakatu')
const english = [
  'Mill Lane',
  'Harbour Road',
  'Foundry Street',
  'Station Road',
  'Riverside Drive',
  'Quarry Way',
  'Canal Street',
]
const spanish = ['Calle del Puerto', 'Avenida de la Industria', 'Calle Mayor', 'Polígono Las Eras', 'Calle del Molino']
const portuguese = ['Rua da Indústria', 'Avenida do Porto', 'Rua das Flores', 'Rua do Moinho']
const italian = ["Via dell'Industria", 'Via Galvani', 'Via del Porto', 'Viale Europa', 'Via dei Mulini']
const slavic = list('Przemysłowa Portowa Fabryczna Laboratorijska Tovární Industrijska Młyńska')
const baltic = list('Pramonės Uosto Dzirnavu Ostas Rūpniecības')

const wordsIn: Record<Tongue, CompanyWords> = {
  de: {
    stems: list(
      'Eschbach Lindental Rotfeld Haldenau Weidenbrück Kreuzhof Ahrenfeld Silberau Steinlohe Brunnthal Harzberg Mühlental Tannrode Falkenhain Erlengrund Kaltenborn Rheinwald Oderthal Nordhafen Grünwerth',
    ),
    kinds: {
      utility: ['Wasserwerke', 'Stadtentwässerung', 'Wasserversorgung', 'Zweckverband'],
      food: ['Molkerei', 'Brauerei', 'Getränke', 'Feinkost'],
      pharma: ['Pharma', 'Biotechnik', 'Arzneimittel'],
      chemical: ['Chemie', 'Farbwerke', 'Spezialchemie'],
      laboratory: ['Laboratorien', 'Umweltanalytik', 'Analytik'],
      paper: ['Papierfabrik', 'Kartonwerk'],
      health: ['Kliniken', 'Labormedizin', 'Dialysezentren'],
      electronics: ['Halbleiter', 'Elektronik', 'Leiterplatten'],
    },
    kindFirst: false,
    street: (random, number) => `${random.pick(german)} ${number}`,
  },
  fr: {
    stems: list(
      'Valmont Clairval Montauran Bellerive Sauvigny Rochebrune Aubevoye Marelle Fontclair Vernoux Landeronde Saintoire',
    ),
    kinds: {
      utility: ['Eaux de', 'Régie des Eaux de'],
      food: ['Laiteries', 'Brasserie', 'Conserverie'],
      pharma: ['Laboratoires', 'Biopharma'],
      chemical: ['Chimie', 'Peintures'],
      laboratory: ['Analyses', 'Laboratoire'],
      paper: ['Papeteries', 'Cartonnages'],
      health: ['Clinique', 'Centre Hospitalier'],
      electronics: ['Composants', 'Électronique'],
    },
    kindFirst: true,
    street: (random, number) => `${number} ${random.pick(french)}`,
  },
  nl: {
    stems: list(
      'Ravenstein Waterlaar Duinhof Kesselmeer Oosterbeke Lindeveld Zandhaven Molenrijk Vaartwijk Hoogland Schelderode Noordzijl',
    ),
    kinds: {
      utility: ['Waterbedrijf', 'Waterzuivering'],
      food: ['Zuivel', 'Brouwerij', 'Dranken'],
      pharma: ['Farma', 'Biotech'],
      chemical: ['Chemie', 'Coatings'],
      laboratory: ['Laboratoria', 'Milieuanalyse'],
      paper: ['Papier', 'Karton'],
      health: ['Ziekenhuis', 'Medisch Laboratorium'],
      electronics: ['Elektronica', 'Semicon'],
    },
    kindFirst: false,
    street: (random, number) => `${random.pick(dutch)} ${number}`,
  },
  nordic: {
    stems: list(
      'Norvik Skogholm Älvsjöby Bjørndal Havnsund Granfors Fjordlund Stenåsa Vestmark Isvann Lindøy Brattnes Solvang Kvarnholm Rydsjö Tangvik',
    ),
    kinds: {
      utility: ['Vatten', 'Vandforsyning', 'Vann og Avløp', 'VA'],
      food: ['Mejeri', 'Bryggeri', 'Livsmedel'],
      pharma: ['Pharma', 'Bioteknik'],
      chemical: ['Kemi', 'Färg'],
      laboratory: ['Analys', 'Laboratorier'],
      paper: ['Papper', 'Massa'],
      health: ['Sjukhus', 'Medlab'],
      electronics: ['Elektronik', 'Sensor'],
    },
    kindFirst: false,
    street: (random, number) => `${random.pick(nordic)} ${number}`,
  },
  fi: {
    stems: list('Kuusela Rantavesi Koskenmäki Lahtisuo Hopeajärvi Merilinna Karhusaari Vesimaa Metsola Kivijoki'),
    kinds: {
      utility: ['Vesi', 'Vesihuolto'],
      food: ['Meijeri', 'Panimo'],
      pharma: ['Lääke', 'Biotekniikka'],
      chemical: ['Kemia', 'Maalit'],
      laboratory: ['Laboratoriot', 'Analytiikka'],
      paper: ['Paperi', 'Kartonki'],
      health: ['Sairaalat', 'Terveys'],
      electronics: ['Elektroniikka', 'Anturit'],
    },
    kindFirst: false,
    street: (random, number) => `${random.pick(finnish)} ${number}`,
  },
  en: {
    stems: list(
      'Kestrel Ashbourne Harwick Blackmere Fernhill Oakhaven Calderbrook Pennfield Silverlake Thornbury Whitmoor Redwater Elmstead Larkspur Granitefield Millbrook Stonebridge Cedarvale Marlow Wexcombe',
    ),
    kinds: {
      utility: ['Water', 'Water Services', 'Wastewater'],
      food: ['Dairies', 'Brewing', 'Foods', 'Beverages'],
      pharma: ['Pharmaceuticals', 'Biologics', 'Life Sciences'],
      chemical: ['Chemicals', 'Coatings', 'Polymers'],
      laboratory: ['Laboratories', 'Environmental Testing', 'Analytical'],
      paper: ['Paper Mills', 'Packaging'],
      health: ['Hospitals', 'Clinical Laboratories', 'Renal Care'],
      electronics: ['Semiconductors', 'Electronics', 'Sensors'],
    },
    kindFirst: false,
    street: (random, number) => `${number} ${random.pick(english)}`,
  },
  es: {
    stems: list('Valdeagua Montecillo Riofrío Castelar Almenara Peñalba Ribagorza Torremar Olivares Sotoverde'),
    kinds: {
      utility: ['Aguas de', 'Canales de'],
      food: ['Lácteos', 'Cervezas', 'Conservas'],
      pharma: ['Farmacéutica', 'Laboratorios'],
      chemical: ['Química', 'Pinturas'],
      laboratory: ['Análisis', 'Laboratorio'],
      paper: ['Papelera', 'Cartonajes'],
      health: ['Hospital', 'Clínicas'],
      electronics: ['Electrónica', 'Semiconductores'],
    },
    kindFirst: true,
    street: (random, number) => `${random.pick(spanish)} ${number}`,
  },
  pt: {
    stems: list('Serradela Ribeiralta Montalvo Valverde Lagoaçu Fonteclara Aguamar Penedal Campobelo Rioverde'),
    kinds: {
      utility: ['Águas de', 'Saneamento de'],
      food: ['Laticínios', 'Cervejaria', 'Conservas'],
      pharma: ['Farmacêutica', 'Biofarma'],
      chemical: ['Química', 'Tintas'],
      laboratory: ['Análises', 'Laboratório'],
      paper: ['Papéis', 'Celulose'],
      health: ['Hospital', 'Clínicas'],
      electronics: ['Electrónica', 'Sensores'],
    },
    kindFirst: true,
    street: (random, number) => `${random.pick(portuguese)} ${number}`,
  },
  it: {
    stems: list('Valchiara Montelago Acquabella Rivalta Fiumara Castelrosso Pietralba Lagoverde Borgonuovo Sanvito'),
    kinds: {
      utility: ['Acque', 'Acquedotto'],
      food: ['Caseificio', 'Birrificio', 'Conserve'],
      pharma: ['Farmaceutici', 'Biotec'],
      chemical: ['Chimica', 'Vernici'],
      laboratory: ['Laboratori', 'Analisi'],
      paper: ['Cartiere', 'Cartotecnica'],
      health: ['Ospedali', 'Clinica'],
      electronics: ['Elettronica', 'Sensori'],
    },
    kindFirst: true,
    street: (random, number) => `${random.pick(italian)} ${number}`,
  },
  slavic: {
    stems: list(
      'Jasnowoda Borowina Lipnica Kamenec Zelenika Srebrna Morawka Bystrzyca Javorník Dolinka Planina Rudnica',
    ),
    kinds: {
      utility: ['Aqua', 'Hydro'],
      food: ['Mlek', 'Browar', 'Food'],
      pharma: ['Farma', 'Biotech'],
      chemical: ['Chem', 'Polimer'],
      laboratory: ['Lab', 'Analityka'],
      paper: ['Papier', 'Karton'],
      health: ['Medica', 'Klinika'],
      electronics: ['Elektronik', 'Sensor'],
    },
    kindFirst: false,
    street: (random, number) => `${random.pick(slavic)} ${number}`,
  },
  baltic: {
    stems: list('Gintaras Ežerynas Baltupis Jūrkalne Vējupe Žalgira Pajūris Lielupa'),
    kinds: {
      utility: ['Vandenys', 'Ūdens'],
      food: ['Pienas', 'Alus'],
      pharma: ['Farma', 'Biotech'],
      chemical: ['Chemija', 'Ķīmija'],
      laboratory: ['Lab', 'Analize'],
      paper: ['Papīrs', 'Kartonas'],
      health: ['Klinika', 'Medicina'],
      electronics: ['Elektronika', 'Sensoriai'],
    },
    kindFirst: false,
    street: (random, number) => `${random.pick(baltic)} g. ${number}`,
  },
}
