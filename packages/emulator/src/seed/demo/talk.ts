/** Words of sales work. `{name}` stands for what the deal is about; see `TalkSubject`. */
export interface StageTalk {
  calls: readonly Words[]
  mails: readonly (Words & { incoming?: true })[]
  meetings: readonly (Words & { minutes: number; online?: true })[]
  notes: readonly (Words & { points?: readonly string[] })[]
  tasks: readonly Words[]
}

export interface Words {
  subject: string
  text: string
}

export type TalkTopic = 'qualify' | 'develop' | 'propose' | 'close' | 'care'

export const talk: Record<TalkTopic, StageTalk> = {
  qualify: {
    calls: [
      {
        subject: 'First call about {place}',
        text: '{first} confirmed that {parameter} is measured by hand three times a day. They lose a sample about once a week. Budget is not fixed yet, {first} asks for a rough figure.',
      },
      {
        subject: 'Call back: {parameter} measurement',
        text: 'Reached {first} on the second try. Interested, but the plant is in revision until the end of the month. Wants the data sheet of the {product} first.',
      },
      {
        subject: 'Who decides at {company}',
        text: '{first} prepares, the plant director signs. Anything above 25,000 needs a second offer. {competitor} was there last year.',
      },
      {
        subject: 'Enquiry from the website',
        text: 'Found us through the application note on {parameter}. Runs several measuring points today, all with different makes. Wants one supplier.',
      },
      {
        subject: 'Short call: timing',
        text: 'They would like to have a decision by {month}. Before that nothing moves, the old analyser is still under contract.',
      },
    ],
    mails: [
      {
        subject: 'Your enquiry about {parameter} at {place}',
        text: 'Dear {first},|thank you for the call today. Attached you find the data sheet of the {product} and the application note I mentioned.|To size it properly I need the expected range of {parameter} and the sample temperature. A photograph of the sampling point would help too.|Kind regards|{me}',
      },
      {
        subject: 'Measuring ranges for {place}',
        text: 'Hello {me},|the values from the last twelve months are between 0.4 and 11 mg/l, with peaks after heavy rain. Temperature 6 to 19 °C. The sampling point is about four metres from the panel.|What would a first unit cost, roughly?|Best regards|{first}',
        incoming: true,
      },
      {
        subject: 'Rough budget for {units}',
        text: 'Dear {first},|as a first orientation: {quantity} × {product} including installation would be around {amount}. The exact figure depends on the sample preparation.|Shall we meet on site for an hour so that I can see {thePlace}?|{me}',
      },
      {
        subject: 'Interest in your analysers',
        text: 'Good morning,|we saw your instrument at a partner laboratory and would like to know whether it is suitable for {thePlace}. Who would be our contact?|{contact}',
        incoming: true,
      },
    ],
    meetings: [
      {
        subject: 'Introduction: Brightwater and {company}',
        text: 'Present the range, understand how {parameter} is measured today, find out who decides.',
        minutes: 45,
        online: true,
      },
      {
        subject: 'First visit, {place}',
        text: 'Walk through with {first}. Sampling point, power, network, who calibrates.',
        minutes: 90,
      },
      {
        subject: 'Needs and budget with {first}',
        text: 'Agree on what has to be measured and by when. Ask about the approval of new suppliers.',
        minutes: 60,
        online: true,
      },
    ],
    notes: [
      {
        subject: 'First impression',
        text: 'Real need, no fixed budget yet. {first} pushes internally because the night shift cannot measure {parameter}. Worth a visit.',
      },
      {
        subject: 'Qualification',
        text: 'Summary after the first talks:',
        points: [
          'Need: continuous {parameter} at {thePlace}',
          'Decision: plant director, prepared by {contact}',
          'Time: {month}',
          'Alternative on the table: {competitor}',
        ],
      },
      {
        subject: 'How they heard of us',
        text: 'Recommendation by a neighbouring plant that has used the {product} for two years without a failure. Ask there for a reference visit.',
      },
      {
        subject: 'Open question: network',
        text: 'Their IT does not allow devices on the plant network without a security sheet. Send ours with the offer.',
      },
    ],
    tasks: [
      { subject: 'Send data sheet of the {product}', text: 'And the application note on {parameter}.' },
      {
        subject: 'Ask for twelve months of {parameter} values',
        text: '{first} promised an export from the laboratory system.',
      },
      { subject: 'Find out who signs at {company}', text: '' },
    ],
  },
  develop: {
    calls: [
      {
        subject: 'Trial unit: delivery and set-up',
        text: 'Agreed to put a loan unit at {thePlace} for four weeks. {first} provides power and a drain, we bring the sample filter.',
      },
      {
        subject: 'Trial: first week',
        text: '{first} is content: 96% availability, two alarms that were real. The filter clogged once on Sunday, we will send the larger one.',
      },
      {
        subject: 'Questions from the laboratory',
        text: 'They compare with the laboratory value every morning. Deviation 3 to 4%, target is below 5. {first} wants to see the calibration routine once more.',
      },
      {
        subject: 'Technical call with the automation team',
        text: 'Modbus TCP is enough, no Profinet needed. They want the alarm as a dry contact too. No objections.',
      },
      {
        subject: '{competitor} is also testing',
        text: '{first} told me openly that {competitor} has a unit there as well. Theirs needs reagents every ten days, ours every six weeks.',
      },
    ],
    mails: [
      {
        subject: 'Trial at {place}: what we agreed',
        text: 'Dear {first},|to sum up: we deliver one {product} for a trial of four weeks, free of charge. You compare with the laboratory daily, we meet after two weeks to look at the curves.|The trial counts as passed if the deviation stays below 5% and availability above 95%.|{me}',
      },
      {
        subject: 'Re: comparison values',
        text: 'Hi {me},|attached are the first ten days. Apart from the Sunday when the filter was blocked it looks good. My boss asks whether the unit can also switch between two sampling points.|Regards|{first}',
        incoming: true,
      },
      {
        subject: 'Two sampling points with one analyser',
        text: 'Hello {first},|yes, with the stream selector the {product} alternates between two points, ten minutes each. It adds about 1,400 per unit and no further reagents.|I will put it into the offer as an option.|Best|{me}',
      },
      {
        subject: 'Installation sketch',
        text: 'Dear {me},|here is the sketch of {thePlace} with the free wall. Could your colleagues check whether the distance to the sampling point is acceptable?|{contact}',
        incoming: true,
      },
      {
        subject: 'Security sheet for your IT',
        text: 'Dear {first},|as discussed the security sheet of the {product}: open ports, update procedure, accounts. Please pass it on to your IT; I am happy to join a call.|Kind regards|{me}',
      },
    ],
    meetings: [
      {
        subject: 'Site visit, {place}',
        text: 'Check wall, drain, sample line. Take measurements and photographs for the offer.',
        minutes: 120,
      },
      {
        subject: 'Demonstration of the {product}',
        text: 'Live demonstration for laboratory and production. Show calibration, alarm, export.',
        minutes: 90,
      },
      {
        subject: 'Review of the trial, week two',
        text: 'Look at the curves together with {first} and the laboratory. Decide whether the trial goes on.',
        minutes: 45,
        online: true,
      },
      {
        subject: 'Technical alignment with automation',
        text: 'Signals, cabinet, who does the wiring.',
        minutes: 60,
        online: true,
      },
    ],
    notes: [
      {
        subject: 'Site visit',
        text: 'Notes from {thePlace}:',
        points: [
          'Free wall 1.8 m, drain available, no compressed air',
          'Sample is cold and slightly turbid: order the 100 µm filter',
          'Wiring by their own electricians',
          '{contact} wants training for both shifts',
        ],
      },
      {
        subject: 'Trial result',
        text: 'Four weeks without a failure, deviation 3.6% on average. {first} said "we do not want to give it back". Best argument for the offer.',
      },
      {
        subject: 'Stakeholders',
        text: '{contact} is for us. The maintenance lead is sceptical because of the reagents, so bring the consumption figures from the reference. Purchasing only looks at the total over five years.',
      },
      {
        subject: 'What the night shift says',
        text: 'Talked to the shift lead: they want a big display and one button. Menu in the local language is a must.',
      },
      {
        subject: 'Competitor',
        text: '{competitor} offers a lower unit price, but no stream selector and reagents every ten days. Over five years we are about 12% cheaper. Put the calculation on one page.',
      },
      {
        subject: 'Compatibility',
        text: 'Their data goes into the plant historian every minute. Our export every five minutes would not do; Modbus solves it. Confirmed with application support.',
      },
    ],
    tasks: [
      { subject: 'Order loan unit for {place}', text: 'With the stream selector and the larger filter.' },
      {
        subject: 'Prepare comparison of the trial',
        text: 'Laboratory values against the {product}, one page, with the mean deviation.',
      },
      { subject: 'Ask application support about the sample filter', text: 'Turbidity peaks up to 80 NTU after rain.' },
      {
        subject: 'Arrange reference visit',
        text: 'A plant of similar size that has used the {product} for more than a year.',
      },
    ],
  },
  propose: {
    calls: [
      {
        subject: 'Went through offer {quote}',
        text: '{first} finds the offer clear. Two points: service should start only after the warranty, and delivery before the audit. Price is "within reach".',
      },
      {
        subject: 'Purchasing: first reaction',
        text: 'Purchasing asks for 8% and payment within 60 days. I said that we can talk about the number of units, not about the price of one.',
      },
      {
        subject: 'Budget approval',
        text: 'The investment request goes to the board in {month}. {first} is confident. Needs a one-page summary in plain words.',
      },
      {
        subject: 'Question about training',
        text: 'Two half days for both shifts are included. {first} wants a recording for the weekend staff.',
      },
    ],
    mails: [
      {
        subject: 'Offer {quote}: {quantity} × {product}',
        text: 'Dear {first},|please find attached our offer {quote} for {quantity} × {product} at {thePlace}, including installation, training and a first set of reagents. The total is {amount}.|It is valid for 60 days. Delivery takes six weeks from order.|I will call you on Thursday to go through it.|Kind regards|{me}',
      },
      {
        subject: 'Re: Offer {quote}',
        text: 'Hello {me},|thank you, the technical part is fine. Purchasing will contact you about the conditions. Please also quote the service agreement for three years as a separate item.|Regards|{first}',
        incoming: true,
      },
      {
        subject: 'Revised offer {quote}-2',
        text: 'Dear {first},|as requested with the service agreement as a separate item and delivery before the audit. The total stays at {amount}.|If you order before the end of the month we can keep your installation date.|{me}',
      },
      {
        subject: 'Terms and conditions',
        text: 'Dear {me},|our legal department asks to replace clause 7 by our standard wording on liability. Text attached. Is this acceptable for you?|{contact}',
        incoming: true,
      },
      {
        subject: 'Summary for your board',
        text: 'Dear {first},|one page as promised: what {thePlace} costs today in working hours and lost batches, what changes, and when it has paid for itself (19 months).|Good luck on Tuesday!|{me}',
      },
    ],
    meetings: [
      {
        subject: 'Presentation of offer {quote}',
        text: 'Go through scope, delivery, price over five years. {contact} brings purchasing.',
        minutes: 60,
        online: true,
      },
      {
        subject: 'Negotiation with purchasing',
        text: 'Scope of service, payment terms, delivery date.',
        minutes: 60,
      },
      {
        subject: 'Reference visit with {company}',
        text: 'Drive together. Meet the laboratory manager there at ten.',
        minutes: 180,
      },
    ],
    notes: [
      {
        subject: 'Offer {quote} sent',
        text: '{quantity} × {product}, installation, training, reagents for a year: {amount}. Margin is fine up to 6% off. Valid for 60 days.',
      },
      {
        subject: 'Negotiation so far',
        text: 'Where we stand:',
        points: [
          'They want 8%, we offered 4% for an order before the end of the quarter',
          'Service from month 13, not from the start: agreed',
          'Payment 45 days: agreed',
          'Open: liability clause',
        ],
      },
      {
        subject: 'What matters to the board',
        text: 'Not the price, the audit in {month}. If we are running before it they will not ask for three offers. Say so in the summary.',
      },
      {
        subject: '{competitor} has lowered the price',
        text: 'By about 10% according to {first}. Without training and without stream selector. We stay with ours and show the total over five years.',
      },
      {
        subject: 'Works council',
        text: 'Needs to be informed because the display shows who acknowledged an alarm. We can switch that off. {first} takes care of it.',
      },
    ],
    tasks: [
      {
        subject: 'Prepare offer {quote}',
        text: '{quantity} × {product}, installation at {thePlace}, training for both shifts, service as option.',
      },
      { subject: 'Have clause 7 checked', text: 'Customer wants their own wording on liability.' },
      { subject: 'Follow up on offer {quote}', text: 'Call {contact}, ask about the board meeting.' },
      { subject: 'Calculate total over five years', text: 'Against {competitor}: reagents, filters, service visits.' },
    ],
  },
  close: {
    calls: [
      {
        subject: 'Verbal yes from {first}',
        text: 'Board has approved. The purchase order takes about two weeks because of the supplier number. Delivery date stays.',
      },
      {
        subject: 'Supplier registration',
        text: 'Purchasing needs our bank letter and the quality certificate. Sent both while we were on the phone.',
      },
      {
        subject: 'Last open point: liability',
        text: 'Legal accepts a cap at the order value. {first} sends the final text today.',
      },
    ],
    mails: [
      {
        subject: 'Contract for {quantity} × {product}',
        text: 'Dear {first},|attached is the contract with the agreed wording. Please return it signed; I will then reserve {units} and confirm the installation in the week after delivery.|Kind regards|{me}',
      },
      {
        subject: 'Re: Contract',
        text: 'Hello {me},|signed by us, the second signature follows when our director is back on Monday. You will get the order number from purchasing.|Best regards|{first}',
        incoming: true,
      },
      {
        subject: 'Delivery schedule',
        text: 'Dear {first},|we have reserved {units} for you. Delivery is six weeks after order, commissioning takes two days.|{me}',
      },
    ],
    meetings: [
      { subject: 'Final terms with {company}', text: 'Liability, delivery, payment. Aim: handshake.', minutes: 60 },
      {
        subject: 'Hand-over to service',
        text: 'Introduce the service colleague to {first}, go through the installation checklist.',
        minutes: 45,
        online: true,
      },
    ],
    notes: [
      {
        subject: 'Agreed',
        text: 'Final state:',
        points: [
          '{quantity} × {product}, {amount}',
          'Delivery before the audit',
          'Service from month 13, three years',
          'Liability capped at order value',
        ],
      },
      {
        subject: 'Waiting for the order',
        text: 'Everything agreed, supplier number pending. {first} expects the order within two weeks. Do not push before that.',
      },
      {
        subject: 'Installation',
        text: 'Service has a free slot in the first week after delivery. Their electrician prepares the wall the Friday before.',
      },
    ],
    tasks: [
      { subject: 'Chase purchase order', text: '{contact} expects it from purchasing. Offer {quote}.' },
      { subject: 'Reserve {units}', text: 'Tell production the desired delivery date.' },
      { subject: 'Hand over to service', text: 'Contact, sketch, filter size, shift times.' },
    ],
  },
  care: {
    calls: [
      {
        subject: 'Annual check-in',
        text: 'All in order, they are happy with service. New building planned in two years, {first} will think of us.',
      },
      {
        subject: 'Complaint about reagent delivery',
        text: 'Parcel arrived a week late. Apologised, next delivery without freight costs. {first} was fair about it.',
      },
      {
        subject: 'Change of contact',
        text: '{first} takes over the laboratory from next month. Friendly, knows our instruments from a former job.',
      },
    ],
    mails: [
      {
        subject: 'Invitation to our open day',
        text: 'Dear {first},|we open our application laboratory for customers in spring. There will be a session on {parameter} and lunch. Would you like to come?|Kind regards|{me}',
      },
      {
        subject: 'Reagents for the next quarter',
        text: 'Hello,|please send us the usual quantity again, delivery to the goods entrance before ten.|{first}',
        incoming: true,
      },
      {
        subject: 'New software version',
        text: 'Dear {first},|the new software for your analysers is out: faster export, and the alarm list can be filtered. Service can install it at the next visit.|{me}',
      },
    ],
    meetings: [
      {
        subject: 'Annual review with {company}',
        text: 'Service visits, availability, plans for next year.',
        minutes: 60,
      },
      { subject: 'Lunch with {first}', text: 'No agenda. Ask about the planned extension.', minutes: 75 },
    ],
    notes: [
      {
        subject: 'Relationship',
        text: 'Good customer, answers quickly. Prefers mail over phone. Do not call before nine.',
      },
      {
        subject: 'Visit to {city}',
        text: 'Met {contact} at the fair. They look at digitalisation of the laboratory this year, water is second. Try again in autumn.',
      },
      {
        subject: 'Organisation',
        text: 'What has changed:',
        points: [
          'Purchasing is now central for all sites',
          'Framework agreements run for two years',
          '{contact} keeps the technical say',
        ],
      },
      {
        subject: 'Invoices',
        text: 'Invoices have to carry the order number and go to the central mailbox, otherwise they are returned.',
      },
      {
        subject: 'Gate',
        text: 'Visitors need safety shoes and have to register a day before. Parking behind the gate house.',
      },
    ],
    tasks: [
      { subject: 'Send invitation to the open day', text: 'To {contact}.' },
      { subject: 'Plan annual review', text: 'Together with service.' },
      { subject: 'Update contacts of {company}', text: 'Two people have moved.' },
    ],
  },
}

