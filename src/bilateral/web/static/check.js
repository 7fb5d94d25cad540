// A text file that is dropped on the field is read into it; any other goes into the field for files.
const area = document.getElementById("text");
const file = document.getElementById("file");
const LARGEST = 1_500_000;

async function take(dropped) {
  if (/\.(txt|md|markdown|html?|xml|wiki)$/i.test(dropped.name) && dropped.size < LARGEST) {
    const bytes = new Uint8Array(await dropped.arrayBuffer());
    try {
      area.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      file.value = "";
      return;
    } catch {
      // Not UTF-8: the server finds out what it is.
    }
  }
  const held = new DataTransfer();
  held.items.add(dropped);
  file.files = held.files;
  area.value = "";
}

area.addEventListener("dragover", (e) => { e.preventDefault(); area.classList.add("over"); });
area.addEventListener("dragleave", () => area.classList.remove("over"));
area.addEventListener("drop", (e) => {
  if (!e.dataTransfer.files.length) return;
  e.preventDefault();
  area.classList.remove("over");
  take(e.dataTransfer.files[0]);
});

// While the article is read: how long it takes, and a way to end it. Leaving the page ends it too.
const form = document.getElementById("check");
const sign = document.getElementById("working");
const send = form.querySelector("button[type=submit]");
let ticking;

function rest() {
  clearInterval(ticking);
  sign.hidden = true;
  send.disabled = false;
}

form.addEventListener("submit", () => {
  const begun = Date.now();
  const said = sign.querySelector("span");
  said.textContent = "Reading the article and looking its claims up …";
  ticking = setInterval(() => {
    said.textContent = `Reading the article and looking its claims up: ${Math.round((Date.now() - begun) / 1000)} s …`;
  }, 1000);
  sign.hidden = false;
  send.disabled = true;
});
document.getElementById("stop").addEventListener("click", () => { window.stop(); rest(); send.focus(); });
window.addEventListener("pageshow", rest);
