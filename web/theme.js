// Sets the chosen theme before anything is drawn, so that nothing flashes.
// "system", the default, is the absence of a choice.
(() => {
  try {
    const theme = localStorage.getItem("statecraft:theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* storage is blocked: the system decides */ }
})();
