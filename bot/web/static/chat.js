// Draws Microsoft's Web Chat in the page, in the page's language and in the colours the reader prefers.
(() => {
  "use strict";

  const GONE = new Set([3, 4, 5]); // token expired, failed to connect, ended
  const place = document.getElementById("chat");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  const colours = () => dark.matches
    ? { paper: "#1c2128", ink: "#e8ecf1", quiet: "#a9b3bf", line: "#4a535e", accent: "#7cb8ff", own: "#16406b", onOwn: "#ffffff", card: "#262d36", error: "#ff9c94", good: "#7fd49a", warn: "#f2c464" }
    : { paper: "#ffffff", ink: "#1b1f24", quiet: "#565e68", line: "#c3cad2", accent: "#0b5cad", own: "#0b5cad", onOwn: "#ffffff", card: "#f3f5f7", error: "#a4262c", good: "#0b6a2f", warn: "#8a5200" };

  const styleOptions = (c) => ({
    accent: c.accent,
    subtle: c.quiet,
    backgroundColor: c.paper,
    primaryFont: '"Segoe UI", system-ui, -apple-system, sans-serif',
    bubbleBackground: c.card,
    bubbleBorderColor: c.line,
    bubbleBorderRadius: 8,
    bubbleTextColor: c.ink,
    bubbleMaxWidth: 560,
    bubbleFromUserBackground: c.own,
    bubbleFromUserBorderColor: c.own,
    bubbleFromUserBorderRadius: 8,
    bubbleFromUserTextColor: c.onOwn,
    cardEmphasisBackgroundColor: c.paper,
    hideUploadButton: true,
    // Scrolling stops when what is new has filled the page.
    autoScrollSnapOnPage: true,
    autoScrollSnapOnPageOffset: -32,
    sendBoxBackground: c.paper,
    sendBoxTextColor: c.ink,
    sendBoxPlaceholderColor: c.quiet,
    sendBoxBorderTop: `solid 1px ${c.line}`,
    sendBoxButtonColor: c.accent,
    sendBoxTextWrap: true,
    suggestedActionLayout: "flow",
    suggestedActionBackgroundColor: c.paper,
    suggestedActionBorderColor: c.accent,
    suggestedActionBorderRadius: 16,
    suggestedActionTextColor: c.accent,
    suggestedActionBackgroundColorOnHover: c.card,
    suggestedActionTextColorOnHover: c.accent,
    timestampColor: c.quiet,
    transcriptTerminatorColor: c.quiet,
    transcriptTerminatorBackgroundColor: c.line,
    newMessagesButtonBackgroundColor: c.accent,
    newMessagesButtonTextColor: c.paper,
  });

  const hostConfig = (c) => {
    const shade = (colour) => ({ default: colour, subtle: colour });
    const foregroundColors = {
      default: { default: c.ink, subtle: c.quiet },
      dark: shade(c.ink),
      light: shade(c.quiet),
      accent: shade(c.accent),
      good: shade(c.good),
      warning: shade(c.warn),
      attention: shade(c.error),
    };
    return {
      supportsInteractivity: true,
      textBlock: { headingLevel: 2 },
      fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
      fontFamily: '"Segoe UI", system-ui, -apple-system, sans-serif',
      containerStyles: { default: { foregroundColors }, emphasis: { backgroundColor: c.paper, foregroundColors } },
      actions: { actionsOrientation: "vertical", actionAlignment: "stretch", buttonSpacing: 8, maxActions: 6, spacing: "default" },
      spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 14 },
    };
  };

  const draw = (directLine, store) => {
    const shades = colours();
    window.WebChat.renderWebChat({
      directLine,
      store,
      locale: place.dataset.locale,
      nonce: place.dataset.nonce,
      styleOptions: styleOptions(shades),
      adaptiveCardsHostConfig: hostConfig(shades),
    }, place);
  };

  // What is longer than the page is read from its beginning, also where a card above it has just become shorter.
  // Whoever has begun to do something meanwhile is left alone.
  let acted = 0;
  for (const what of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    place.addEventListener(what, () => { acted = Date.now(); }, { capture: true, passive: true });
  }
  const readFromItsBeginning = (since) => {
    if (acted > since) return;
    const page = place.querySelector(".webchat__basic-transcript__scrollable");
    const last = [...place.querySelectorAll(".webchat__basic-transcript__activity")].at(-1);
    if (!page || !last || last.offsetHeight < page.clientHeight) return;
    const hidden = page.getBoundingClientRect().top - last.getBoundingClientRect().top;
    if (hidden > 0) page.scrollTop -= hidden;
  };

  // A card that has been answered is replaced, and the focus would fall out of the page with its button.
  let hasSpoken = false;
  const keepFocus = () => (next) => (action) => {
    const result = next(action);
    if (action.type === "DIRECT_LINE/POST_ACTIVITY") hasSpoken = true;
    if (action.type === "DIRECT_LINE/INCOMING_ACTIVITY" && hasSpoken) {
      window.setTimeout(readFromItsBeginning, 700, Date.now());
      window.setTimeout(() => {
        if (document.activeElement !== document.body) return;
        place.querySelector(".webchat__basic-transcript")?.focus({ preventScroll: true });
      }, 100);
    }
    return result;
  };

  const tellOfLoss = () => { document.getElementById("lost").hidden = false; };

  const begin = async () => {
    const answer = await fetch("/v3/directline/tokens/generate", { method: "POST" });
    if (!answer.ok) throw new Error(String(answer.status));
    const { token } = await answer.json();
    const directLine = window.WebChat.createDirectLine({
      conversationStartProperties: { locale: place.dataset.locale },
      domain: new URL("/v3/directline", location).href,
      token,
    });
    directLine.connectionStatus$.subscribe((status) => { if (GONE.has(status)) tellOfLoss(); });
    const store = window.WebChat.createStore({}, keepFocus);
    draw(directLine, store);
    dark.addEventListener("change", () => draw(directLine, store));
  };

  begin().catch(tellOfLoss);
})();
