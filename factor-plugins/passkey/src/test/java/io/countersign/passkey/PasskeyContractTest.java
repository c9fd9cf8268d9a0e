package io.countersign.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.FactorContract;
import io.countersign.contracts.Holder;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Shown;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

class PasskeyContractTest implements FactorContract {

  @Override
  public FactorProvider provider() {
    return new PasskeyProvider();
  }

  @Override
  public Holder holder() {
    return new KeyHolder();
  }

  /** The page is another one. */
  @Override
  public Fields wrong(Fields right) {
    String client = new String(Changed.bytes(right.values(), "clientDataJSON"), UTF_8);
    return Fields.of(
        Changed.inner(
            right.values(),
            "clientDataJSON",
            Base64Url.encode(client.replace("localhost", "evil.example").getBytes(UTF_8))));
  }

  @Override
  public Set<String> optionalFields() {
    return Set.of("authenticatorAttachment", "response.transports");
  }

  /** Extensions that nobody asked for. */
  @Override
  public Set<String> ignoredFields() {
    return Set.of("clientExtensionResults");
  }

  /** A credential id names a key, and is no secret. */
  @Override
  public Set<String> openFields() {
    return Set.of("id", "rawId");
  }

  private static final class KeyHolder implements Holder {

    private final SoftKey key = SoftKey.fresh();

    @Override
    public Fields confirm(EnrollmentStart start, Instant now) {
      return Fields.of(key.create(options(start.shown())));
    }

    @Override
    public Fields answer(ChallengeStart challenge, Instant now) {
      return Fields.of(key.get(options(challenge.shown())));
    }

    private static Map<?, ?> options(Shown shown) {
      if (shown.fields().get("publicKey") instanceof Map<?, ?> options) {
        return options;
      }
      throw new IllegalArgumentException("no options");
    }
  }
}
