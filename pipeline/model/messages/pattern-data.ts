/** Texts beside the data files of segregation, clusters and inequality. */

export const patternFiles = (): Record<string, string> => ({
  'segregation.csv':
    'Wie ungleich Gruppen über die Gebiete verteilt wohnen, je Kommune und Kreis und Zeitraum, nur aus veröffentlichten Werten (CSV)',
  'clusters.csv':
    'Ob ähnliche Gebiete nebeneinander liegen: Moran-Test je Leitindikator und je Gebiet, nur aus veröffentlichten Werten (CSV)',
  'inequality.csv':
    'Abstand der Leitindikatoren zwischen gering und stark belasteten Gebieten, nur aus veröffentlichten Werten (CSV)',
});

export const patternColumns = (): Record<string, string> => ({
  segregation: 'Kennung der Gruppe aus disparities.yaml',
  measure:
    'dissimilarity (Segregationsindex D), isolation, interaction, gini, entropy (Theil H), spatial_dissimilarity (D abzüglich der Unterschiede benachbarter Gebiete), multigroup_dissimilarity, multigroup_entropy (mehrere Gruppen)',
  share: 'Wert des Maßes als Anteil zwischen 0 und 1',
  areas: 'Zahl der Gebiete, aus denen gerechnet wurde',
  areas_left_out: 'Zahl der Gebiete ohne veröffentlichten Wert; sie sind nicht eingerechnet',
  statistic: 'moran (ganzer Kreis) oder local_moran (einzelnes Gebiet)',
  moran: 'Morans I',
  p: 'zweiseitiger p-Wert aus Vertauschungen, nicht bereinigt',
  cluster:
    'clustered (ganzer Kreis: ähnliche Gebiete liegen zusammen), high_high, low_low, high_low, low_high (Gebiet und seine Nachbarn; bereinigt nach Benjamini-Hochberg) oder none',
  smoothed: 'true: Anteile wurden vorher geglättet (empirisches Bayes-Verfahren)',
  ranked_by: 'Indikator, nach dem die Gebiete geordnet sind',
  least_deprived: 'Wert der am geringsten belasteten Gebiete, in der Einheit des Indikators',
  most_deprived: 'Wert der am stärksten belasteten Gebiete, in der Einheit des Indikators',
  slope_index: 'Steigungsindex der Ungleichheit: stärkste minus geringste Belastung, in der Einheit',
});