export const closings = {
  won: [
    'Order received. The trial convinced them, and delivery before the audit.',
    'Won against {competitor}: total over five years and the stream selector.',
    'Order within the offer period, 4% off agreed. Reference visit made the difference.',
    'Follow-up order, no competition.',
  ],
  canceled: [
    'Project stopped: investment freeze until next year.',
    'Budget went to the new building. Stay in touch.',
    'They keep measuring by hand for now. No capacity for the change.',
    '{contact} has left, nobody takes the project over.',
  ],
  outsold: [
    '{competitor} won on price, 11% below ours.',
    'Lost to {competitor}: framework agreement of the group.',
    '{competitor} could deliver four weeks earlier.',
  ],
} as const

export const assessments = {
  suitable: [
    'Wall, drain and power as needed. Sample line 4 m, no booster pump. Installation in one day.',
    'Good access, dry, frost-free. Network socket next to the cabinet. Nothing to prepare.',
    'Sampling point was renewed last year. Only the mounting plate has to be changed.',
  ],
  needsWork: [
    'Drain is missing and the wall is damp. Customer wants to have it done by their own people, about two weeks.',
    'Sample is too warm (38 °C): a cooler is needed. Power is available, network is not.',
    'Sample line would be 22 m. Either a booster pump or another place; the old pump room would do.',
  ],
  notSuitable: [
    'Explosion-protected area. Our housing is not approved for it.',
    'No frost protection in winter, no room for a cabinet. Propose the pump house instead.',
  ],
} as const
