import type { Computed, ProtectionRecord, Published } from '../../pipeline/model/figures.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { editionOf, figuresOf } from '../../pipeline/protect/edition.js';
import { systemOf } from '../../pipeline/protect/system/system.js';

/**
 * Each figure protected by itself, as a fixture for what comes after the protection: a handful of figures that hang
 * together with others the fixture does not have.
 */
export function protectedAlone(
  computed: Computed,
  room: DataRoom,
): { published: Published<'public'>; records: ProtectionRecord[] } {
  const figures = figuresOf(computed.values, room);
  const system = systemOf(figures, room);
  const hidden = new Map(
    figures.flatMap(({ decision }, i) =>
      (['numerator', 'denominator'] as const).flatMap((part) => {
        const [id, bounds] = [system.counts.ofFigure[i]?.[part], decision?.[part]];
        return id && bounds ? [[id, bounds] as const] : [];
      }),
    ),
  );
  return editionOf(computed, figures, { system, hidden });
}
