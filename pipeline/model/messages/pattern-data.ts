/** Texts beside the data files of segregation, clusters and inequality. */

export const patternFiles = (): Record<string, string> => ({
  'segregation.csv':
    'Wie ungleich Gruppen über die Gebiete verteilt wohnen, je Kommune und Kreis und Zeitraum, nur aus veröffentlichten Werten (CSV)',
  'clusters.csv':
    'Ob ähnliche Gebiete nebeneinander liegen: Moran-Test je Leitindikator und je Gebiet, nur aus veröffentlichten Werten (CSV)',
  'inequality.csv':
    'Abstand der Leitindikatoren zwischen gering und stark belasteten Gebieten, nur aus veröffentlichten Werten (CSV)',
  'standardised.csv':
    'Anteile von Gebieten und Kommunen, bereinigt um den Altersaufbau und gemessen am Kreis, nur aus veröffentlichten Werten (CSV)',
  'index_change.csv':
    'Mittlere Veränderung der Indizes mit festem Maßstab seit dem Basiszeitraum, je Kommune und Kreis (CSV)',
  'funnels.csv':
    'Ob ein Gebiet um mehr abweicht, als seine Größe erklärt: Anteile mit den Grenzen des Zufalls, nur aus veröffentlichten Werten (CSV)',
});

export const patternColumns = (): Record<string, string> => ({
  segregation: 'Kennung der Gruppe aus disparities.yaml',
  measure:
    'dissimilarity (Segregationsindex D), isolation, interaction, gini, entropy (Theil H), spatial_dissimilarity (D abzüglich der Unterschiede benachbarter Gebiete), multigroup_dissimilarity, multigroup_entropy (mehrere Gruppen)',
  share: 'Wert des Maßes als Anteil zwischen 0 und 1',
  areas: 'Zahl der Gebiete, aus denen gerechnet wurde',
  areas_left_out: 'Zahl der Gebiete ohne veröffentlichten Wert; sie sind nicht eingerechnet',
  corrected:
    'Segregationsindex ohne den Teil, den der Zufall in kleinen Gebieten hinzufügt; »lower« und »upper« sind sein 95-%-Intervall. Nur bei dissimilarity',
  standardisation: 'Kennung der Altersbereinigung aus disparities.yaml',
  base_period: 'Basiszeitraum des Index',
  change: 'mittlere Veränderung über die Gebiete, die zu beiden Zeiten bewertet sind',
  observed: 'Fälle',
  expected: 'Fälle, die es gäbe, wenn jede Altersgruppe so oft betroffen wäre wie im Kreis',
  crude: 'Anteil ohne Bereinigung, in der Einheit des Indikators',
  direct:
    'direkt altersstandardisierter Wert (Altersaufbau des Kreises), mit 95-%-Intervall nach Dobson; leer unter zehn Fällen',
  direct_lower: 'untere Grenze dazu',
  direct_upper: 'obere Grenze dazu',
  indirect:
    'indirekt altersstandardisierter Wert: Verhältnis mal Wert des Kreises, mit 95-%-Intervall nach Byar',
  indirect_lower: 'untere Grenze dazu',
  indirect_upper: 'obere Grenze dazu',
  ratio: 'beobachtete durch erwartete Fälle, mit 95-%-Intervall nach Byar',
  ratio_lower: 'untere Grenze dazu',
  ratio_upper: 'obere Grenze dazu',
  position:
    'Lage zu den Grenzen des Zufalls: high_998, low_998 (außerhalb der 99,8-%-Grenzen), high_95, low_95 (außerhalb der 95-%-Grenzen) oder inside',
  baseline: 'Wert aller gezeigten Gebiete zusammen',
  lower_95: 'untere 95-%-Grenze bei dieser Größe',
  upper_95: 'obere 95-%-Grenze bei dieser Größe',
  lower_998: 'untere 99,8-%-Grenze bei dieser Größe',
  upper_998: 'obere 99,8-%-Grenze bei dieser Größe',
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
