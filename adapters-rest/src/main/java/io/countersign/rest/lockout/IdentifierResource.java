package io.countersign.rest.lockout;

import io.countersign.application.lockout.LinkIdentifiers;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.client.Scope;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which identifiers are a user's. */
public final class IdentifierResource implements Resource {
  private static final String IDENTIFIERS = "identifiers";

  private final LinkIdentifiers link;

  public IdentifierResource(LinkIdentifiers link) {
    this.link = link;
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.put("/v1/users/{userId}/identifiers", Scope.USERS_WRITE, this::link));
  }

  private Answer link(Call call) {
    List<Identifier> named =
        call.body().only(IDENTIFIERS).texts(IDENTIFIERS, IdentifierResource::identifier);
    Set<Identifier> all = new LinkedHashSet<>(named);
    if (all.size() > LinkedIdentifier.MOST || all.size() < named.size()) {
      throw new InvalidFields(
          IDENTIFIERS, "must be at most " + LinkedIdentifier.MOST + ", and each only once");
    }
    List<LinkedIdentifier> linked =
        link.link(call.tenant(), call.client(), call.text("userId", UserId::new), all);
    return Answer.ok(out ->
        Json.objects(
            out,
            IDENTIFIERS,
            linked,
            one -> {
              out.writeStringProperty("identifierType", one.type().text());
              out.writeStringProperty("identifier", one.masked());
              Json.time(out, "linkedAt", one.linkedAt());
            }));
  }

  private static Identifier identifier(String text) {
    Identifier read = Identifier.of(text);
    if (read.itself().isPresent()) {
      throw new IllegalArgumentException("must begin with email:, phone: or username:");
    }
    return read;
  }
}
