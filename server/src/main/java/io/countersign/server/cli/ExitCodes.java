package io.countersign.server.cli;

/** How a command ends. */
final class ExitCodes {

  static final int DONE = 0;
  static final int FAILED = 1;

  /** Called in the wrong way, or with a wrong configuration. */
  static final int USAGE = 2;

  private ExitCodes() {}
}
