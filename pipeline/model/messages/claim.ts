import type { Problem } from '../problem.js';
import { unclaimedFile } from './intake.js';

/** A table that lies beside the folders of suppliers and periods, not in them. */
export const misplacedFile = (place: { file: string }): Problem => ({
  ...unclaimedFile(place),
  title: 'Datei nicht in einem Ordner <Lieferant>/<Zeitraum>',
  remedy:
    'Datei in den Ordner ihres Lieferanten und Zeitraums legen, z. B. deliveries/musterstadt/2025-Q4/; liegt sie mit Absicht anderswo, braucht sie eine Lesevorschrift',
});
