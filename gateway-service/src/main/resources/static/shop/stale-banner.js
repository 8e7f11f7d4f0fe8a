import { element, setText } from "./dom.js";
import { seconds } from "./format.js";

/** Says that the page shows an older state. The screen reader hears the sentence once, not each new age. */
export function staleBanner(sentence) {
  const text = element("span", { role: "status" });
  const old = element("span");
  const node = element("p", { class: "banner", hidden: true }, text, old);
  return {
    node,
    update(isStale, age) {
      node.hidden = !isStale;
      setText(text, isStale ? sentence : "");
      setText(old, isStale && age > 0 ? ` This is what it knew ${seconds(age)} ago.` : "");
    },
  };
}
