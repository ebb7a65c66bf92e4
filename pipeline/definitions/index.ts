import { deliveryPlanSchema } from '../model/delivery-plan.js';
import { correctionsSchema, ignoredFilesSchema } from '../model/mapping.js';
import { roomUnusable } from '../model/messages/definitions.js';
import { type Problem, UserError } from '../model/problem.js';
import { regionSchema } from '../model/region.js';
import type { DataRoom, Definitions } from '../model/room.js';
import type { FileSystem } from '../model/world.js';
import { readAreas } from './areas.js';
import { readBoundaries } from './boundaries.js';
import { type Catalogue, readCatalogue, tightenPolicy } from './catalogue.js';
import { checkCatalogue, checkDatasets } from './check.js';
import { checkGroups, fittingDisparities } from './check-groups.js';
import { checkCoarser, withFittingCoarser } from './coarser.js';
import { checkDeliveryPlan } from './delivery-plan.js';
import { checkIndexPlaces } from './indices.js';
import { readMappings } from './mappings.js';
import { createReader } from './read.js';
import { type Reconciliation, readReconciliation } from './reconciliation.js';
import { checkRegion } from './region.js';
import { unreadFiles } from './unread.js';

/** As `loadRoom`, but throws `UserError` with every problem where the room cannot be used. */
export async function requireRoom(
  files: FileSystem,
  paths: RoomPaths,
): Promise<{ room: DataRoom; problems: Problem[] }> {
  const { room, problems } = await loadRoom(files, paths);
  if (room) return { room, problems };
  const errors = problems.filter((p) => p.severity === 'error').length;
  throw new UserError([...problems, roomUnusable(errors)]);
}

export interface RoomPaths {
  dataRaw: string;
  /** Default: `<dataRaw>/deliveries`. */
  deliveries?: string;
  /** Folder of the shared definitions. */
  definitions: string;
  /** Only what intake needs: neither indicators nor boundaries. For a quick check of a file. */
  intakeOnly?: true;
}

/**
 * Reads everything a statistician writes: region, areas, boundaries, definitions, mappings, corrections.
 * Collects every problem; `room` is null if one of them is an error, since nothing may be computed on half a definition.
 */
export async function loadRoom(
  files: FileSystem,
  paths: RoomPaths,
): Promise<{ room: DataRoom | null; problems: Problem[] }> {
  const reader = createReader(files);
  const { dataRaw } = paths;
  const deliveries = paths.deliveries ?? `${dataRaw}/deliveries`;
  const whole = paths.intakeOnly !== true;
  const folders = [paths.definitions, `${dataRaw}/indicators`];
  const catalogue = await readCatalogue(reader, folders, whole);
  reader.problems.push(...(whole ? checkCatalogue : checkDatasets)(catalogue));
  const reconciliation = whole
    ? await readReconciliation(reader, folders, catalogue)
    : { benchmarks: [], events: [] };
  if (whole) reader.problems.push(...checkGroups(catalogue), ...checkCoarser(catalogue));
  reader.problems.push(...(await unreadFiles(reader, dataRaw)));
  const region = await reader.yaml(
    `${dataRaw}/region.yaml`,
    regionSchema,
    'Beschreibung des Kreises und seiner Kommunen',
  );
  const areasFile = `${dataRaw}/areas.csv`;
  const areasText = await reader.text(areasFile, 'Liste der Gebiete');
  const mappings = await readMappings(reader, `${dataRaw}/mappings`, catalogue.datasets);
  const ignored = await optional(`${dataRaw}/mappings/ignored.yaml`, (p) =>
    reader.yaml(p, ignoredFilesSchema, ''),
  );
  const corrections = await optional(`${dataRaw}/corrections.yaml`, (p) =>
    reader.yaml(p, correctionsSchema, ''),
  );
  const plan = await optional(`${dataRaw}/lieferplan.yaml`, (p) => reader.yaml(p, deliveryPlanSchema, ''));
  if (!region || areasText === null) return { room: null, problems: reader.problems };

  reader.problems.push(...checkRegion(region, Object.keys(catalogue.policy.classes)));
  if (plan) reader.problems.push(...checkDeliveryPlan(plan, region.value, catalogue.datasets));
  const policy = tightenPolicy(catalogue.policy, region, reader);
  const { areas, problems } = readAreas(areasFile, areasText, region.value);
  reader.problems.push(...problems);
  reader.problems.push(
    ...checkIndexPlaces(
      catalogue,
      areas,
      region.value.levels.map((l) => l.id),
    ),
  );
  // Without a list of areas every polygon would be one too many.
  const hasAreas = areas.length > 0 || problems.length === 0;
  const boundaryFeatures =
    whole && hasAreas ? await readBoundaries(reader, region, areas, { dataRaw, deliveries }) : [];
  const definitions = definitionsOf({ ...catalogue, policy }, reconciliation);
  if (!definitions || reader.problems.some((p) => p.severity === 'error')) {
    return { room: null, problems: reader.problems };
  }
  return {
    room: {
      region: { ...region.value, areas, boundaryFeatures },
      definitions,
      mappings,
      ignoredFiles: ignored?.value.ignored ?? [],
      corrections: corrections?.value.corrections ?? [],
      acknowledged: corrections?.value.acknowledged ?? [],
      deliveryPlan: plan?.value.deliveries ?? [],
      deliveriesDir: deliveries,
      // Shared definitions by their place in the project, so that the account does not depend on the machine.
      inputs: reader.inputs.map(({ path, sha256 }) => ({
        path: path.startsWith(`${paths.definitions}/`)
          ? `indicators${path.slice(paths.definitions.length)}`
          : path,
        sha256,
      })),
    },
    problems: reader.problems,
  };

  async function optional<T>(path: string, read: (path: string) => Promise<T | null>): Promise<T | null> {
    return (await reader.exists(path)) ? read(path) : null;
  }
}

/** Indicators in the order of the report: chapters as in the vocabulary, within a chapter by id. */
function definitionsOf(catalogue: Catalogue, reconciliation: Reconciliation): Definitions | null {
  if (!catalogue.vocabulary) return null;
  const vocabulary = catalogue.vocabulary.value;
  const rank = new Map(vocabulary.dimensions.map((d, i) => [d.id, i]));
  const headline = new Map(vocabulary.headline_indicators.map((id, i) => [id, i]));
  const order = (id: string) => headline.get(id) ?? headline.size;
  return {
    datasets: new Map([...catalogue.datasets].map(([id, d]) => [id, d.value])),
    indicators: withFittingCoarser(catalogue).sort(
      (a, b) =>
        (rank.get(a.dimension) ?? 0) - (rank.get(b.dimension) ?? 0) ||
        order(a.id) - order(b.id) ||
        (a.id < b.id ? -1 : 1),
    ),
    indices: [...catalogue.indices.values()].map((i) => i.value).sort((a, b) => (a.id < b.id ? -1 : 1)),
    vocabulary,
    policy: catalogue.policy,
    ...reconciliation,
    disparities: fittingDisparities(catalogue),
  };
}
