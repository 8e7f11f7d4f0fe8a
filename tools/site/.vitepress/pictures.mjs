/** Blocks of mermaid are drawn in the browser, as GitHub does. */
export function pictures(md) {
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) =>
    tokens[index].info.trim() === 'mermaid'
      ? `<MermaidPicture code="${encodeURIComponent(tokens[index].content)}" />`
      : fence(tokens, index, ...rest)
}
