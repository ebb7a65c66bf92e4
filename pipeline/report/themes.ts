import * as say from '../model/messages/themes.js';
import type { Theme } from '../model/report.js';
import { clusterSections } from './clusters.js';
import type { ReportContext } from './context.js';
import { funnelSections } from './funnels.js';
import { groupsTheme } from './groups.js';
import { indexChangeSections } from './index-change.js';
import { inequalitySections } from './inequality.js';
import type { Subject } from './places.js';
import { segregationSections } from './segregation.js';
import { standardisationSections } from './standardisation.js';

/** The parts beside the chapters: target groups, then the spread over the areas. Empty ones are left out. */
export function themesOf(context: ReportContext, subject: Subject): Theme[] {
  const spread: Theme = {
    id: 'raeumliche-ungleichheit',
    title: say.spreadTitle(),
    intro: say.spreadIntro(context.places.areaLevel.many),
    sections: [
      ...segregationSections(context, subject),
      ...clusterSections(context, subject),
      ...inequalitySections(context, subject),
      ...indexChangeSections(context, subject),
      ...standardisationSections(context, subject),
      ...funnelSections(context, subject),
    ],
  };
  return [groupsTheme(context, subject), spread].filter((theme) => theme.sections.length > 0);
}
