// Opens pages in Chromium without a network and says what happened. Usage: node in_chromium.mjs TOOLS CHROMIUM < jobs.json
// A job: {file, scheme, width, steps, axe, pdf, picture}; a step: ["key", "j"], ["click", selector], ["type", text] or
// ["see", expression], whose value is part of the answer.
import {readFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'

const [, , tools, executablePath] = process.argv
const {chromium} = await import(pathToFileURL(`${tools}/node_modules/playwright-core/index.mjs`))
const axe = readFileSync(`${tools}/node_modules/axe-core/axe.min.js`, 'utf8')
const jobs = JSON.parse(readFileSync(0, 'utf8'))
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']
const browser = await chromium.launch({executablePath, args})

async function barriers(page) {
  await page.evaluate(axe)
  return page.evaluate(async () => (await globalThis.axe.run(document, {resultTypes: ['violations']})).violations
    .map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`))
}

async function done(job) {
  const context = await browser.newContext({
    viewport: {width: job.width ?? 1280, height: 860}, colorScheme: job.scheme ?? 'light', reducedMotion: 'reduce',
    javaScriptEnabled: !job.unscripted, offline: true})
  const page = await context.newPage()
  const address = pathToFileURL(job.file).href
  const answer = {requests: [], complaints: [], seen: [], barriers: []}
  page.on('request', (request) => { if (request.url() !== address) answer.requests.push(request.url()) })
  page.on('console', (message) => answer.complaints.push(message.text()))
  page.on('pageerror', (error) => answer.complaints.push(error.message))
  await page.goto(address + (job.hash ?? ''))
  for (const [kind, what] of job.steps ?? []) {
    if (kind === 'key') await page.keyboard.press(what)
    else if (kind === 'type') await page.keyboard.type(what)
    else if (kind === 'click') await page.click(what)
    else answer.seen.push(await page.evaluate(what))
  }
  if (job.axe) answer.barriers = await barriers(page)
  if (job.picture) await page.screenshot({path: job.picture, fullPage: job.whole ?? false})
  if (job.pdf) await page.pdf({path: job.pdf, preferCSSPageSize: true})
  await context.close()
  return answer
}

const answers = []
for (const job of jobs) answers.push(await done(job))
await browser.close()
process.stdout.write(JSON.stringify(answers))
