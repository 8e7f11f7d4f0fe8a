import { announce } from "./notices.js";
import { Problem } from "./problems.js";
import { chooseProtocol, protocolName } from "./protocol.js";

const NEEDS = {
  "graphql": "GraphQL does not answer. It is an optional part: ./souk up --with storefront",
  "grpc-web": "gRPC-Web does not answer. It is an optional part: ./souk up --with grpc",
};

/** Lets people choose how the page calls the shop; `changed()` is called after each choice. */
export function installProtocolSwitch(changed) {
  const select = document.getElementById("protocol");
  select.value = protocolName();
  const kept = select.value;
  select.disabled = kept !== "rest"; // before, nobody would see the choice
  if (select.disabled) {
    chooseProtocol(kept).catch(async () => { // the part was there when it was chosen
      await chooseProtocol("rest");
      select.value = "rest";
      announce(NEEDS[kept], true);
      changed();
    }).finally(() => {
      select.disabled = false;
    });
  }
  select.addEventListener("change", async () => {
    select.disabled = true;
    try {
      await chooseProtocol(select.value);
      announce(`This page calls the shop by ${select.selectedOptions[0].textContent} now.`);
      changed();
    } catch (failure) {
      announce(failure instanceof Problem ? NEEDS[select.value] : "This page has made a mistake. Reload it.", true);
      select.value = protocolName();
    } finally {
      select.disabled = false;
      if ([select, document.body].includes(document.activeElement)) select.focus(); // only if nobody has moved on
    }
  });
}
