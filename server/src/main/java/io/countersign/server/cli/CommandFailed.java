package io.countersign.server.cli;

/** A command cannot do what it was asked: the reason is one sentence for the person who asked. */
public final class CommandFailed extends Exception {

  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final String reason;

  private CommandFailed(int exitCode, String reason) {
    super(reason);
    this.exitCode = exitCode;
    this.reason = reason;
  }

  /** It went wrong. */
  public static CommandFailed because(String reason) {
    return new CommandFailed(ExitCodes.FAILED, reason);
  }

  /** It was called in the wrong way. */
  public static CommandFailed usage(String reason) {
    return new CommandFailed(ExitCodes.USAGE, reason);
  }

  String reason() {
    return reason;
  }

  int exitCode() {
    return exitCode;
  }
}
