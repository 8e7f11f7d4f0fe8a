import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { repository, root, sidebar } from './documents.mjs'
import { githubSlug, links } from './links.mjs'
import { pictures } from './pictures.mjs'

/** What VitePress compiles a document to imports Vue, which is installed here and not beside the document. */
const packages = {
  name: 'souk-packages',
  enforce: 'pre',
  resolveId(source, importer, options) {
    const isOfDocument = /^vue(\/|$)/.test(source) && importer?.endsWith('.md')
    return isOfDocument ? this.resolve(source, fileURLToPath(import.meta.url), { ...options, skipSelf: true }) : null
  }
}

// The documents stay where GitHub shows them; a README is the first page of its folder.
export default defineConfig({
  title: 'Souk',
  description: 'A microservices reference application: Spring Boot, Spring Cloud, Kafka, PostgreSQL',
  base: process.env.SITE_BASE || '/',
  srcDir: root,
  srcExclude: ['**/target/**', 'tools/**'],
  rewrites: id => id.replace(/README\.md$/, 'index.md').replace(/^[A-Z]+\.md$/, name => name.toLowerCase()),
  ignoreDeadLinks: 'localhostLinks', // of the running system
  outDir: './target/site',
  cacheDir: './target/cache',
  markdown: {
    anchor: { slugify: githubSlug },
    config: md => md.use(links).use(pictures)
  },
  themeConfig: {
    nav: [
      { text: 'Documents', link: '/docs/' },
      { text: 'API', link: '/docs/api' },
      { text: 'Decisions', link: '/docs/adr/' }
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: repository ? [{ icon: 'github', link: repository }] : []
  },
  vite: {
    plugins: [packages],
    publicDir: false,
    build: { chunkSizeWarningLimit: 2000 }, // mermaid, which is loaded only by pages with pictures
    server: { watch: { ignored: ['**/target/**', '**/.souk/**'] } }
  }
})
