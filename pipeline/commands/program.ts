import { dirname } from 'node:path';
import { Command, Help } from 'commander';
import * as say from '../model/messages/help.js';
import { finishSwap } from '../publish/swap.js';
import { swapDisk } from '../publish/swap-disk.js';
import { catalogue } from './catalogue.js';
import type { Context } from './context.js';
import { init } from './init.js';
import { list, path } from './option-values.js';
import { template } from './template.js';

/** The command line, derived help included, in German. Commands run with what the command line hands in. */

export interface ProgramOptions {
  context: Context;
  /** Takes the help as it is. */
  print(text: string): void;
  setExitCode(code: number): void;
}

const roomOption = [
  '--data-raw <ordner>',
  'Datenraum mit region.yaml',
  path('--data-raw'),
  'data-raw',
] as const;
const deliveriesOption = [
  '--deliveries <ordner>',
  'Lieferungen, wenn sie nicht im Datenraum liegen',
  path('--deliveries'),
] as const;

export function createProgram({ context, print, setExitCode }: ProgramOptions): Command {
  const program = new Command('teilhabe')
    .description('Kleinräumige Sozialberichterstattung: aus Lieferungen (CSV, Excel) vergleichbare Berichte')
    .option('--json', 'Ergebnis als JSON für Programme')
    .option('--debug', 'bei Fehlern technische Einzelheiten zeigen')
    .version(context.softwareVersion, '-V, --version', 'Fassung des Programms anzeigen')
    .hook('preAction', async (_, command) => {
      // A build that was cut off in the middle of the exchange is finished by whatever command comes next.
      const reports: unknown = command.name() === 'build' ? command.opts().out : undefined;
      const home = dirname(typeof reports === 'string' ? reports : 'reports');
      await finishSwap({ disk: swapDisk, process: context.processId, now: context.world.clock() }, home);
    });

  const add = (name: string, description: string) =>
    germanHelp(program.command(name).description(description), print)
      .option('--json', 'Ergebnis als JSON für Programme')
      .option('--debug', 'bei Fehlern technische Einzelheiten zeigen');

  add('build', 'Lieferungen lesen, Indikatoren berechnen, Berichte schreiben')
    .option(...roomOption)
    .option(...deliveriesOption)
    .option('--out <ordner>', 'Ordner der Berichte', path('--out'), 'reports')
    .option(
      '--internal <ordner>',
      'Ordner für Interna; ohne Angabe neben dem Ordner der Berichte',
      path('--internal'),
    )
    .option('--period <zeitraum>', 'Berichtszeitraum, z. B. 2025-Q4; ohne Angabe der letzte gelieferte')
    .option(
      '--only <namen>',
      'nur diese Berichte schreiben, z. B. musterstadt,kreis-muster; den Atlas mit dem des Kreises',
      list('--only'),
    )
    .option('--formats <formate>', 'html, pdf, data; durch Komma getrennt', list('--formats'))
    .option(
      '--previous <ordner>',
      'zuletzt veröffentlichte Berichte: was dort verborgen ist, wird zuerst verborgen',
      path('--previous'),
    )
    .action(async (options) => {
      const { runBuild } = await import('./build.js');
      await runBuild(context, options);
    });

  add('inspect <datei>', 'zeigen, wie eine Datei (CSV, Excel) verstanden wird, noch vor dem Laden').action(
    async (file: string) => {
      const { inspect } = await import('./inspect.js');
      await inspect(context, file);
    },
  );

  add('check <pfad>', 'Rückmeldung zu einer Datei oder einem Ordner, ohne etwas zu verändern')
    .option(...roomOption)
    .option(...deliveriesOption)
    .addHelpText('after', say.checkHelp)
    .option(
      '--html <datei>',
      'die Rückmeldung auch als Seite schreiben, z. B. rueckmeldung.html',
      path('--html'),
    )
    .action(async (path: string, options) => {
      const { check } = await import('./check.js');
      setExitCode(await check(context, { ...options, path }));
    });

  add('map <datei>', 'eine Lesevorschrift für eine Datei vorschlagen und an ihr erproben')
    .option('--dataset <datensatz>', 'Datensatz; ohne Angabe wird der passendste gesucht')
    .addHelpText('after', say.mapHelp)
    .option(
      '--output <datei>',
      'Ziel; - zeigt nur an. Ohne Angabe mappings/<Kennung>.yaml im Datenraum',
      path('--output'),
    )
    .option(...roomOption)
    .option(...deliveriesOption)
    .action(async (path: string, options) => {
      const { map } = await import('./map.js');
      await map(context, { ...options, path });
    });

  add('erinnern', 'Erinnerungen an Lieferanten schreiben, bei denen etwas überfällig oder bald fällig ist')
    .option(...roomOption)
    .option(...deliveriesOption)
    .option('--period <zeitraum>', 'nur was bis zu diesem Zeitraum fällig ist, z. B. 2025-Q4')
    .option('--date <tag>', 'als heute gilt dieser Tag, JJJJ-MM-TT; ohne Angabe das heutige Datum')
    .option('--out <ordner>', 'je Lieferant eine Textdatei schreiben statt anzeigen', path('--out'))
    .action(async (options) => {
      const { remind } = await import('./remind.js');
      await remind(context, options);
    });

  add('gebiete', 'den Zuschnitt der Gebiete prüfen und Berichtsräume vorschlagen')
    .option('--minimum <zahl>', 'kleinste Einwohnerzahl eines Gebiets; ohne Angabe 300')
    .option('--output <datei>', 'den Vorschlag als Gebietsliste (areas.csv) schreiben', path('--output'))
    .option(...roomOption)
    .option(...deliveriesOption)
    .action(async (options) => {
      const { areas } = await import('./areas.js');
      await areas(context, options);
    });

  add('explain <indikator>', 'zeigen, wie ein Wert zustande kommt')
    .requiredOption('--area <gebiet>', 'Schlüssel oder Name eines Gebiets, einer Kommune oder des Kreises')
    .requiredOption('--period <zeitraum>', 'Zeitraum des Werts, z. B. 2025-Q4')
    .option(
      '--reports <ordner>',
      'Berichte des letzten Laufs, aus dem der Grund gelesen wird',
      path('--reports'),
      'reports',
    )
    .option(...roomOption)
    .option(...deliveriesOption)
    .action(async (indicator: string, options) => {
      const { explain } = await import('./explain.js');
      await explain(context, { ...options, indicator });
    });

  add('audit <ordner...>', 'fertige Berichte als Angreifer prüfen: lässt sich errechnen, was sie verbergen?')
    .addHelpText('after', say.auditHelp)
    .action(async (folders: string[]) => {
      const { audit } = await import('./audit.js');
      setExitCode(await audit(context, folders));
    });

  add('template <datensatz>', 'Liefermuster und Erläuterung der Spalten')
    .option(...roomOption)
    .option('--output <datei>', 'als CSV-Datei schreiben statt anzeigen', path('--output'))
    .action((dataset: string, options) => template(context, { ...options, dataset }));

  add('catalogue', 'Datensätze und Indikatoren auflisten')
    .option(...roomOption)
    .action((options) => catalogue(context, options));

  add('init <ordner>', 'einen leeren, kommentierten Datenraum anlegen').action((dir: string) =>
    init(context, dir),
  );

  return germanHelp(program, print)
    .addHelpText('after', say.programHelp)
    .helpCommand('help [befehl]', 'Hilfe zu einem Befehl anzeigen');
}

const headings: Record<string, string> = {
  'Usage:': 'Aufruf:',
  'Options:': 'Optionen:',
  'Commands:': 'Befehle:',
  'Arguments:': 'Angaben:',
};

function germanHelp(command: Command, print: (text: string) => void): Command {
  const plain = new Help();
  return command
    .exitOverride()
    .configureOutput({ writeOut: print, outputError() {} })
    .helpOption('-h, --help', 'diese Hilfe anzeigen')
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[optionen]').replace('[command]', '[befehl]'),
      subcommandTerm: (sub) => plain.subcommandTerm(sub).replace('[options]', '[optionen]'),
      optionDescription: (option) =>
        plain.optionDescription(option).replace('(default: ', '(Vorgabe: ').replaceAll('"', ''),
    });
}
