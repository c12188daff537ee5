// What Streamlit leaves out: the page's language, a live region, and a new answer in view.
export default function ({ data }) {
  document.documentElement.lang = data.language;
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
