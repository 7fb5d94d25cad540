// The charts of years: each year is read under the pointer or with the arrow keys; Enter opens it.
for (const chart of document.querySelectorAll("figure.years svg")) {
  const readout = chart.closest("figure").querySelector(".readout");
  const links = [...chart.querySelectorAll("a[data-said]")];
  let at = links.findIndex((a) => a.classList.contains("here"));

  const show = (n) => {
    if (at >= 0) links[at].classList.remove("at");
    at = Math.min(Math.max(n, 0), links.length - 1);
    links[at].classList.add("at");
    readout.textContent = links[at].dataset.said;
  };
  if (at >= 0 && chart.checkVisibility()) readout.textContent = links[at].dataset.said;
  chart.addEventListener("pointermove", (e) => {
    const link = e.target.closest("a[data-said]");
    if (link) show(links.indexOf(link));
  });
  chart.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[e.key];
    if (e.key === "Home") show(0);
    else if (e.key === "End") show(links.length - 1);
    else if (step) show(at < 0 ? links.length - 1 : at + step);
    else if (e.key === "Enter" && at >= 0) location.assign(links[at].getAttribute("href"));
    else return;
    e.preventDefault();
  });
}

// While the periods of all pairs are being computed: how far they are; the page is asked for again once they are there.
const coming = document.querySelector("[data-coming]");
async function ask() {
  const answer = await fetch("/api/v1/turning-points");
  if (!answer.ok) return;
  const { computed, failure } = await answer.json();
  if (computed === 1 || failure) return location.reload();
  coming.querySelector("span").textContent = `${Math.round(100 * computed)} % done.`;
  setTimeout(ask, 1500);
}
if (coming) setTimeout(ask, 800);
