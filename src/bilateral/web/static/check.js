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
