// The data that lie in the page, and what is shown of them.
export const byId = (id) => document.getElementById(id);
export const data = JSON.parse(byId('atlas-daten').textContent);
export const { words, indicators, places, signs } = data;
export const [areaLevel, municipalityLevel, countyLevel, referenceLevel] = [0, 1, 2, 3];
export const levelOf = (place) => places[place][2];
export const nameOf = (place) => places[place][1];
export const county = places.findIndex((place) => place[2] === countyLevel);

/** `view`: the choice that is shown; `pinned` and `pointed`: the place held fast and the one pointed at, else `null`. */
export const state = { view: null, pinned: null, pointed: null };

/** Puts values into the places {...} of a text. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

export function fullName(place) {
  if (levelOf(place) !== areaLevel) return nameOf(place);
  return fill(words.inPlace, { one: nameOf(place), name: nameOf(municipalityOf(place)) });
}

/** A municipality stands before its areas. */
export function municipalityOf(place) {
  let at = place;
  while (levelOf(at) === areaLevel) at--;
  return at;
}
