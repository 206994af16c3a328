// Starts the program of the page, and says so when it cannot start or has
// stopped. A stopped program cannot say anything itself.
(() => {
  const stopped = (text) => {
    document.getElementById("stopped-text").textContent = text;
    document.getElementById("stopped").hidden = false;
    document.querySelector(".frame")?.removeAttribute("aria-busy");
  };
  const slow = setTimeout(() => {
    const hint = document.getElementById("loading-slow");
    if (hint) hint.hidden = false;
  }, 3000);

  document.getElementById("stopped-reload").addEventListener("click", () => location.reload());

  const start = async () => {
    const url = document.querySelector('meta[name="statecraft-wasm"]').content;
    const go = new Go();
    let program;
    try {
      program = await WebAssembly.instantiateStreaming(fetch(url), go.importObject);
    } catch (error) {
      console.error(error);
      stopped("The page could not be loaded. Check the connection to the server, then reload.");
      return;
    } finally {
      clearTimeout(slow);
    }
    // run settles when the program has ended, which it only does by a fault.
    await go.run(program.instance).catch(console.error);
    stopped("The page has stopped because of a fault in it. What was saved is safe; reload to go on.");
  };
  start();
})();
