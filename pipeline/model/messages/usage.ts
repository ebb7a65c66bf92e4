/** Messages of the command line parser, which speaks English by itself. */

const quoted = (message: string) => /['"]([^'"]+)['"]/.exec(message)?.[1] ?? '';
const suggestion = (message: string) => {
  const match = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  return match ? ` Meinten Sie »${match}«?` : '';
};

/** `command`: the one that was called, whose help helps most. */
export function usageError(code: string, message: string, command: string | null): string {
  const help = ` Hilfe: npx teilhabe ${command === null ? '' : `${command} `}--help`;
  const name = quoted(message);
  switch (code) {
    case 'commander.unknownOption':
      return `Die Option »${name}« gibt es nicht.${suggestion(message)}${help}`;
    case 'commander.unknownCommand':
      return `Den Befehl »${name}« gibt es nicht.${suggestion(message)}${help}`;
    case 'commander.missingArgument':
      return `Es fehlt die Angabe <${name}>.${help}`;
    case 'commander.optionMissingArgument':
      return `Der Option »${name}« fehlt ihr Wert.${help}`;
    case 'commander.missingMandatoryOptionValue':
      return `Die Option »${name}« ist nötig.${help}`;
    case 'commander.excessArguments':
      return `Zu viele Angaben.${help}`;
    case 'commander.help':
      return 'Welcher Befehl? Siehe oben.';
    default:
      return `Falscher Aufruf: ${message}${help}`;
  }
}
