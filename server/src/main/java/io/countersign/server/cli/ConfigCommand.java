package io.countersign.server.cli;

import io.countersign.server.config.DefaultFile;

/** Prints the documented configuration. */
record ConfigCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("config", "Prints a configuration file with every setting and its default.");
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings) {
    surroundings.out().print(DefaultFile.text());
  }
}
