export type Language =
  | 'de'
  | 'fr'
  | 'nl'
  | 'sv'
  | 'da'
  | 'no'
  | 'fi'
  | 'en'
  | 'us'
  | 'es'
  | 'pt'
  | 'it'
  | 'pl'
  | 'cs'
  | 'sl'
  | 'lt'

export interface Names {
  women: readonly string[]
  men: readonly string[]
  families: readonly string[]
  /** Family names of women where they differ from the men's, in the same order. */
  womenFamilies?: readonly string[]
}

const list = (words: string): readonly string[] => words.split(' ')

export const namesIn: Record<Language, Names> = {
  de: {
    women: list('Anna Katharina Sabine Julia Petra Franziska Monika Lena Birgit Carolin Heike Johanna Ulrike Nadine'),
    men: list('Thomas Stefan Markus Andreas Felix Jürgen Matthias Lukas Bernd Sebastian Holger Florian Uwe Christian'),
    families: list(
      'Hoffmann Schulte Krause Lorenz Winkler Böhm Seidel Pohl Engel Horn Busch Ziegler Kuhn Arnold Pfeiffer Thiele Graf Dietrich Hartung Reuter Steiner Gruber Moser Baumann',
    ),
  },
  fr: {
    women: list('Camille Sophie Claire Nathalie Juliette Hélène Aurélie Manon Isabelle Céline Margaux Élodie'),
    men: list('Julien Nicolas Antoine Pierre Mathieu Olivier Laurent Hugo Vincent Sébastien Étienne Thierry'),
    families: list(
      'Lefèvre Girard Bonnet Mercier Fontaine Chevalier Garnier Lambert Rolland Perrin Marchand Noël Barbier Colin Vidal Aubert',
    ),
  },
  nl: {
    women: list('Sanne Marieke Femke Lotte Ingrid Anouk Esther Maaike Hanneke Nele Griet Liesbeth'),
    men: list('Jeroen Bas Willem Sander Joost Maarten Ruben Koen Wouter Dirk Stijn Thijs'),
    families: list(
      'Visser Hendriks Dekker Brouwer Kuipers Vos Schouten Postma Willems Claes Maes Jacobs Hermans Peeters Verhoeven Wouters Dijkstra Mulder',
    ),
  },
  sv: {
    women: list('Karin Elin Ingrid Maja Sofia Annika Linnea Birgitta Emma Ulrika Åsa Helena'),
    men: list('Erik Lars Johan Gustav Anders Fredrik Mikael Oskar Henrik Magnus Björn Nils'),
    families: list(
      'Lindgren Bergström Sandberg Lundqvist Holm Engström Nyström Forsberg Wallin Hedlund Norén Ekström Sjöberg Åkesson Blom Dahlgren',
    ),
  },
  da: {
    women: list('Mette Signe Kirsten Louise Astrid Camilla Pernille Line Hanne Ida'),
    men: list('Søren Mads Rasmus Jakob Kasper Morten Henning Troels Anders Jesper'),
    families: list('Kjær Lund Bech Dahl Friis Holst Krogh Mikkelsen Thomsen Bruun Nørgaard Vestergaard Ravn Toft'),
  },
  no: {
    women: list('Silje Marit Ingvild Hege Solveig Kari Tone Astrid Guro Bente'),
    men: list('Ola Sindre Håkon Terje Lars Øyvind Eirik Geir Magne Trond'),
    families: list('Haugen Solberg Moen Bakken Lie Strand Berge Aasen Fjeld Myhre Nilsen Hagen Ødegård Vik'),
  },
  fi: {
    women: list('Aino Katri Päivi Sanna Minna Liisa Tuula Riikka Heidi Anneli'),
    men: list('Mikko Jukka Antti Ville Timo Petri Juhani Sami Kari Heikki'),
    families: list(
      'Virtanen Korhonen Nieminen Laine Heikkinen Salmi Koskinen Rantala Järvinen Lehtonen Saarinen Tamm Kask',
    ),
  },
  en: {
    women: list('Charlotte Hannah Fiona Rebecca Aisha Imogen Siobhan Philippa Niamh Harriet Priya Gemma'),
    men: list('James Callum Rhys Alistair Declan Edward Imran Gareth Sean Duncan Nikhil Martin'),
    families: list(
      'Ashworth Bennett Cartwright Donnelly Fairclough Griffiths Hargreaves Kavanagh Lockwood MacLeod Naylor Patel Pritchard Redmond Sinclair Thornton Whitfield Khan',
    ),
  },
  us: {
    women: list('Megan Olivia Rachel Hannah Vanessa Alicia Brooke Danielle Monique Kelly Teresa Audrey'),
    men: list('Tyler Jason Kevin Marcus Brandon Scott Luis Andre Derek Nathan Victor Paul'),
    families: list(
      'Anderson Brooks Coleman Delgado Foster Hayes Jennings Kowalski Lawson Morales Nguyen Parker Ramirez Sullivan Tran Whitaker Young Chen',
    ),
  },
  es: {
    women: list('María Carmen Laura Marta Elena Pilar Nuria Raquel Beatriz Inés'),
    men: list('Javier Carlos Sergio Álvaro Miguel Rubén Iñaki Jordi Pablo Andrés'),
    families: list(
      'García Romero Serrano Molina Ortega Delgado Castro Iglesias Prieto Vega Campos Fuentes Ibáñez Soler',
    ),
  },
  pt: {
    women: list('Mariana Inês Catarina Beatriz Joana Teresa Luísa Rita Fernanda Camila'),
    men: list('João Tiago Rui Nuno Miguel Pedro Duarte Rafael Thiago Bruno'),
    families: list('Almeida Carvalho Teixeira Ribeiro Marques Moreira Pinto Cardoso Lopes Barbosa Freitas Nogueira'),
  },
  it: {
    women: list('Giulia Francesca Chiara Elisa Valentina Paola Silvia Martina Federica Alessia'),
    men: list('Luca Matteo Andrea Davide Stefano Giorgio Paolo Simone Riccardo Enrico'),
    families: list(
      'Colombo Ferrari Greco Conti Marino Rinaldi Galli Fontana Moretti Barbieri Lombardi Santoro Vitale Longo',
    ),
  },
  pl: {
    women: list('Agnieszka Joanna Magdalena Ewa Monika Aleksandra Dorota Karolina Beata Natalia'),
    men: list('Piotr Tomasz Marcin Paweł Krzysztof Michał Grzegorz Jakub Rafał Wojciech'),
    families: list('Kowalski Zając Wójcik Kamiński Lewandowski Mazur Nowak Sikora Wrona Jankowski Wilk Pawlak'),
    womenFamilies: list('Kowalska Zając Wójcik Kamińska Lewandowska Mazur Nowak Sikora Wrona Jankowska Wilk Pawlak'),
  },
  cs: {
    women: list('Jana Lenka Tereza Petra Kateřina Veronika Hana Eva'),
    men: list('Jan Petr Tomáš Jiří Martin Pavel Ondřej Jakub'),
    families: list('Novák Dvořák Černý Procházka Kučera Veselý Horák Němec Marek Pokorný'),
    womenFamilies: list('Nováková Dvořáková Černá Procházková Kučerová Veselá Horáková Němcová Marková Pokorná'),
  },
  sl: {
    women: list('Maja Nina Petra Katja Ana Ivana Tina Marija'),
    men: list('Luka Marko Matej Jure Gregor Ivan Tomislav Bojan'),
    families: list('Novak Horvat Kovačič Zupančič Krajnc Potočnik Babić Marić Jurić Kos'),
  },
  lt: {
    women: list('Rasa Ieva Jurga Laura Anita Ilze Kristina Dace'),
    men: list('Tomas Mindaugas Andrius Darius Jānis Andris Lukas Mārtiņš'),
    families: list('Petrauskas Kazlauskas Stankus Bērziņš Ozols Kalniņš Žukauskas Vītols'),
    womenFamilies: list('Petrauskienė Kazlauskienė Stankutė Bērziņa Ozola Kalniņa Žukauskaitė Vītola'),
  },
}
