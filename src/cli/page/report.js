// report.js: how the pictures of the report are shown, and the way through the differences. Without
// it the page shows them all, side by side.
'use strict';
(() => {
  const body = document.body;
  const steps = Array.from(document.querySelectorAll('.step'));
  const bar = document.getElementById('bar');
  const keys = document.getElementById('keys');
  const mix = document.getElementById('mix');
  const now = document.getElementById('now');
  let at = -1;

  // ---- how ---------------------------------------------------------------------------------

  function show(mode) {
    body.dataset.mode = mode;
    for (const button of document.querySelectorAll('[data-mode][aria-pressed]'))
      button.setAttribute('aria-pressed', String(button.dataset.mode === mode));
    say();
  }

  function say() {
    now.textContent = body.dataset.shown === 'newer' ? 'is' : 'was';
  }

  // The first time it is the way to look; from then on the other picture.
  function flip() {
    if (body.dataset.mode === 'flip')
      body.dataset.shown = body.dataset.shown === 'newer' ? 'older' : 'newer';
    show('flip');
  }

  function blend(value) {
    mix.value = value;
    document.documentElement.style.setProperty('--mix', String(mix.value / 100));
  }

  function shift(by) {
    if (body.dataset.mode !== 'overlay') return false;
    blend(Number(mix.value) + by);
    return true;
  }

  function choose(mode) {
    if (mode === 'flip') flip();
    else show(mode);
  }

  // ---- where -------------------------------------------------------------------------------

  function note(index) {
    if (steps[at]) steps[at].removeAttribute('aria-current');
    at = index;
    if (steps[at]) steps[at].setAttribute('aria-current', 'true');
    const count = steps.length;
    const none = count === 1 ? '1 difference' : `${count} differences`;
    document.getElementById('place').textContent = at < 0 ? none : `${at + 1} of ${count}`;
  }

  // False where there is none: an arrow scrolls then, as it does elsewhere.
  function go(index) {
    if (index < 0 || index >= steps.length) return false;
    note(index);
    document.documentElement.style.scrollPaddingTop = `${bar.offsetHeight + 16}px`; // it stays there
    steps[at].focus({preventScroll: true});
    steps[at].scrollIntoView({block: 'start'});
    return true;
  }

  // ---- keys --------------------------------------------------------------------------------

  const actions = {
    j: () => go(at + 1),
    ArrowDown: () => go(at + 1),
    k: () => go(at - 1),
    ArrowUp: () => go(at - 1),
    f: flip,
    ' ': flip,
    s: () => show('side'),
    o: () => show('overlay'),
    x: () => show('blend'),
    c: () => show('changes'),
    ArrowLeft: () => shift(-5),
    ArrowRight: () => shift(5),
    '?': () => keys.showModal(),
  };

  // Space presses the button that has the focus; arrows move the slider that has it.
  function isTaken(event) {
    const on = event.target;
    if (keys.open) return event.key !== '?';
    if (on === mix) return event.key.startsWith('Arrow');
    return event.key === ' ' && (on instanceof HTMLButtonElement || on instanceof HTMLAnchorElement);
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event)) return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!action) return;
    if (keys.open) keys.close();
    else if (action() === false) return;
    event.preventDefault();
  });

  for (const button of document.querySelectorAll('[data-mode][aria-pressed]'))
    button.addEventListener('click', () => choose(button.dataset.mode));
  mix.addEventListener('input', () => blend(mix.value));
  document.getElementById('previous').addEventListener('click', () => go(at - 1));
  document.getElementById('next').addEventListener('click', () => go(at + 1));
  document.getElementById('help').addEventListener('click', () => keys.showModal());
  steps.forEach((step, index) => step.addEventListener('focusin', () => note(index)));

  if (steps.length) {
    bar.hidden = false;
    note(at);
  }
  say();
})();
