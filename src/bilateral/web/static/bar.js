// A field in which the name of a state is typed: the list pattern of the ARIA Authoring Practices, fed by the API.
const LATER = 90;

class StateField {
  constructor(box) {
    this.input = box.querySelector("input[role=combobox]");
    this.key = box.querySelector("input[type=hidden]");
    this.list = box.querySelector("ul");
    this.asked = 0;
    this.at = -1;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (e) => this.pressed(e));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (e) => e.preventDefault());
    this.list.addEventListener("click", (e) => {
      const item = e.target.closest("li[data-key]");
      if (item) this.choose(item);
    });
  }

  typed() {
    this.key.value = "";
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (!text) return this.close();
    this.timer = setTimeout(() => this.ask(text), LATER);
  }

  async ask(text) {
    const turn = ++this.asked;
    let found;
    try {
      const answer = await fetch("/api/v1/states?q=" + encodeURIComponent(text));
      if (!answer.ok) return;
      found = (await answer.json()).states;
    } catch {
      return;
    }
    if (turn === this.asked && document.activeElement === this.input) this.show(found);
  }

  show(found) {
    this.at = -1;
    this.list.replaceChildren(...found.map((s, n) => this.item(s, n)));
    if (!found.length) {
      const none = document.createElement("li");
      none.className = "bx-none";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = "No state is called so.";
      this.list.append(none);
    }
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
  }

  item(state, n) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${n}`;
    item.dataset.key = state.key;
    item.dataset.name = state.name;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = state.name;
    const more = document.createElement("small");
    const other = state.matched !== state.name && state.language !== "code" ? state.matched + " · " : "";
    more.textContent = other + state.years;
    item.append(name, more);
    return item;
  }

  pressed(e) {
    const items = [...this.list.querySelectorAll("li[data-key]")];
    const open = !this.list.hidden && items.length;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (!open) return this.input.value.trim() ? this.ask(this.input.value.trim()) : undefined;
      const step = e.key === "ArrowDown" ? 1 : -1;
      this.mark(items, (this.at + step + items.length + (this.at < 0 && step < 0 ? 1 : 0)) % items.length);
    } else if (e.key === "Enter" && open && !this.key.value) {
      // The first fits best; of several that fit equally the reader chooses.
      if (this.at >= 0 || items.length === 1) {
        e.preventDefault();
        this.choose(items[Math.max(this.at, 0)]);
      }
    } else if (e.key === "Escape" && open) {
      e.preventDefault();
      this.close();
    } else if (e.key === "Tab" && open && this.at >= 0) {
      this.choose(items[this.at]);
    }
  }

  mark(items, at) {
    this.at = at;
    items.forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    this.input.setAttribute("aria-activedescendant", items[at].id);
    items[at].scrollIntoView({ block: "nearest" });
  }

  choose(item) {
    this.input.value = item.dataset.name;
    this.key.value = item.dataset.key;
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.asked++;
    this.at = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

for (const box of document.querySelectorAll("[data-states]")) new StateField(box);
