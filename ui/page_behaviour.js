// What Streamlit leaves out: the page's language, Swedish names of its own controls, a live
// region, and a new answer in view.
let watching = null;

function translateNames(names) {
  if (watching) return;
  const entries = Object.entries(names);
  const translate = () => {
    for (const element of document.querySelectorAll("[aria-label]")) {
      const name = element.getAttribute("aria-label");
      const found = entries.find(([english]) => name === english || (english.endsWith(" ") && name.startsWith(english)));
      if (found) element.setAttribute("aria-label", name.replace(found[0], found[1]));
    }
  };
  watching = new MutationObserver(translate);
  watching.observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-label"] });
  translate();
}

export default function ({ data }) {
  document.documentElement.lang = data.language;
  translateNames(data.names);
  let region = document.getElementById("live-region");
  if (!region) {
    region = document.createElement("div");
    region.id = "live-region";
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    region.style.cssText =
      "position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
    document.body.appendChild(region);
  }
  if (!data.message_id || region.dataset.messageId === data.message_id) return;
  region.dataset.messageId = data.message_id;
  region.textContent = "";
  setTimeout(() => { region.textContent = data.message; }, 150);
  if (!data.show_class) return;
  // The answer is drawn after this runs; wait for it, at most three seconds.
  const started = Date.now();
  const look = setInterval(() => {
    const target = document.querySelector("." + data.show_class);
    if (target) target.scrollIntoView({ block: "start" });
    if (target || Date.now() - started > 3000) clearInterval(look);
  }, 60);
}
