package io.countersign.application.replay;

import java.util.Set;

/** What another policy changes for somebody who signs in. */
public enum Change {
  /** Nothing: they prove the same, or are denied as before. */
  SAME("same"),
  /** They prove more often. */
  MORE("more"),
  /** They prove less often. */
  LESS("less"),
  /** They prove as often, but something else. */
  OTHER("other"),
  /** They are no longer let in, since they have nothing that they could be asked for. */
  LOCKED_OUT("lockedOut"),
  /** They are no longer let in, since the policy says so. */
  DENIED("denied"),
  /** They are let in, and were not before. */
  ADMITTED("admitted"),
  /** They are not let in, since the policy fails. */
  FAILED("failed");

  /** Denials for want of something to ask for, or to enroll. */
  private static final Set<String> NOTHING_USABLE =
      Set.of("no-usable-factor", "no-factor-available");

  private final String text;

  Change(String text) {
    this.text = text;
  }

  /** The name on the wire, for example {@code lockedOut}. */
  public String text() {
    return text;
  }

  /** From one course of a sign-in to another. */
  public static Change of(Course then, Course now) {
    if (now.failed()) {
      return FAILED;
    }
    if (now.denied().isPresent()) {
      return then.denied().isPresent() ? SAME : denial(now.denied().get());
    }
    if (then.denied().isPresent()) {
      return ADMITTED;
    }
    int more = now.asked().size() - then.asked().size();
    if (more == 0) {
      return now.proved().equals(then.proved()) ? SAME : OTHER;
    }
    return more > 0 ? MORE : LESS;
  }

  private static Change denial(String reason) {
    return NOTHING_USABLE.contains(reason) ? LOCKED_OUT : DENIED;
  }
}
