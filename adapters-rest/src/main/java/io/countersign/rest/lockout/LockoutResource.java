package io.countersign.rest.lockout;

import io.countersign.application.lockout.ListLockouts;
import io.countersign.application.lockout.LockIdentifier;
import io.countersign.application.lockout.Lockouts.Mark;
import io.countersign.application.lockout.UnlockIdentifiers;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is locked: list, lock, unlock. */
public final class LockoutResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(LockoutResource.class);
  private static final String ALL = "/v1/lockouts";
  private static final String IDENTIFIER = "identifier";
  private static final String IDENTIFIERS = "identifiers";
  private static final String MINUTES = "minutes";
  private static final int USUAL_PAGE = 50;
  private static final int MOST_MINUTES = 10_080;
  private static final int MOST_AT_ONCE = 100;

  private final ListLockouts list;
  private final LockIdentifier lock;
  private final UnlockIdentifiers unlock;

  public LockoutResource(ListLockouts list, LockIdentifier lock, UnlockIdentifiers unlock) {
    this.list = list;
    this.lock = lock;
    this.unlock = unlock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, Scope.LOCKOUTS_READ, this::list).querying(IDENTIFIER, "after", "limit"),
        Operation.post(ALL, Scope.LOCKOUTS_WRITE, this::lock),
        Operation.post(ALL + "/unlock", Scope.LOCKOUTS_WRITE, this::unlock));
  }

  private Answer list(Call call) {
    int limit = call.query("limit", Forms::page).orElse(USUAL_PAGE);
    Optional<Identifier> only = call.query(IDENTIFIER, Identifier::of);
    Optional<Mark> after = call.query("after", text -> PageMark.read(call.tenant(), text));
    List<Counter> locked = list.list(call.tenant(), only, after, limit);
    return Answer.ok(out -> {
      Json.objects(out, "lockouts", locked, counter -> CounterJson.write(out, counter));
      if (only.isEmpty() && locked.size() == limit) {
        out.writeStringProperty("next", PageMark.write(Mark.of(locked.getLast())));
      }
    });
  }

  private Answer lock(Call call) {
    Body body = call.body().only(IDENTIFIER, MINUTES);
    Identifier identifier = body.text(IDENTIFIER, Identifier::of);
    Optional<Duration> lasts =
        body.optionalNumber(MINUTES, 1, MOST_MINUTES).map(Duration::ofMinutes);
    Counter locked = lock.lock(call.tenant(), Optional.of(call.client()), identifier, lasts);
    tell(call, "identifier locked", 1);
    return Answer.ok(out -> CounterJson.write(out, locked));
  }

  private Answer unlock(Call call) {
    Body body = call.body().only(IDENTIFIERS);
    List<Identifier> identifiers = body.texts(IDENTIFIERS, Identifier::of);
    if (identifiers.isEmpty() || identifiers.size() > MOST_AT_ONCE) {
      throw new InvalidFields(IDENTIFIERS, "must be 1 to " + MOST_AT_ONCE);
    }
    Map<Identifier, UnlockIdentifiers.Result> results =
        unlock.unlock(call.tenant(), Optional.of(call.client()), identifiers);
    long unlocked =
        results.values().stream()
            .filter(Predicate.isEqual(UnlockIdentifiers.Result.UNLOCKED))
            .count();
    tell(call, "identifiers unlocked", unlocked);
    return Answer.ok(out ->
        Json.objects(
            out,
            "results",
            results.entrySet(),
            one -> {
              out.writeStringProperty(IDENTIFIER, one.getKey().text());
              out.writeStringProperty("result", CounterJson.text(one.getValue()));
            }));
  }

  private static void tell(Call call, String what, long many) {
    LOG.atInfo()
        .addKeyValue("tenant", call.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("identifiers", many)
        .log(what);
  }
}
