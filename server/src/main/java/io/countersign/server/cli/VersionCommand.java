package io.countersign.server.cli;

import io.countersign.server.operations.Version;

/** Prints the version. */
record VersionCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("version", "Prints the version, and that of Java.");
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings) {
    surroundings.out().println("countersign " + Version.text());
    surroundings.out().println("java " + Runtime.version());
  }
}
