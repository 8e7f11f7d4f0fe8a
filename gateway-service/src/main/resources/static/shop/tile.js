import { svg } from "./dom.js";

const HUES = 8;
const X = 80;
const Y = 50;
const CORNERS = [[0, 0], [160, 0], [0, 100], [160, 100]];

/** A picture for an item, which has none: an ornament that its id decides. */
export function tile(id) {
  const seed = hash(id);
  const points = [8, 10, 12, 16][seed % 4];
  const inner = 22 + ((seed >> 4) % 5) * 3;
  const cornerPoints = [4, 6, 8][(seed >> 8) % 3] * 2;
  return svg("svg", { viewBox: "0 0 160 100", preserveAspectRatio: "xMidYMid slice", class: `tile hue-${seed % HUES}`,
    "aria-hidden": "true" },
    CORNERS.map(([x, y]) => svg("path", { d: star(cornerPoints, 34, 24, x, y), class: "corner" })),
    svg("path", { d: star(points, 42, inner), class: "outer" }),
    svg("path", { d: star(points, inner, inner * 0.66, X, Y, 1), class: "inner" }),
    svg("path", { d: star(points, inner * 0.5, inner * 0.36), class: "centre" }));
}

/** The outline of a star; a turned one has its points where the other has its corners. */
function star(points, outer, inner, x = X, y = Y, turned = 0) {
  const corners = Array.from({ length: points * 2 }, (_, index) => {
    const angle = ((index + turned) * Math.PI) / points;
    const radius = index % 2 === 0 ? outer : inner;
    return `${(x + radius * Math.sin(angle)).toFixed(2)} ${(y - radius * Math.cos(angle)).toFixed(2)}`;
  });
  return `M${corners.join("L")}Z`;
}

/** FNV-1a, of which the upper bits are added to the lower, which would else be too regular. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ character.codePointAt(0), 0x01000193);
  }
  return (value ^ (value >>> 15)) & 0x7fffffff;
}
