// Suggestions for the fields of forms: <span class="suggest"><input data-suggest="School,Enterprise"></span>. With data-go a
// choice opens the entity's page. The field itself is not moved: someone may be typing in it already.
import { h, kept } from "./dom.js";
import { combobox } from "./combobox.js";

document.querySelectorAll("input[data-suggest]").forEach((input, n) => {
  const list = h("ul", { id: `options-${n}`, class: "options", role: "listbox", hidden: true });
  input.after(list);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
    input.setAttribute(key, value);
  }
  combobox(input, list, {
    types: input.dataset.suggest,
    choose(hit) {
      if ("go" in input.dataset) location.assign(kept(`/entity/${encodeURIComponent(hit.id)}`));
      else input.value = hit.name;
    },
  });
  if (document.activeElement === input && input.value) input.dispatchEvent(new Event("input"));
});
