// Starts the program of the page, and says so when it cannot start or has
// stopped. A stopped program cannot say anything itself.
(() => {
  const stopped = (why) => {
    document.getElementById(why).hidden = false;
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
      stopped("stopped-loading");
      return;
    } finally {
      clearTimeout(slow);
    }
    // The program reads its texts where language.js has begun to fetch them.
    globalThis.statecraftTexts = await globalThis.statecraftTexts;
    // run settles when the program has ended, which it only does by a fault.
    await go.run(program.instance).catch(console.error);
    stopped("stopped-running");
  };
  start();
})();
