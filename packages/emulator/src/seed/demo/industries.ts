export interface Industry {
  key: IndustryKey
  weight: number
  /** account.industrycode */
  code: number
  /** account.sic */
  sic: string
  employees: readonly [low: number, high: number]
  /** Yearly revenue per employee in euros. */
  revenuePerEmployee: number
  /** Where an analyser could stand. */
  places: readonly string[]
  /** What they watch in their water. */
  parameters: readonly string[]
  jobTitles: readonly string[]
  /** What they say they do. */
  about: readonly string[]
}

export type IndustryKey = 'utility' | 'food' | 'pharma' | 'chemical' | 'laboratory' | 'paper' | 'health' | 'electronics'

export const industries: readonly Industry[] = [
  {
    key: 'utility',
    weight: 24,
    code: 31,
    sic: '4941',
    employees: [70, 900],
    revenuePerEmployee: 340_000,
    places: [
      'intake works',
      'north plant',
      'Laboratory 2',
      'pumping station 4',
      'central laboratory',
      'sludge line',
      'reservoir outlet',
      'clarifier 3',
    ],
    parameters: ['nitrate', 'ammonium', 'turbidity', 'phosphate', 'residual chlorine'],
    jobTitles: [
      'Head of Water Quality',
      'Laboratory Manager',
      'Process Engineer',
      'Plant Manager',
      'Purchasing Officer',
      'Operations Director',
      'Laboratory Technician',
    ],
    about: [
      'Drinking water and wastewater for the city and the communities around it. Own laboratory, accredited to ISO 17025.',
      'Runs two treatment plants and a laboratory that also serves smaller utilities nearby.',
      'Municipal utility. Buys by tender above the threshold, below it the laboratory decides.',
    ],
  },
  {
    key: 'food',
    weight: 16,
    code: 17,
    sic: '2020',
    employees: [60, 2400],
    revenuePerEmployee: 310_000,
    places: [
      'Hall 3',
      'bottling line 2',
      'brewhouse',
      'cleaning station',
      'effluent treatment',
      'Hall 1',
      'quality laboratory',
      'cold store',
    ],
    parameters: ['TOC', 'conductivity', 'peracetic acid', 'turbidity', 'phosphate'],
    jobTitles: [
      'Quality Manager',
      'Head of Production',
      'Maintenance Lead',
      'Utilities Engineer',
      'Purchasing Manager',
      'Plant Director',
      'Quality Technician',
    ],
    about: [
      'Dairy products under own brands and for retail chains. Rinse water is measured by hand today.',
      'Family-run drinks maker with three bottling lines, four-shift operation in summer.',
      'Ready meals and sauces. Growing quickly, the effluent treatment does not keep up.',
    ],
  },
  {
    key: 'pharma',
    weight: 14,
    code: 18,
    sic: '2834',
    employees: [120, 5200],
    revenuePerEmployee: 420_000,
    places: [
      'WFI loop',
      'Building 12',
      'sterile filling',
      'purified water plant',
      'QC laboratory',
      'pilot plant',
      'Building 7',
    ],
    parameters: ['TOC', 'conductivity', 'nitrate', 'microbial load'],
    jobTitles: [
      'Head of Quality Control',
      'Validation Engineer',
      'Director of Engineering',
      'Purchasing Manager',
      'Laboratory Manager',
      'Automation Engineer',
      'QC Analyst',
    ],
    about: [
      'Contract manufacturer of injectables. Everything needs qualification documents and an audit trail.',
      'Active ingredients for generics. Two sites, one quality system.',
      'Biotechnology company with a new building for cell culture.',
    ],
  },
  {
    key: 'chemical',
    weight: 12,
    code: 24,
    sic: '2819',
    employees: [80, 4200],
    revenuePerEmployee: 520_000,
    places: [
      'Block C',
      'cooling water circuit',
      'effluent treatment',
      'tank farm',
      'boiler house',
      'works laboratory',
      'Plant 5',
    ],
    parameters: ['TOC', 'chloride', 'COD', 'hydrocarbons', 'conductivity'],
    jobTitles: [
      'Site Manager',
      'Head of Environment and Safety',
      'Process Control Engineer',
      'Technical Purchaser',
      'Laboratory Manager',
      'Production Manager',
    ],
    about: [
      'Speciality chemicals and coatings. Discharge permit was tightened last year.',
      'Industrial salts and acids. Explosion-protected area, long approval of new suppliers.',
      'Polymers for packaging. Cooling water is the pain point in summer.',
    ],
  },
  {
    key: 'laboratory',
    weight: 14,
    code: 6,
    sic: '8734',
    employees: [14, 320],
    revenuePerEmployee: 98_000,
    places: [
      'Laboratory 2',
      'wet chemistry',
      'sample reception',
      'night shift bench',
      'Laboratory 1',
      'mobile laboratory',
    ],
    parameters: ['nitrate', 'heavy metals', 'TOC', 'phosphate', 'anions'],
    jobTitles: [
      'Managing Director',
      'Head of Laboratory',
      'Quality Officer',
      'Laboratory Technician',
      'Purchasing',
      'Head of Inorganic Analysis',
    ],
    about: [
      'Contract laboratory for water and soil. Price per sample is what counts.',
      'Environmental analysis for authorities and engineers, 900 samples a week.',
      'Small laboratory, quick decisions, wants leasing.',
    ],
  },
  {
    key: 'paper',
    weight: 7,
    code: 12,
    sic: '2621',
    employees: [90, 1400],
    revenuePerEmployee: 380_000,
    places: ['paper machine 2', 'white water loop', 'effluent treatment', 'Hall 2', 'pulp line'],
    parameters: ['COD', 'turbidity', 'charge', 'phosphate'],
    jobTitles: ['Mill Manager', 'Head of Environment', 'Maintenance Lead', 'Purchasing Manager', 'Process Engineer'],
    about: [
      'Corrugated base paper from recovered fibre. Closing the water loop step by step.',
      'Speciality papers, three machines, own treatment plant.',
    ],
  },
  {
    key: 'health',
    weight: 7,
    code: 11,
    sic: '8062',
    employees: [150, 5200],
    revenuePerEmployee: 108_000,
    places: ['dialysis ward', 'central sterilisation', 'hospital laboratory', 'hygiene department', 'East wing'],
    parameters: ['endotoxins', 'residual chlorine', 'conductivity', 'legionella'],
    jobTitles: [
      'Head of Hospital Hygiene',
      'Technical Director',
      'Laboratory Manager',
      'Medical Engineering Lead',
      'Purchasing Officer',
    ],
    about: [
      'Hospital group with a laboratory of its own. Purchasing goes through a buying association.',
      'Dialysis centres at four sites; water quality is checked daily.',
    ],
  },
  {
    key: 'electronics',
    weight: 6,
    code: 12,
    sic: '3674',
    employees: [200, 4600],
    revenuePerEmployee: 270_000,
    places: ['ultrapure water plant', 'Fab 2', 'rinse line', 'plating shop', 'Hall 4'],
    parameters: ['TOC', 'silica', 'dissolved oxygen', 'particles'],
    jobTitles: [
      'Facility Manager',
      'Head of Ultrapure Water',
      'Process Engineer',
      'Technical Purchaser',
      'Quality Manager',
    ],
    about: [
      'Sensors and power modules. Parts per billion matter, downtime matters more.',
      'Circuit boards and plating. New rinse line planned.',
    ],
  },
]
