#!/usr/bin/env node
import module from 'node:module';
import v8 from 'node:v8';

// From version 22.1 on Node keeps what it compiled for the next call; before, there is no such function.
module.enableCompileCache?.();
// Most of the program runs for a second or two: code that V8 optimises as soon as it usually does costs more than it spares.
// Later versions of Node go by other rules and do not know the setting.
if (process.versions.node.startsWith('20.')) v8.setFlagsFromString('--interrupt-budget=500000');
await import('../dist/bundled/cli.js');
