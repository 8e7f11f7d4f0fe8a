const updates = new WeakMap();

/**
 * Makes the children of an element follow a list. An item keeps its child as long as it is in the list, so that focus,
 * selection and open details remain. `create` gives `{ node, update }` for a new item; `update` is called with each
 * later version of it, and with the first.
 */
export function keyed(parent, items, keyOf, create) {
  const focused = document.activeElement;
  const keys = items.map((item) => String(keyOf(item)));
  const present = retained(parent, new Set(keys));
  let place = parent.firstElementChild;
  items.forEach((item, index) => {
    const child = present.get(keys[index]) ?? created(create, item, keys[index]);
    updates.get(child)(item);
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  });
  restoreFocus(focused);
}

/** What has to go goes first: then the others keep their places and need not be moved. */
function retained(parent, wanted) {
  const present = new Map();
  for (const child of [...parent.children]) {
    if (wanted.has(child.dataset.key)) {
      present.set(child.dataset.key, child);
    } else {
      child.remove();
    }
  }
  return present;
}

function created(create, item, key) {
  const { node, update } = create(item);
  node.dataset.key = key;
  updates.set(node, update);
  return node;
}

/** An element that is moved within the document loses the focus. */
function restoreFocus(focused) {
  if (focused !== document.activeElement && focused?.isConnected) {
    focused.focus({ preventScroll: true });
  }
}
