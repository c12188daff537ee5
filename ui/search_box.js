// Search while typing, and the keyboard among the hits: arrows move, Enter opens, Ctrl+C copies.
export default function ({ data, parentElement, setStateValue }) {
  const input = parentElement.querySelector("input");
  const hint = parentElement.querySelector("p");
  hint.textContent = data.hint;
  input.placeholder = data.placeholder;
  input.id = data.name;
  hint.id = data.name + "-hint";
  if (data.hint) input.setAttribute("aria-describedby", hint.id);
  const hits = () => [...document.querySelectorAll(".st-key-hits-" + data.name + " summary")];
  let waiting;
  input.oninput = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => setStateValue("query", input.value), data.pause_ms);
  };
  input.onkeydown = (event) => {
    if (event.key === "Enter") {
      clearTimeout(waiting);
      setStateValue("query", input.value);
    }
    if (event.key === "ArrowDown" && hits().length) {
      // Stopped here: further up it would be read as a step on from the first hit.
      event.preventDefault();
      event.stopPropagation();
      hits()[0].focus();
    }
  };
  const onKey = (event) => {
    const list = hits();
    const place = list.indexOf(document.activeElement);
    if (place < 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = place + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? input : list[Math.min(next, list.length - 1)]).focus();
    }
    if (event.key === "c" && (event.ctrlKey || event.metaKey) && !String(getSelection())) {
      event.preventDefault();
      const lines = [...list[place].parentElement.querySelectorAll("p, li")];
      const text = lines.map((line) => line.textContent.trim()).join("\n");
      const region = document.getElementById("live-region");
      navigator.clipboard.writeText(text).then(() => { if (region) region.textContent = data.copied; });
    }
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
