package io.countersign.domain.policy;

import java.util.List;

/**
 * What a policy said at one of its stages.
 *
 * @param commands to be done in this order, before the next stage is asked
 * @param remarks how it came to that, for whoever wants to know; at most 32
 * @param memo what it wants to be told at the next stage; at most 16,000 characters, nothing secret
 */
public record Answer(List<Said> commands, List<Remark> remarks, String memo) {

  private static final int MOST_REMARKS = 32;
  private static final int LONGEST_MEMO = 16_000;

  /** A command, and where it was given. */
  public record Said(Command command, Origin origin) {}

  /**
   * What else is to be known of a stage.
   *
   * @param text for example {@code matched}, or what was written to the console; longer ones are
   *     cut at 256 characters
   */
  public record Remark(Origin origin, String text) {

    private static final int LONGEST = 256;

    /** Cuts what is too long. */
    public Remark {
      text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
  }

  /**
   * Keeps copies, and no more remarks than there may be.
   *
   * @throws PolicyFailed if the memo is too long
   */
  public Answer {
    if (memo.length() > LONGEST_MEMO) {
      throw new PolicyFailed("memo-too-long", "more than " + LONGEST_MEMO + " characters");
    }
    commands = List.copyOf(commands);
    remarks = remarks.stream().limit(MOST_REMARKS).toList();
  }
}
