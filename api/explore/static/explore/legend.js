// The legend: which types are shown, how many of each the picture holds.
export class Legend {
  constructor(element, choose) {
    this.labels = [...element.querySelectorAll("label")];
    this.choose = choose;
    element.addEventListener("change", () => this.apply());
  }

  apply() {
    const shown = new Set();
    for (const label of this.labels) {
      const box = label.querySelector("input");
      label.classList.toggle("off", !box.checked);
      if (box.checked) shown.add(box.value);
    }
    this.choose(shown);
  }

  // A type that a person asked for is shown even if it was switched off.
  ensure(type) {
    const label = this.labels.find((one) => one.dataset.type === type);
    if (label && !label.querySelector("input").checked) {
      label.querySelector("input").checked = true;
      this.apply();
    }
  }

  count(nodes) {
    for (const label of this.labels) {
      const n = nodes.filter((one) => one.type === label.dataset.type).length;
      label.querySelector("small").textContent = n || "";
    }
  }
}
