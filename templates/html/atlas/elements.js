// Everything is set as text, never as markup.
function set(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
export const make = (name, attributes = {}, ...children) =>
  set(document.createElement(name), attributes, children);
export const draw = (name, attributes = {}, ...children) =>
  set(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
export const said = ({ text, spoken }) =>
  spoken === '' ? [text] : [text, make('span', { class: 'unseen' }, ` (${spoken})`)];
