import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

export interface Picture {
  /** The page. */
  readonly html: string;
  /** The PNG to write. */
  readonly png: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** Pixels of the picture for one of the page. @default 1 */
  readonly scale?: number;
}

/** Around the frame. */
const margin = 16;
/** Chromium draws no picture that is much taller. */
const tallest = 12_000;

/** Opens Chromium from the PATH; `undefined` where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((directory) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(directory, name)))
    .find((path) => existsSync(path));
  if (executablePath === undefined) return undefined;
  // Machines draw letters alike only without these.
  return chromium.launch({ executablePath, args: ['--font-render-hinting=none', '--disable-lcd-text'] });
}

/** Writes the picture, and returns the height of the frame in pixels of the page. */
export async function takePicture(browser: Browser, { html, png, width, scheme, scale = 1 }: Picture): Promise<number> {
  const page = await browser.newPage({
    viewport: { width, height: 844 },
    colorScheme: scheme,
    deviceScaleFactor: scale,
    javaScriptEnabled: false,
  });
  try {
    await page.goto(pathToFileURL(html).href);
    const box = await page.locator('.frame').boundingBox();
    const height = Math.round(box?.height ?? 0);
    await page.setViewportSize({ width, height: Math.min(height + 2 * margin, tallest) });
    await page.screenshot({ path: png });
    return height;
  } finally {
    await page.close();
  }
}
