#!/usr/bin/env node
import module from 'node:module';

// From version 22.1 on Node keeps what it compiled for the next call; before, there is no such function.
module.enableCompileCache?.();
await import('../dist/bundled/cli.js');
