(() => {
  const shell = document.getElementById("shell");
  // The app has drawn its last line, or has something else to say (no connection, a fault).
  const drawn = () => document.querySelector(".st-key-footer a, .stMain .outage, .stException, [role=dialog]");
  const started = Date.now();
  const look = setInterval(() => {
    if (!drawn() && Date.now() - started < 20000) return;
    clearInterval(look);
    shell.remove();
  }, 40);
})();
