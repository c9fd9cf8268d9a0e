package io.countersign.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a code to an address, which takes {@code {"from": address, "proof": {"code": code}}} from
 * whoever got it, and has one fault or none.
 */
final class LetterFactor implements Factor {

  private static final String PREFIX = "letter:";

  private final LetterFault fault;
  private final AtomicLong seen = new AtomicLong();

  LetterFactor(LetterFault fault) {
    this.fault = fault;
  }

  /** A code, until when it is good, and the address that it went to. */
  private record Sent(String code, Instant expiresAt, String address) {

    SecretBytes state() {
      return SecretBytes.of(
          (PREFIX + code + " " + expiresAt.getEpochSecond() + " " + address).getBytes(UTF_8));
    }

    static Sent of(SecretBytes state) {
      String text = new String(state.reveal(), UTF_8);
      if (!text.startsWith(PREFIX)) {
        throw new IllegalStateException("no letter");
      }
      String[] parts = text.substring(PREFIX.length()).split(" ", 3);
      return new Sent(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2]);
    }
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    String address = request.options().only("address").text("address");
    return start(sent(address, request.random(), request.now()));
  }

  @Override
  public Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
    Sent before = Sent.of(pending.state());
    return switch (fault) {
      case SENDS_NOTHING_AGAIN -> Optional.empty();
      case SENDS_THE_SAME_AGAIN -> Optional.of(start(before));
      default -> Optional.of(start(sent(before.address(), request.random(), request.now())));
    };
  }

  private EnrollmentStart start(Sent sent) {
    return new EnrollmentStart(
        new Credential(sent.state()), Optional.empty(), shown(sent), message(sent));
  }

  private Sent sent(String address, SecureRandom random, Instant now) {
    if (fault == LetterFault.ENDS_WITH_TIME && now.getEpochSecond() < 0) {
      throw new IllegalArgumentException("too long ago");
    }
    if (fault == LetterFault.REMEMBERS_ONE_RANDOMNESS) {
      seen.incrementAndGet();
    }
    Duration life =
        fault == LetterFault.LIVES_FOR_AN_HOUR ? Duration.ofHours(1) : Duration.ofMinutes(10);
    long code = Math.floorMod(random.nextInt(100_000_000) + seen.get(), 100_000_000L);
    return new Sent("%08d".formatted(code), now.plus(life), address);
  }

  private static Destination destination(String address, boolean masked) {
    return new Destination(address, masked ? "***" : address, Optional.empty());
  }

  private Optional<Message> message(Sent sent) {
    return fault == LetterFault.SENDS_NOTHING
        ? Optional.empty()
        : Optional.of(
            new Message(
                new Channel("letter"),
                destination(sent.address(), fault != LetterFault.MASKS_NOTHING),
                SecretBytes.of(sent.code().getBytes(UTF_8)),
                sent.expiresAt()));
  }

  private Shown shown(Sent sent) {
    return switch (fault) {
      case SHOWS_THE_CODE -> new Shown(Map.of("hint", "not " + sent.code()));
      case SHOWS_THE_ADDRESS -> new Shown(Map.of("to", Map.of("address", sent.address())));
      default -> new Shown(Map.of("to", "***"));
    };
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    Sent sent = Sent.of(pending.state());
    if (!isRight(sent, sent.address(), response, now)) {
      return new Rejected("wrong-code");
    }
    String named = fault == LetterFault.HAS_NO_IDENTITY_OF_ITS_OWN ? "letter" : sent.address();
    String told = fault == LetterFault.TELLS_THE_ADDRESS ? sent.address() : "***";
    return new Verified(new Credential(new Sent("", Instant.EPOCH, sent.address()).state()))
        .identified(SecretBytes.of(named.getBytes(UTF_8)))
        .showing(new Profile(Set.of(), Map.of("destination", told)));
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    Sent sent = sent(Sent.of(credential.state()).address(), request.random(), request.now());
    return new ChallengeStart(new ChallengeState(sent.state()), shown(sent), message(sent));
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    String address = Sent.of(credential.state()).address();
    return isRight(Sent.of(challenge.state()), address, response, now)
        ? new Verified(credential)
        : new Rejected("wrong-code");
  }

  @Override
  public Optional<SecretBytes> answering(Fields response) {
    String from = response.text("from");
    return Optional.of(
        SecretBytes.of(
            (fault == LetterFault.ANSWERS_FOR_SOMEBODY_ELSE ? "me" : from).getBytes(UTF_8)));
  }

  private boolean isRight(Sent sent, String address, Fields response, Instant now) {
    String code = code(response.only("from", "proof"));
    boolean from = response.text("from").equals(address);
    boolean inTime =
        fault == LetterFault.ACCEPTS_WHAT_CAME_TOO_LATE || now.isBefore(sent.expiresAt());
    return sent.code().equals(code) && from && inTime;
  }

  private String code(Fields response) {
    if (!(response.values().get("proof") instanceof Map<?, ?> proof)) {
      if (fault == LetterFault.TAKES_NO_OBJECT) {
        return "";
      }
      throw new MalformedField("proof", "must be an object");
    }
    if (proof.size() > 1 && fault != LetterFault.TAKES_UNKNOWN_FIELDS_WITHIN) {
      throw new MalformedField("proof", "must have a code only");
    }
    if (proof.get("code") instanceof String code && code.matches("[0-9]{8}")) {
      return code;
    }
    throw new MalformedField("proof.code", "must be exactly 8 digits");
  }
}
