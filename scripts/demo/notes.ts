/** Letters that lie beside the tables. */
export const notes: Record<string, string> = {
  // No mapping claims this one: the program lists it.
  'luenen/2025-Q4/Hinweise zur Lieferung.txt':
    'Demonstrationsdaten (erfunden)\n\nDie Sozialräume wurden zum Jahresende neu nummeriert; geliefert wird weiter unter den alten Namen.\n',
  // data-raw/mappings/ignored.yaml says that nobody needs to read this one.
  'kreis-gesundheitsamt/SJ2024-25/Anschreiben.txt':
    'Demonstrationsdaten (erfunden)\n\nAnbei die Auszählung der Schuleingangsuntersuchung.\n',
};
