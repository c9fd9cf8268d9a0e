// Checks requests as a receiver does: {"keys": […], "body": …, "headers": …} comes in, what came of each key goes out.
const crypto = require("node:crypto");
const { Webhook } = require("standardwebhooks");

// Ed25519 as RFC 8410 section 4 wraps a raw key.
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

// No published library knows v1a yet: this is what docs/webhooks.md tells receivers to do.
function verifyWithPublicKey(text, body, headers) {
  const raw = Buffer.from(text.slice("whpk_".length), "base64");
  const key = crypto.createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });
  const signed = Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
  const genuine = headers["webhook-signature"]
    .split(" ")
    .filter((signature) => signature.startsWith("v1a,"))
    .some((signature) => crypto.verify(null, signed, key, Buffer.from(signature.slice("v1a,".length), "base64")));
  if (!genuine) {
    throw new Error("no signature is of this key");
  }
  return JSON.parse(body);
}

function verify(key, body, headers) {
  try {
    const event = key.startsWith("whpk_")
      ? verifyWithPublicKey(key, body, headers)
      : new Webhook(key).verify(body, headers);
    return event.type;
  } catch (refused) {
    return "refused: " + refused.message;
  }
}

const asked = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const headers = Object.fromEntries(Object.entries(asked.headers).map(([name, value]) => [name.toLowerCase(), value]));
for (const key of asked.keys) {
  console.log(verify(key, asked.body, headers));
}
