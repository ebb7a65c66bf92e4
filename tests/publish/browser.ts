import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A browser, or the reason why there is none here: `CHROMIUM_PATH`, else the Linux binary that npm brings. */
export async function openBrowser(): Promise<Browser | string> {
  try {
    const own = process.env.CHROMIUM_PATH;
    // In a single process the browser would end with its first page.
    const args = sparticuz.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
    return own
      ? await chromium.launch({ executablePath: own })
      : await chromium.launch({ executablePath: await sparticuz.executablePath(), args });
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
  }
}
