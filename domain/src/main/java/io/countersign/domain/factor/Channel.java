package io.countersign.domain.factor;

import java.util.regex.Pattern;

/**
 * A way to a person, such as {@code email}, {@code sms} or {@code voice}.
 *
 * @param value 2 to 32 characters: a lower-case letter, then lower-case letters, digits or dashes
 */
public record Channel(String value) implements Comparable<Channel> {

  // Before the channels below, which are checked with it.
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  /** Electronic mail; destinations are addresses (RFC 5321 section 4.1.2). */
  public static final Channel EMAIL = new Channel("email");

  /** Text messages; destinations are numbers as of E.164. */
  public static final Channel SMS = new Channel("sms");

  /** Spoken calls; destinations are numbers as of E.164. */
  public static final Channel VOICE = new Channel("voice");

  /**
   * @throws IllegalArgumentException if {@code value} is not of the form above
   */
  public Channel {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a channel must match " + FORM.pattern());
    }
  }

  @Override
  public int compareTo(Channel other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
