import { formatNumber } from '../model/german.js';
import { comparisonMethods } from '../model/messages/comparisons.js';
import * as say from '../model/messages/report.js';
import { roundedPart } from '../model/messages/rounding.js';
import { dateLabel } from '../model/period.js';
import type { NoteSection, Report } from '../model/report.js';
import { roundingOf } from '../model/rounding.js';
import type { ReportContext } from './context.js';
import { indexNotes } from './indices/notes.js';
import { basisSection, deliveriesSection } from './notesOnData.js';
import { plausibilitySection } from './notesOnPlausibility.js';
import { confidentialitySection } from './notesOnProtection.js';
import { eventsSection, totalsSection } from './notesOnTotals.js';
import { oncePerBuild } from './once.js';
import { denominatorWords, numeratorWords } from './partWording.js';
import type { Subject } from './places.js';
import { textTable } from './table.js';

/** The notes are the same in every report of a build, but for the findings about its own figures. */
export function notesOf(context: ReportContext, subject: Subject): Report['notes'] {
  const shared = sharedSections(context);
  return {
    title: say.notesTitle(),
    sections: [
      ...shared.demonstration,
      shared.basis,
      shared.deliveries,
      ...totalsSection(context, subject),
      ...eventsSection(context),
      ...plausibilitySection(context, subject),
      shared.confidentiality,
      ...indexNotes(context, subject),
      {
        id: 'verfahren',
        title: say.methodTitle(),
        paragraphs: [...say.methodTexts(), ...comparisonMethods()],
        tables: [],
      },
      shared.definitions,
      signsSection(),
      mapsSection(context),
      publisherSection(context),
    ],
  };
}

const sharedSections = oncePerBuild((context) => ({
  demonstration: demonstrationSection(context),
  basis: basisSection(context),
  deliveries: deliveriesSection(context),
  confidentiality: confidentialitySection(context),
  definitions: definitionsSection(context),
}));

function demonstrationSection({ room }: ReportContext): NoteSection[] {
  const notice = room.region.demonstration;
  return notice
    ? [{ id: 'demonstration', title: say.demonstrationTitle(), paragraphs: [notice], tables: [] }]
    : [];
}

function definitionsSection(context: ReportContext): NoteSection {
  const { datasets } = context.room.definitions;
  const rounded = (words: string, multiple: number) =>
    multiple === 0 ? words : roundedPart(words, formatNumber(multiple, 0));
  const table = textTable(
    'definitionen',
    say.definitionsCaption(),
    say.definitionsColumns(),
    [...context.indicators, ...standInsOf(context)].map((i) => {
      const { numerator, denominator } = roundingOf(i, context.room.definitions);
      return [
        i.title,
        rounded(numeratorWords(i, datasets), numerator),
        rounded(denominatorWords(i, datasets), denominator),
        i.unit,
        formatNumber(i.version, 0),
        i.catalogue,
      ];
    }),
  );
  return { id: 'definitionen', title: say.definitionsTitle(), paragraphs: [], tables: [table] };
}

/** Indicators without a section of their own, that stand in tables for hidden figures. */
const standInsOf = ({ room, lookup }: ReportContext) =>
  room.definitions.indicators.filter((i) => i.role === 'stand_in' && lookup.hasNumbers(i.id));

function signsSection(): NoteSection {
  return {
    id: 'zeichen',
    title: say.signsTitle(),
    paragraphs: [say.signsText()],
    tables: [textTable('zeichen', say.signsCaption(), say.signsColumns(), Object.entries(say.signs))],
  };
}

function mapsSection({ facts }: ReportContext): NoteSection {
  return {
    id: 'karten',
    title: say.mapsTitle(),
    paragraphs: [...facts.boundarySources, say.mapsText()],
    tables: [],
  };
}

function publisherSection({ room, facts }: ReportContext): NoteSection {
  const { name, contact } = room.region.publisher;
  return {
    id: 'herausgabe',
    title: say.publisherTitle(),
    paragraphs: [say.publisherText(name, contact ?? ''), say.generatedText(dateLabel(facts.generatedOn))],
    tables: [],
  };
}
