package io.countersign.domain.policy;

/**
 * What an application says of somebody in words of its own.
 *
 * @param json an object (RFC 8259) without line breaks between its tokens, at most 16,000
 *     characters; whoever makes one sees to it that it is
 */
public record Metadata(String json) {

  /** Nothing. */
  public static final Metadata NONE = new Metadata("{}");

  private static final int LONGEST = 16_000;

  /**
   * @throws IllegalArgumentException if it is too long or clearly no object
   */
  public Metadata {
    if (json.length() > LONGEST) {
      throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
    }
    if (!json.startsWith("{") || !json.endsWith("}") || json.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("must be an object");
    }
  }
}
