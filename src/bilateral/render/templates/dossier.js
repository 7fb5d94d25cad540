"use strict";
// Reads charts out: a pointer over a chart, or its slider by key, shows the lines of one year.
// Everything shown was written by the renderer; here it is only placed.
(() => {
  for (const box of document.querySelectorAll(".chartbox")) {
    const source = box.querySelector("script[type='application/json']");
    const plot = box.querySelector(".plot"), cursor = box.querySelector(".cursor");
    const reading = box.querySelector(".reading"), scrub = box.querySelector(".scrub");
    const lines = JSON.parse(source.textContent);
    const first = Number(box.dataset.first), span = Number(box.dataset.last) + 1 - first;
    const stops = box.dataset.stops.split(" ").filter(Boolean).map(Number);

    const area = () => {
      const all = [...box.querySelectorAll(".drawing")];
      const shown = all.find((d) => d.offsetWidth > 0) || all[0];
      const scale = shown.offsetWidth / Number(shown.dataset.width);
      return { left: Number(shown.dataset.left) * scale, width: Number(shown.dataset.plot) * scale, all: shown.offsetWidth };
    };
    const fit = () => {
      const at = area();
      scrub.style.marginLeft = `${at.left}px`;
      scrub.style.width = `${at.width}px`;
    };
    const show = (year) => {
      const at = area(), said = lines[year] || [String(year)];
      const x = at.left + ((year + 0.5 - first) / span) * at.width;
      reading.replaceChildren(...said.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
      cursor.hidden = reading.hidden = false;
      cursor.style.left = `${x}px`;
      const room = reading.offsetWidth + 12;
      reading.style.left = `${x + room > at.all ? Math.max(0, x - room) : x + 12}px`;
      scrub.value = year;
      scrub.setAttribute("aria-valuetext", said.join("; "));
    };
    const hide = () => { cursor.hidden = reading.hidden = true; };

    plot.addEventListener("pointermove", (event) => {
      const at = area(), x = event.clientX - plot.getBoundingClientRect().left - at.left;
      if (x < 0 || x > at.width) return hide();
      show(first + Math.min(span - 1, Math.floor((x / at.width) * span)));
    });
    plot.addEventListener("pointerleave", hide);
    scrub.addEventListener("input", () => show(Number(scrub.value)));
    scrub.addEventListener("focus", () => show(Number(scrub.value)));
    scrub.addEventListener("blur", hide);
    scrub.addEventListener("keydown", (event) => {
      const now = Number(scrub.value);
      const next = event.key === "PageUp" ? stops.find((s) => s > now)
        : event.key === "PageDown" ? stops.findLast((s) => s < now) : null;
      if (event.key === "Escape") hide();
      if (next === null) return;
      event.preventDefault();
      if (next !== undefined) show(next);
    });
    fit();
    addEventListener("resize", () => { fit(); hide(); });
  }
  document.documentElement.classList.add("scripted");
})();
