// The year slider: colours the map at once from the levels of all years, and asks for the rest of the page on letting go.
const form = document.querySelector("form.year");
const slider = document.getElementById("year");
const shown = document.getElementById("shown");
const part = document.getElementById("part");
const status = document.getElementById("status");
const key = form.dataset.key;
const KINDS = /^(s[0-8]|none|absent)$/;
let levels = null;
let asked = 0;

const tip = document.createElement("div");
tip.className = "tip";
tip.setAttribute("aria-hidden", "true");
tip.hidden = true;
document.body.append(tip);

fetch(`/api/v1/state/${key}/levels`).then((a) => a.json()).then((found) => { levels = found; });

function shade(hundredths) {
  return levels.shades.filter((edge) => hundredths / 100 >= edge).length;
}

function lives(key, year) {
  return (levels.members[key] ?? []).some(([from, to]) => from <= year && (to === null || year <= to));
}

function colour(year) {
  if (!levels) return;
  for (const place of part.querySelectorAll("#map [data-k]")) {
    const partner = levels.partners[place.dataset.k];
    const level = partner?.level[year - levels.first] ?? null;
    const kind = level !== null ? `s${shade(level)}` : lives(place.dataset.k, year) ? "none" : "absent";
    for (const shape of place.querySelectorAll("path, circle")) {
      if (KINDS.test(shape.getAttribute("class"))) shape.setAttribute("class", kind);
    }
  }
}

async function load(year) {
  const turn = ++asked;
  const answer = await fetch(`/s/${key}?year=${year}&part=1`);
  if (!answer.ok || turn !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== asked) return;
  const open = [...part.querySelectorAll("details")].map((d) => d.open);
  part.replaceChildren(...page.body.childNodes);
  part.querySelectorAll("details").forEach((d, n) => { d.open = open[n] ?? false; });
  history.replaceState(null, "", `/s/${key}?year=${year}`);
  document.title = document.title.replace(/\d{4}$/, year);
  status.textContent = document.getElementById("sentence").textContent;
  tip.hidden = true;
}

slider.addEventListener("input", () => {
  shown.textContent = slider.value;
  colour(Number(slider.value));
});
let later;
slider.addEventListener("change", () => {
  clearTimeout(later);
  later = setTimeout(() => load(Number(slider.value)), 60);
});
form.addEventListener("submit", (e) => { e.preventDefault(); load(Number(slider.value)); });
for (const step of form.querySelectorAll("button.step")) {
  step.addEventListener("click", () => {
    slider.value = Number(slider.value) + Number(step.dataset.step);
    shown.textContent = slider.value;
    colour(Number(slider.value));
    load(Number(slider.value));
  });
}

function tell(place, x, y) {
  tip.textContent = place.querySelector("title")?.textContent ?? place.dataset.said ?? "";
  tip.hidden = !tip.textContent;
  const box = tip.getBoundingClientRect();
  tip.style.left = `${Math.min(x + 14, innerWidth - box.width - 8)}px`;
  tip.style.top = `${y + 18 + box.height > innerHeight ? y - box.height - 10 : y + 18}px`;
}

part.addEventListener("pointermove", (e) => {
  const place = e.target.closest("#map [data-k]");
  if (place) tell(place, e.clientX, e.clientY);
  else tip.hidden = true;
});
part.addEventListener("pointerleave", () => { tip.hidden = true; });

// One stop for the keyboard: arrow keys go through the partners from the closest to the most hostile.
part.addEventListener("keydown", (e) => {
  const map = e.target.closest("#map");
  if (!map) return;
  const links = [...map.querySelectorAll("a[data-k]")].sort((a, b) => value(b) - value(a));
  const now = links.findIndex((a) => a.classList.contains("at"));
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
  if (step && links.length) {
    e.preventDefault();
    const next = links[(now + step + links.length + (now < 0 && step < 0 ? 1 : 0)) % links.length];
    if (now >= 0) links[now].classList.remove("at");
    next.classList.add("at");
    const box = next.getBoundingClientRect();
    tell(next, box.left + box.width / 2, box.top + box.height / 2);
    status.textContent = next.querySelector("title").textContent;
  } else if (e.key === "Enter" && now >= 0) {
    location.assign(links[now].getAttribute("href"));
  } else if (e.key === "Escape") {
    tip.hidden = true;
  }
});

function value(link) {
  const said = /: ([+−]?[\d.]+), /.exec(link.querySelector("title").textContent);
  return said ? Number(said[1].replace("−", "-")) : 0;
}
