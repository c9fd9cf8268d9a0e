package io.countersign.contracts;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Accepts the next ten codes of a key, each once, and has one fault or none. */
final class CounterFactor implements Factor {

  private static final int AHEAD = 10;

  private final Fault fault;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Exchanger<String> buffer = new Exchanger<>();
  private volatile String last = "";

  CounterFactor(Fault fault) {
    this.fault = fault;
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    if (fault != Fault.TAKES_UNKNOWN_OPTIONS) {
      request.options().only();
    }
    SecureRandom random =
        fault == Fault.HAS_RANDOMNESS_OF_ITS_OWN ? new SecureRandom() : request.random();
    byte[] key = new byte[Counter.KEY_BYTES];
    byte[] name = new byte[Counter.KEY_BYTES];
    random.nextBytes(name);
    if (fault != Fault.GIVES_ALL_THE_SAME_KEY
        && fault != Fault.GIVES_ALL_THE_SAME_KEY_AND_OTHER_NAMES) {
      random.nextBytes(key);
    }
    Counter counter = new Counter(SecretBytes.of(key), 0);
    Shown shown = new Shown(Map.of("key", HexFormat.of().formatHex(key)));
    last = shown.fields().toString();
    boolean other = fault == Fault.GIVES_ALL_THE_SAME_KEY_AND_OTHER_NAMES;
    return new EnrollmentStart(
        counter.credential(), Optional.of(other ? SecretBytes.of(name) : counter.key()), shown);
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    String code = code(response);
    return switch (fault) {
      case ACCEPTS_THE_CONFIRMATION_AGAIN -> new Verified(pending);
      case CONFIRMS_EVERYTHING -> new Verified(pending);
      case CONFIRMS_NOTHING -> new Rejected("wrong-code");
      default -> check(Counter.of(pending), code);
    };
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    Counter counter = Counter.of(credential);
    return new ChallengeStart(
        ChallengeState.none(),
        fault == Fault.SHOWS_THE_ANSWER
            ? new Shown(Map.of("hint", "try " + counter.code(counter.spent())))
            : Shown.nothing());
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    if (fault == Fault.READS_ANY_CREDENTIAL && credential.state().length() != 24) {
      return new Verified(credential);
    }
    if (fault == Fault.COUNTS_IN_MILLISECONDS && now.toEpochMilli() == 0) {
      return new Rejected("wrong-code");
    }
    Counter counter = Counter.of(credential);
    String code = code(response);
    return switch (fault) {
      case ACCEPTS_EVERYTHING -> new Verified(counter.after(counter.spent()).credential());
      case ACCEPTS_NOTHING -> new Rejected("wrong-code");
      case ACCEPTS_A_RESPONSE_TWICE ->
          check(counter, code) instanceof Verified
              ? new Verified(credential)
              : check(counter, code);
      case NEEDS_THE_CONFIRMATION ->
          counter.spent() == 0 ? new Rejected("not-confirmed") : check(counter, code);
      case REMEMBERS_RESPONSES ->
          seen.add(code) ? check(counter, code) : new Rejected("seen-before");
      default -> check(counter, code);
    };
  }

  private Verification check(Counter counter, String response) {
    String code = fault == Fault.SHARES_A_BUFFER ? throughBuffer(response) : response;
    for (long index = counter.spent(); index < counter.spent() + AHEAD; index++) {
      if (counter.code(index).equals(code)) {
        return new Verified(counter.after(index).credential());
      }
    }
    return new Rejected(fault == Fault.REJECTS_IN_PROSE ? "Wrong code!" : "wrong-code");
  }

  /** What two threads in one buffer may well do to each other. */
  private String throughBuffer(String code) {
    try {
      return buffer.exchange(code, 20, TimeUnit.MILLISECONDS);
    } catch (TimeoutException nobodyElseIsHere) {
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return code;
    }
  }

  private String code(Fields response) {
    Fields known = fault == Fault.TAKES_UNKNOWN_FIELDS ? response : response.only("code");
    return switch (fault) {
      case TRIMS_RESPONSES ->
          Fields.of(Map.of("code", known.text("code").strip())).digits("code", 8);
      case TAKES_DIGITS_OF_ANY_SCRIPT -> anyDigits(known.text("code"));
      case NAMES_ANOTHER_FIELD -> refusing(known, "response", "is malformed");
      case QUOTES_THE_RESPONSE ->
          refusing(known, "code", "is not " + known.values().getOrDefault("code", ""));
      case SPENDS_A_MALFORMED_RESPONSE -> spending(known);
      default -> known.digits("code", 8);
    };
  }

  private static String anyDigits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.isDigit(c) ? Character.digit(c, 10) : c));
    return Fields.of(Map.of("code", digits.toString())).digits("code", 8);
  }

  private static String refusing(Fields response, String field, String reason) {
    try {
      return response.digits("code", 8);
    } catch (MalformedField e) {
      throw new MalformedField(field, reason);
    }
  }

  private String spending(Fields response) {
    try {
      String code = response.digits("code", 8);
      return seen.contains("malformed") ? "" : code;
    } catch (MalformedField e) {
      seen.add("malformed");
      throw e;
    }
  }

  @Override
  public String toString() {
    return fault == Fault.PRINTS_ITS_KEY ? last : "CounterFactor";
  }
}
