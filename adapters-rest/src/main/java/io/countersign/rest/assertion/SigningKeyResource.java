package io.countersign.rest.assertion;

import io.countersign.application.assertion.RotateSigningKeys;
import io.countersign.application.assertion.SigningKey;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Json;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rotates the signing key. It takes no {@code Idempotency-Key}: while a successor is announced,
 * rotating again changes nothing.
 */
public final class SigningKeyResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeyResource.class);

  private final RotateSigningKeys rotate;

  public SigningKeyResource(RotateSigningKeys rotate) {
    this.rotate = rotate;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/signing-keys", Scope.INSTALLATION_WRITE, this::rotate).withoutBody());
  }

  private Answer rotate(Call call) {
    SigningKey newest = rotate.rotate();
    LOG.atInfo()
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("kid", newest.kid())
        .log("signing key rotated");
    return Answer.ok(out -> {
      out.writeStringProperty("kid", newest.kid());
      Json.time(out, "createdAt", newest.createdAt());
      Json.time(out, "signsFrom", newest.signsFrom());
    });
  }
}
