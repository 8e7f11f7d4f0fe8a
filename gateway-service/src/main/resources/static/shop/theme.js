// The theme: that of the operating system, or one that the reader has chosen. It has a script of its own, which the
// browser runs before it draws, so that the page does not change its colours while it loads.

const KEY = "souk-theme";
const CHOICES = ["system", "light", "dark"];

let choice = stored();
apply();

export function installThemeButton(button) {
  const label = () => {
    button.textContent = `Theme: ${choice}`;
  };
  button.addEventListener("click", () => {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    apply();
    store();
    label();
  });
  label();
}

function apply() {
  if (choice === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = choice;
  }
}

function stored() {
  try {
    const value = localStorage.getItem(KEY);
    return CHOICES.includes(value) ? value : "system";
  } catch {
    return "system"; // the browser forbids storage
  }
}

function store() {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // The choice lasts until the page is left.
  }
}
