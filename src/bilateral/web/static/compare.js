// Reads the chart of lines year by year, under the pointer or with the arrow keys. There is one for wide pages and one
// for phones; the style shows one of them.
const box = document.getElementById("chart");
if (box) {
  const charts = [...box.querySelectorAll("svg")].map((svg) => {
    const { first, last, left, width } = svg.dataset;
    return { svg, cross: svg.querySelector(".cross"), left: +left, wide: width - left - 12, first: +first, last: +last };
  });
  const { first, last } = charts[0];
  const readout = document.getElementById("readout");
  const lines = JSON.parse(document.getElementById("data").textContent).dyads;
  const signed = (x) => (x < 0 ? "−" : "+") + Math.abs(x).toFixed(1);
  let year = last + 1;

  const show = (at) => {
    year = Math.min(Math.max(at, first), last);
    for (const { cross, left, wide } of charts) {
      const x = left + ((year - first) / (last - first)) * wide;
      cross.setAttribute("x1", x);
      cross.setAttribute("x2", x);
    }
    const told = lines.map((line) => {
      const now = line.level.find((l) => l.year === year);
      return `${line.name}: ${now ? `${signed(now.mean)} (${signed(now.low)} to ${signed(now.high)})` : "nothing known"}`;
    });
    readout.textContent = `${year}. ${told.join(". ")}.`;
  };
  for (const { svg, left, wide } of charts) {
    svg.addEventListener("pointermove", (e) => {
      const frame = svg.getBoundingClientRect();
      const x = ((e.clientX - frame.left) / frame.width) * Number(svg.dataset.width);
      show(Math.round(first + ((x - left) / wide) * (last - first)));
    });
  }
  box.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[e.key];
    if (e.key === "Home") show(first);
    else if (e.key === "End") show(last);
    else if (step) show(year + step);
    else return;
    e.preventDefault();
  });
}
