/*
 * What an action finds around it: event, api, console, require. Runs once, before any action is
 * loaded; everything it needs of the language is taken here, so that an action that changes
 * Object.prototype, JSON or Promise changes nothing of this. What it tells the host is put together
 * from texts only, because JSON.stringify asks objects, and objects can be taught to lie.
 */
{
  const host = globalThis.java_invoke;
  delete globalThis.java_invoke;
  delete globalThis.Javy;
  delete globalThis.plugin;

  const LONGEST = 16384;
  const MOST_FACTORS = 64;

  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { isSafeInteger } = Number;
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
  const bind = Function.prototype.call;
  const uncurried = (method) => bind.bind(method);
  const invoke = uncurried(bind);
  const slice = uncurried(String.prototype.slice);
  const split = uncurried(String.prototype.split);
  const sourceOf = uncurried(Function.prototype.toString);
  const remember = uncurried(WeakMap.prototype.set);
  const recall = uncurried(WeakMap.prototype.get);
  const utf8 = uncurried(TextEncoder.prototype.encode);
  const encoder = new TextEncoder();
  const codes = new WeakMap();
  const AsyncFunction = getPrototypeOf(async () => {});
  const [Text, Fault, TypeFault, Script, multiply] = [String, Error, TypeError, Function, Math.imul];

  const tell = (kind, json) => host('', kind, json);
  const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');
  const of = (value, name) => (isObject(value) ? value[name] : undefined);
  const own = (target, name, value) =>
    defineProperty(target, name, {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });

  const textOf = (value) => {
    if (typeof value === 'string') {
      return value;
    }
    try {
      return Text(value);
    } catch {
      return '';
    }
  };
  const quoted = (value) => {
    const text = typeof value === 'string' ? value : textOf(value);
    return stringify(text.length > LONGEST ? slice(text, 0, LONGEST) : text);
  };

  // -- where an action is -------------------------------------------------------------------------

  const INPUT = '<input>';
  const BEFORE = 2;
  const capture = Error.captureStackTrace;
  const traces = defineProperty({ __proto__: null }, 'prepare', getOwnPropertyDescriptor(Error, 'prepareStackTrace'));

  // How many lines there are with those of the action, and what of us it called last.
  let lines = 0;
  let entered;
  const entry = (act) => {
    const enter = (first, second) => {
      entered = enter;
      return act(first, second);
    };
    return enter;
  };

  // The frames around what was entered; as objects, because to make a text of them takes longer than all else.
  const asTheyAre = (error, frames) => frames;
  const around = () => {
    const { prepare } = traces;
    const place = { __proto__: null };
    traces.prepare = asTheyAre;
    capture(place, entered);
    traces.prepare = prepare;
    return place.stack;
  };
  const Frame = getPrototypeOf(around()[0]);
  const [fileOf, lineOf] = [uncurried(Frame.getFileName), uncurried(Frame.getLineNumber)];
  const line = () => {
    const frames = around();
    const found = frames.length > 0 && fileOf(frames[0]) === INPUT ? lineOf(frames[0]) : 0;
    return found > BEFORE && found <= lines ? found : 0;
  };
  // Who calls us by way of something else is somewhere in the whole stack.
  const here = () => {
    const found = line();
    return ',"stack":' + (found ? '"' + INPUT + ':' + found + ':1"' : quoted(new Fault().stack));
  };
  const remark = (text) => tell('remark', '{"text":' + quoted(text) + here() + '}');
  const noEffect = (name) => remark('api.' + name + ' has no effect here');

  const fault = (code, message, kind = Fault) => {
    const error = new kind(message);
    remember(codes, error, code);
    return error;
  };

  // -- factors ------------------------------------------------------------------------------------

  const KNOWN = { __proto__: null, type: 1, method: 1, options: 1, option: 1 };
  const KNOWN_OPTIONS = { __proto__: null, preferredMethod: 1, otpFallback: 1 };

  const unknown = (names, known, what) => {
    for (let i = 0; i < names.length && i < 8; i++) {
      if (!known[names[i]]) {
        remark(what + ' has no ' + slice(names[i], 0, 64) + ': ignored');
      }
    }
  };

  const factor = (value) => {
    if (typeof value === 'string') {
      remark('a factor is an object with a type: taken as one');
      return '{"type":' + quoted(value) + '}';
    }
    const type = isObject(value) ? value.type : undefined;
    if (typeof type !== 'string') {
      remark('a factor has no type: dropped');
      return '';
    }
    const names = keys(value);
    if (names.length === 1 && names[0] === 'type') {
      return '{"type":' + quoted(type) + '}';
    }
    unknown(names, KNOWN, 'a factor');
    let options = of(value, 'options');
    if (!isObject(options) && isObject(of(value, 'option'))) {
      remark('a factor has options, not option: taken as such');
      options = of(value, 'option');
    }
    unknown(isObject(options) ? keys(options) : [], KNOWN_OPTIONS, 'options of a factor');
    if (of(options, 'otpFallback') !== undefined) {
      remark('otpFallback has no effect here');
    }
    const preferred = of(options, 'preferredMethod');
    const how = preferred === undefined ? '' : ',"preferred":' + quoted(preferred);
    return '{"type":' + quoted(type) + how + '}';
  };

  const factors = (list) => {
    let json = '';
    const length = of(list, 'length');
    for (let i = 0; i < length && i < MOST_FACTORS; i++) {
      const one = factor(list[i]);
      json += one && json ? ',' + one : one;
    }
    if (length > MOST_FACTORS) {
      remark('only the first ' + MOST_FACTORS + ' factors count');
    }
    return json;
  };

  const command = (begun, listed) => host('', 'command', begun + listed + ']' + here() + '}');
  const begin = (name) => '{"name":"' + name + '","factors":[';

  const askForOne = (begun, first, options) => {
    let listed;
    if (isArray(first)) {
      remark('one factor is expected, not a list: the first is asked for, the others may be tried');
      listed = factors(first);
    } else {
      listed = factor(first);
    }
    const others = options === undefined ? undefined : of(options, 'additionalFactors');
    if (others !== undefined && others !== null) {
      if (isArray(others)) {
        const more = factors(others);
        listed += listed && more ? ',' + more : more;
      } else {
        remark('additionalFactors is no list: ignored');
      }
    }
    command(begun, listed);
  };
  const withOne = (name) => {
    const begun = begin(name);
    const ask = (first, options) => {
      entered = ask;
      askForOne(begun, first, options);
    };
    return ask;
  };

  const askForAny = (begun, list) => {
    if (!isArray(list)) {
      remark('a list of factors is expected, not one: taken as a list of one');
    }
    command(begun, isArray(list) ? factors(list) : factor(list));
  };
  const withAny = (name) => {
    const begun = begin(name);
    const ask = (list) => {
      entered = ask;
      askForAny(begun, list);
    };
    return ask;
  };

  // -- metadata -----------------------------------------------------------------------------------

  const plain = (value) => {
    const kind = typeof value;
    if (kind === 'string' ? value.length <= 8192 : kind === 'boolean' || isSafeInteger(value)
        || (kind === 'number' && value - value === 0)) {
      return;
    }
    throw new TypeFault('transaction metadata is a text of at most 8,192 characters, a number or a boolean');
  };

  const setMetadata = (kind, check) => (key, value) => {
    const name = textOf(key);
    if (name === '' || name.length > 64) {
      throw new TypeFault('the key of metadata has 1 to 64 characters');
    }
    const gone = value === null || value === undefined;
    if (!gone && check) {
      check(value);
    }
    const json = gone ? 'null' : stringify(value);
    if (typeof json !== 'string' || json.length > LONGEST) {
      throw new TypeFault('metadata is JSON of at most 16,384 characters');
    }
    tell('metadata', '{"of":"' + kind + '","key":' + quoted(name) + ',"value":' + json + '}');
    return json;
  };
  const setTransaction = setMetadata('transaction', plain);
  const setUser = setMetadata('user');
  const setApp = setMetadata('app');

  const overlay = (target, changes) => {
    const names = keys(changes);
    for (let i = 0; i < names.length; i++) {
      if (changes[names[i]] === null) {
        delete target[names[i]];
      } else {
        own(target, names[i], changes[names[i]]);
      }
    }
  };

  // -- event: what nobody looks at is not read ----------------------------------------------------

  let changed = false;
  let transaction;
  const parts = { __proto__: null };
  const overlaid = (name, value) => {
    if (name === 'transaction') {
      transaction = value.metadata;
    }
    if (changed && (name === 'transaction' || name === 'user')) {
      const memo = parse(host('', 'memo', ''));
      if (name === 'user') {
        overlay(value.user_metadata, memo.user);
        overlay(value.app_metadata, memo.app);
      } else {
        overlay(transaction, memo.transaction);
      }
    }
    return value;
  };
  const part = (name) => (parts[name] ??= overlaid(name, parse(host('', name, ''))));

  const event = {};
  for (const name of ['user', 'authentication', 'request', 'authorization', 'organization', 'client', 'connection',
    'transaction', 'tenant', 'stats', 'secrets']) {
    defineProperty(event, name, {
      __proto__: null,
      get: () => part(name),
      set(value) {
        own(this, name, value);
      },
      enumerable: true,
      configurable: true,
    });
  }

  // -- cache: for one action and one login --------------------------------------------------------

  let cached = { __proto__: null };
  let cachedBytes = 0;
  let changes = 0;
  const bytes = (text) => utf8(encoder, text).length;
  const refused = (code) => ({ type: 'error', code });

  const expiry = (options) => {
    const now = Date.now();
    const ttl = of(options, 'ttl');
    const at = of(options, 'expires_at');
    if ((ttl !== undefined && !(ttl > 0)) || (at !== undefined && typeof at !== 'number')) {
      return NaN;
    }
    const soonest = ttl === undefined && at === undefined ? now + 900000 : Infinity;
    return Math.min(now + 86400000, soonest, ttl === undefined ? Infinity : now + ttl, at === undefined ? Infinity : at);
  };

  const cache = {
    get: (key) => cached[textOf(key)],
    set: (key, value, options) => {
      const name = textOf(key);
      const text = textOf(value);
      const until = expiry(options);
      const before = cached[name];
      const size = cachedBytes + bytes(text) + bytes(name)
        - (before ? bytes(before.value) + bytes(name) : 0);
      const code = ++changes > 20 ? 'MaxSideEffectsExceeded'
        : bytes(name) > 64 ? 'CacheKeySizeExceeded'
        : bytes(text) > 4096 ? 'CacheValueSizeExceeded'
        : size > 8192 ? 'CacheSizeExceeded'
        : until !== until ? 'InvalidExpiry'
        : until <= Date.now() ? 'ItemAlreadyExpired' : '';
      if (code) {
        return refused(code);
      }
      cachedBytes = size;
      cached[name] = { value: text, expires_at: until };
      return { type: 'success', record: cached[name] };
    },
    delete: (key) => {
      const name = textOf(key);
      if (!cached[name]) {
        return refused('CacheKeyDoesNotExist');
      }
      cachedBytes -= bytes(cached[name].value) + bytes(name);
      delete cached[name];
      return { type: 'success' };
    },
  };

  // -- api ----------------------------------------------------------------------------------------

  const api = {};
  const deny = (reason) => tell('deny', '{"reason":' + quoted(reason === undefined ? '' : reason) + here() + '}');
  // Told, not thrown: an action cannot catch it and go on as if nothing had been.
  const fatal = (code, text) => tell('fatal', '{"code":"' + code + '","text":"' + text + '"' + here() + '}');
  const harmless = (name, result) => entry(() => {
    noEffect(name);
    return result;
  });
  const absent = (name) => () => {
    throw fault('not-available', 'api.' + name + ' is not available here');
  };
  const absentLater = (name) => async () => absent(name)();

  api.access = {
    deny: entry((reason) => {
      deny(reason);
      return api;
    }),
  };
  api.accessToken = {
    setCustomClaim: harmless('accessToken.setCustomClaim', api),
    addScope: harmless('accessToken.addScope'),
    removeScope: harmless('accessToken.removeScope'),
  };
  api.authentication = {
    challengeWith: withOne('challengeWith'),
    challengeWithAny: withAny('challengeWithAny'),
    enrollWith: withOne('enrollWith'),
    enrollWithAny: withAny('enrollWithAny'),
    recordMethod: harmless('authentication.recordMethod', api),
    setPrimaryUser: entry(() => fatal('not-available',
      'api.authentication.setPrimaryUser: the user of an authentication stays who it is')),
  };
  api.cache = cache;
  api.groups = {
    getUserGroups: absentLater('groups.getUserGroups'),
    hasGroupMembership: absentLater('groups.hasGroupMembership'),
  };
  api.idToken = { setCustomClaim: harmless('idToken.setCustomClaim', api) };
  api.multifactor = {
    enable: entry((provider, options) => {
      if (of(options, 'providerOptions') !== undefined) {
        remark('providerOptions has no effect here');
      }
      const remembered = of(options, 'allowRememberBrowser') === true;
      tell('require', '{"provider":' + quoted(provider) + ',"remembered":' + remembered + here() + '}');
      return api;
    }),
  };
  api.prompt = {
    render: entry(() => fatal('prompt-not-available', 'api.prompt.render: there are no prompts here')),
  };
  api.redirect = {
    encodeToken: absent('redirect.encodeToken'),
    sendUserTo: entry(() => {
      fatal('redirect-not-available', 'api.redirect.sendUserTo: nobody is redirected from here');
      return api;
    }),
    canRedirect: () => false,
    validateToken: absent('redirect.validateToken'),
  };
  api.refreshToken = {
    revoke: entry((reason) => void deny(reason)),
    setExpiresAt: harmless('refreshToken.setExpiresAt'),
    setIdleExpiresAt: harmless('refreshToken.setIdleExpiresAt'),
    setMetadata: harmless('refreshToken.setMetadata'),
    deleteMetadata: harmless('refreshToken.deleteMetadata'),
    evictMetadata: harmless('refreshToken.evictMetadata'),
  };
  api.roles = {
    getUserEffectiveRoles: absentLater('roles.getUserEffectiveRoles'),
    getUserEffectiveRolesByIds: absentLater('roles.getUserEffectiveRolesByIds'),
    getUserEffectiveRolesByNames: absentLater('roles.getUserEffectiveRolesByNames'),
  };
  api.rules = { wasExecuted: () => false };
  api.samlResponse = {};
  for (const name of ['Attribute', 'Audience', 'AuthnContextClassRef', 'Cert', 'CreateUpnClaim', 'Destination',
    'DigestAlgorithm', 'EncryptionAlgorithm', 'EncryptionCert', 'EncryptionPublicKey', 'IncludeAttributeNameFormat',
    'Issuer', 'Key', 'LifetimeInSeconds', 'MapIdentities', 'MapUnknownClaimsAsIs', 'NameIdentifierFormat',
    'NameIdentifierProbes', 'PassthroughClaimsWithNoMapping', 'Recipient', 'RelayState', 'SignResponse',
    'SignatureAlgorithm', 'SigningCert', 'TypedAttributes']) {
    api.samlResponse['set' + name] = harmless('samlResponse.set' + name, api);
  }
  api.session = {
    revoke: entry((reason) => void deny(reason)),
    setExpiresAt: harmless('session.setExpiresAt'),
    setIdleExpiresAt: harmless('session.setIdleExpiresAt'),
    setCookieMode: harmless('session.setCookieMode'),
    setMetadata: harmless('session.setMetadata'),
    deleteMetadata: harmless('session.deleteMetadata'),
    evictMetadata: harmless('session.evictMetadata'),
  };
  api.transaction = {
    setMetadata: (key, value) => {
      const json = setTransaction(key, value);
      part('transaction');
      if (json === 'null') {
        delete transaction[textOf(key)];
      } else {
        own(transaction, textOf(key), parse(json));
      }
    },
  };
  api.user = {
    setAppMetadata: (key, value) => {
      setApp(key, value);
      return api;
    },
    setUserMetadata: (key, value) => {
      setUser(key, value);
      return api;
    },
  };
  api.validation = {
    error: entry((code, message) => {
      deny(message ?? code);
      return api;
    }),
  };

  // -- what else is global ------------------------------------------------------------------------

  const shown = (value) => {
    if (!isObject(value)) {
      return textOf(value);
    }
    try {
      return typeof value === 'function' ? '[Function]'
        : value instanceof Fault ? textOf(value.name) + ': ' + textOf(value.message)
        : stringify(value);
    } catch {
      return '[object]';
    }
  };
  const print = (...values) => {
    let text = '';
    for (let i = 0; i < values.length && text.length < LONGEST; i++) {
      text += (i ? ' ' : '') + shown(values[i]);
    }
    entered = print;
    tell('console', '{"text":' + quoted(text) + here() + '}');
  };
  const nothing = () => {};
  const console = {
    log: print, info: print, warn: print, error: print, debug: print, trace: print, dir: print, table: print,
    group: print, assert: (holds, ...values) => void (holds || print('Assertion failed:', ...values)),
    groupCollapsed: print, groupEnd: nothing, time: nothing, timeEnd: nothing, timeLog: nothing, count: nothing,
    countReset: nothing, clear: nothing,
  };
  globalThis.console = console;

  const require = (name) => {
    const error = fault('module-not-available',
      "Cannot find module '" + slice(textOf(name), 0, 128) + "': there are no modules here");
    error.code = 'MODULE_NOT_FOUND';
    throw error;
  };

  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']) {
    own(globalThis, name, function () {
      throw fault('network-not-available', name + ' is not available: there is no network here');
    });
  }
  for (const name of ['setTimeout', 'setInterval', 'setImmediate']) {
    own(globalThis, name, function () {
      throw fault('timer-not-available', name + ' is not available: nothing waits here');
    });
  }
  for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate']) {
    own(globalThis, name, nothing);
  }

  // The same for the same question, so that a login can be replayed (mulberry32).
  let seed = 0;
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = multiply(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + multiply(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  // -- loading and running ------------------------------------------------------------------------

  const failed = (error) => {
    let [code, message, stack] = ['threw', 'something that cannot be shown', ''];
    try {
      code = (isObject(error) && recall(codes, error)) || 'threw';
      message = code !== 'threw' ? textOf(error.message)
        : error instanceof Fault ? textOf(error.name) + ': ' + textOf(error.message) : shown(error);
      stack = isObject(error) && typeof error.stack === 'string' ? error.stack : '';
    } catch {
      // Then that is all there is to tell.
    }
    tell('threw', '{"code":"' + code + '","text":' + quoted(message) + ',"stack":' + quoted(slice(stack, 0, 4000)) + '}');
  };

  const handlerOf = (exported) => {
    const handler = of(exported, 'onExecutePostLogin');
    if (typeof handler !== 'function' || getPrototypeOf(handler) !== AsyncFunction) {
      throw fault('invalid-handler', 'Invalid function signature for the "onExecutePostLogin" handler. '
        + 'Use "exports.onExecutePostLogin = async function(event, api) { }" as the signature.', TypeFault);
    }
    return handler;
  };

  const runner = (script) => async () => {
    delete globalThis.countersign;
    const given = parse(host('', 'question', ''));
    try {
      seed = given[0];
      changed = given[2];
      const asked = given.length > 1;
      if (!given[1]) {
        delete event.organization;
      }
      const module = { exports: {} };
      invoke(script, module.exports, module, module.exports, require, console);
      const handler = handlerOf(module.exports);
      if (asked) {
        await handler(event, api);
      }
    } catch (error) {
      failed(error);
      return;
    }
    tell('done', '');
  };

  globalThis.countersign = () => {
    delete globalThis.countersign;
    const code = parse(host('', 'code', ''));
    let script;
    try {
      script = new Script('module', 'exports', 'require', 'console', code);
    } catch (error) {
      failed(error);
      return;
    }
    // A script that ends the function it is the body of, and begins another.
    if (typeof script !== 'function' || sourceOf(script) !== 'function anonymous(module,exports,require,console\n) {\n' + code + '\n}') {
      tell('threw', '{"code":"syntax","text":"SyntaxError: unexpected token: \'}\'","stack":""}');
      return;
    }
    lines = BEFORE + split(code, '\n').length;
    globalThis.countersign = runner(script);
    tell('done', '');
  };
}
