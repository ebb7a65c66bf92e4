/** Name of a supplier's page: its folder, free of what no file name should hold. `index` is the matrix. */
export function pageSlug(supplier: string): string {
  const name = supplier.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, '');
  return name === '' || name.toLowerCase() === 'index' ? `lieferant-${name}` : name;
}
