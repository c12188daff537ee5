// Copies a text that is already on the page's own side; nothing is fetched or sent.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  const done = (label) => {
    button.textContent = label;
    setTimeout(() => { button.textContent = data.label; }, 2500);
  };
  const byHand = () => {
    const area = document.createElement("textarea");
    area.value = data.text;
    area.setAttribute("aria-hidden", "true");
    document.body.appendChild(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    button.focus();
    return copied;
  };
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text);
      done(data.done);
    } catch {
      done(byHand() ? data.done : data.failed);
    }
  };
}
