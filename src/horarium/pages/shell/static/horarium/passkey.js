// Forms that a passkey fills in: data-passkey is "get" or "create", data-options what the browser
// asks it for, or data-options-from where to get that. What comes back is sent as "credential".

const bytes = text => Uint8Array.from(
  atob(text.replaceAll('-', '+').replaceAll('_', '/')), each => each.charCodeAt(0),
);

const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const named = list => (list || []).map(each => ({ ...each, id: bytes(each.id) }));

// The options as a browser takes them: in bytes.
const taken = options => ({
  ...options,
  challenge: bytes(options.challenge),
  ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
  ...(options.allowCredentials ? { allowCredentials: named(options.allowCredentials) } : {}),
  ...(options.excludeCredentials ? { excludeCredentials: named(options.excludeCredentials) } : {}),
});

// What a passkey answered, as it is sent: in text.
const told = credential => {
  const response = {};
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature',
    'userHandle']) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
};

const optionsOf = async form => {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the house answered ${answer.status}`);
  return (await answer.json()).request_options.publicKey;
};

const asked = async form => {
  const publicKey = taken(await optionsOf(form));
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey })
    : navigator.credentials.get({ publicKey });
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const said = form.querySelector('[data-passkey-said]');
  const say = sentence => {
    said.textContent = sentence;
    said.hidden = !sentence;
  };
  form.addEventListener('submit', async event => {
    event.preventDefault();
    say('');
    if (!window.PublicKeyCredential) {
      say('This browser has no passkeys here; use a code instead.');
      return;
    }
    try {
      form.elements.credential.value = JSON.stringify(told(await asked(form)));
      form.submit();
    } catch {
      say('No passkey answered. Try again, or use a code instead.');
    }
  });
}
