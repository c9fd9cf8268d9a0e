package io.countersign.application.risk;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.user.Users;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Context;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Familiarity;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the user came in with this device before. */
public final class NewDevice implements Assessor {

  private final KnownDevices devices;
  private final Users users;
  private final Fingerprints fingerprints;
  private final Duration window;

  /**
   * @param window how long a device is known after the user came in with it, 1 to 365 days
   */
  public NewDevice(KnownDevices devices, Users users, Fingerprints fingerprints, Duration window) {
    this.devices = devices;
    this.users = users;
    this.fingerprints = fingerprints;
    this.window = window;
  }

  @Override
  public String name() {
    return "NewDevice";
  }

  @Override
  public Assessment assess(RiskQuestion question) {
    Set<SecretBytes> known =
        known(question).stream().map(KnownDevice::mark).collect(Collectors.toUnmodifiableSet());
    boolean history = !known.isEmpty();
    return new Familiarity(
            history || users.find(question.tenant(), question.user()).isPresent(),
            history,
            token(question).map(known::contains),
            userAgent(question).map(known::contains))
        .assess();
  }

  /**
   * What the device is known by, if the user came in with it before.
   *
   * @param token that the application keeps there; what a browser calls itself is easily guessed
   */
  public Optional<SecretBytes> known(TenantId tenant, UserId user, SecretBytes token, Instant at) {
    return knownBy(tenant, user, fingerprints.device(tenant, user, token), at);
  }

  /** The same of the device with which an authentication began. */
  public Optional<SecretBytes> known(
      TenantId tenant, UserId user, Circumstances begun, Instant at) {
    List<SecretBytes> marks = begun.sighting().marks();
    int ofAgent = agent(begun.context()).isPresent() ? 1 : 0;
    return marks.stream()
        .limit(Math.max(0, marks.size() - ofAgent))
        .flatMap(mark -> knownBy(tenant, user, mark, at).stream())
        .findFirst();
  }

  private Optional<SecretBytes> knownBy(
      TenantId tenant, UserId user, SecretBytes mark, Instant at) {
    return devices.ofUser(tenant, user).stream()
        .filter(device -> device.mark().equals(mark) && device.knownAt(at, window))
        .map(KnownDevice::mark)
        .findFirst();
  }

  /** By what the device may be known again: its token, and then what its browser calls itself. */
  List<SecretBytes> marks(RiskQuestion question) {
    return Stream.of(token(question), userAgent(question)).flatMap(Optional::stream).toList();
  }

  /** To be called in the transaction in which the user comes in. */
  void remember(TenantId tenant, UserId user, List<SecretBytes> marks, Instant at) {
    if (marks.isEmpty()) {
      return;
    }
    Set<SecretBytes> justSeen =
        devices.ofUser(tenant, user).stream()
            .filter(device -> device.justSeen(at, window))
            .map(KnownDevice::mark)
            .collect(Collectors.toUnmodifiableSet());
    List<SecretBytes> toKeep = marks.stream().filter(mark -> !justSeen.contains(mark)).toList();
    for (SecretBytes mark : toKeep) {
      devices.keep(new KnownDevice(tenant, user, mark, at, window));
    }
    if (!toKeep.isEmpty()) {
      devices.forgetOldest(tenant, user);
    }
  }

  private List<KnownDevice> known(RiskQuestion question) {
    return devices.ofUser(question.tenant(), question.user()).stream()
        .filter(device -> device.knownAt(question.at(), window))
        .toList();
  }

  private Optional<SecretBytes> token(RiskQuestion question) {
    return question
        .device()
        .map(token -> fingerprints.device(question.tenant(), question.user(), token));
  }

  private Optional<SecretBytes> userAgent(RiskQuestion question) {
    return agent(question.context())
        .map(agent -> fingerprints.userAgent(question.tenant(), question.user(), agent));
  }

  private static Optional<String> agent(Context context) {
    return context.request().userAgent().map(String::strip).filter(agent -> !agent.isEmpty());
  }
}
