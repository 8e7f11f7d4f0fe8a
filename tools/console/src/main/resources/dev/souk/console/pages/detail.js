import { element, setText } from "./dom.js";
import { whenSignedIn } from "./session.js";

const REFUSALS = [400, 404, 409];

/**
 * A page about one thing, of which the server may say that there is none. `load(signal)` reads it, and `view` shows it:
 * `{ node, update }`. With a `prompt` only an admin sees it.
 */
export function detailPage({ back: [href, text], prompt = null, load, view, ...page }) {
  const problem = element("p", { class: "empty", hidden: true });
  return {
    ...page,
    node: element("div", element("p", element("a", { href }, text)), prompt, problem, view.node),
    async refresh(signal) {
      let refusal = "";
      const read = () =>
        load(signal).catch((failure) => {
          if (!REFUSALS.includes(failure.status)) {
            throw failure;
          }
          refusal = failure.message;
          return null;
        });
      const content = await (prompt === null ? read() : whenSignedIn(read));
      problem.hidden = refusal === "";
      setText(problem, refusal);
      view.node.hidden = content === null;
      if (content !== null) {
        view.update(content);
      }
    },
  };
}
