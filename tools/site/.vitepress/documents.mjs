import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

/** Where the sources can be read, such as https://github.com/you/souk; without it, links to them are plain text. */
export const repository = process.env.SITE_REPOSITORY || ofAction(process.env)

function ofAction({ GITHUB_SERVER_URL, GITHUB_REPOSITORY }) {
  return GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
}

/** The sections of docs/README.md with their documents, and the decisions. */
export function sidebar() {
  const sections = readFileSync(join(root, 'docs/README.md'), 'utf8').split(/^## /m).slice(1)
  return [
    ...sections.map(section => ({ text: section.split('\n', 1)[0], items: items('docs', section) })),
    { text: 'Decisions', collapsed: true, items: items('docs/adr', readFileSync(join(root, 'docs/adr/README.md'), 'utf8')) }
  ]
}

function items(folder, list) {
  return [...list.matchAll(/^(\d+)\. \[([^\]]+)\]\(([^)]+\.md)\)/gm)].map(([, number, text, target]) => ({
    text: folder === 'docs/adr' ? `${number}. ${text}` : text,
    link: page(join(folder, target))
  }))
}

/** The address of a document: a path from the root of the site. */
export function page(document) {
  const path = relative(root, join(root, document)).replaceAll('\\', '/')
  return '/' + path.replace(/README\.md$/, 'index.md').replace(/^[A-Z]+\.md$/, name => name.toLowerCase())
}
