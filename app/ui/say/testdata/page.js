// Starts the test program as loader.js starts the page's: with its texts.
(async () => {
  const go = new Go();
  const made = await WebAssembly.instantiateStreaming(fetch("/say.wasm"), go.importObject);
  globalThis.statecraftTexts = await globalThis.statecraftTexts;
  await go.run(made.instance);
})();
