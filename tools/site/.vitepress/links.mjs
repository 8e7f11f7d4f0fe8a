import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { page, repository, root } from './documents.mjs'

/** The id that GitHub gives a heading, so that a link to it works in both places. */
export function githubSlug(heading) {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
}

/** Relative links lead to the page of a document, or to the file in the repository; a missing file fails the build. */
export function links(md) {
  md.core.ruler.push('souk-links', state => {
    for (const { children } of state.tokens.filter(token => token.type === 'inline')) {
      children.forEach((token, index) => token.type === 'link_open' && rewrite(token, children.slice(index), state.env))
    }
  })
}

function rewrite(token, following, env) {
  const [, path, fragment] = token.attrGet('href').match(/^([^#]*)(#.*)?$/)
  if (path === '' || /^[a-z]+:/.test(path)) return
  const document = env.realPath ?? env.path
  const target = relative(root, join(dirname(document), decodeURI(path))).replaceAll('\\', '/')
  if (target.endsWith('.md')) {
    token.attrSet('href', page(target) + (fragment ?? '')) // VitePress finds a dead one
  } else if (!existsSync(join(root, target))) {
    throw new Error(`${relative(root, document)}: there is no file ${target}`)
  } else if (repository) {
    token.attrSet('href', `${repository}/blob/HEAD/${target}${fragment ?? ''}`)
  } else {
    asText(token, following, target)
  }
}

function asText(open, following, target) {
  open.tag = following.find(token => token.type === 'link_close').tag = 'span'
  open.attrs = [['title', target]]
}
